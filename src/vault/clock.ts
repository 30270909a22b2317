import type { Day } from '../account/records';

/** Where "now" comes from; tests bring their own. */
export interface Clock {
	now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The local calendar day of a moment. */
export function dayOf(moment: Date): Day {
	const year = String(moment.getFullYear()).padStart(4, '0');
	const month = String(moment.getMonth() + 1).padStart(2, '0');
	return `${year}-${month}-${String(moment.getDate()).padStart(2, '0')}`;
}

/** Milliseconds until the next local day begins, also over a change of summer time. */
export function untilTomorrow(moment: Date): number {
	const next = new Date(moment.getFullYear(), moment.getMonth(), moment.getDate() + 1);
	return next.getTime() - moment.getTime();
}
