const RealDate = Date;

/** Milliseconds by which the host's clock is ahead of the machine's. */
let ahead = 0;

class ShiftedDate extends RealDate {
	constructor(...args: unknown[]) {
		// With no argument a date is now; every other way of making one is unchanged.
		if (args.length === 0) super(RealDate.now() + ahead);
		else super(...args as [number]);
	}

	static override now(): number {
		return RealDate.now() + ahead;
	}

	static override [Symbol.hasInstance](value: unknown): boolean {
		return Object.prototype.toString.call(value) === '[object Date]';
	}
}

/** Makes it noon of this day, here; null puts the clock right again. Time goes on from there. */
export function setToday(day: string | null): void {
	ahead = 0;
	globalThis.Date = RealDate;
	if (day === null) return;
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	ahead = new RealDate(year, month - 1, date, 12).getTime() - RealDate.now();
	globalThis.Date = ShiftedDate as DateConstructor;
}
