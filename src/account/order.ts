import type { AccountSummary, StalenessLevel } from './records';

/** Which way round an order says: negative when `a` comes first. */
export type Compare = (a: AccountSummary, b: AccountSummary) => number;

const tiers: Readonly<Record<StalenessLevel, number>> = {
	stale: 0, due: 0, unknown: 1, fresh: 2, snoozed: 3, untracked: 4,
};

/** Most days past due first, then unknown, then by the day they fall due, untracked last. */
export function byAttention(a: AccountSummary, b: AccountSummary): number {
	const tier = tiers[a.staleness.level] - tiers[b.staleness.level];
	if (tier !== 0) return tier;
	const past = (b.staleness.pastDue ?? 0) - (a.staleness.pastDue ?? 0);
	return past !== 0 ? past : untilDue(a) - untilDue(b);
}

function untilDue({ staleness: { days, cadence } }: AccountSummary): number {
	return days === null ? 0 : cadence - days;
}
