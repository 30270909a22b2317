import { addDays, daysBetween } from '../note/days';
import type { Day, Staleness } from './records';
import type { Rules } from './rules';

/** What decides how stale an account is. */
export interface StalenessInput {
	readonly status: string | null;
	readonly snoozeUntil: Day | null;
	readonly nextContact: Day | null;
	readonly lastContact: Day | null;
	/** What the account's note says; null where it says nothing. */
	readonly cadence: number | null;
}

/** How stale an account is on a day (design §4), in calendar days. */
export function stalenessOf(input: StalenessInput, rules: Pick<Rules, 'isUntracked' | 'cadenceFor'>, today: Day): Staleness {
	const { status, snoozeUntil, nextContact, lastContact } = input;
	const cadence = rules.cadenceFor(input.cadence, status);
	const days = lastContact === null ? null : daysBetween(lastContact, today);
	const at = (level: Staleness['level'], pastDue: number | null): Staleness => ({ level, days, cadence, pastDue });
	if (rules.isUntracked(status)) return at('untracked', 0);
	if (snoozeUntil !== null && snoozeUntil >= today) return at('snoozed', 0);
	if (nextContact !== null && (lastContact === null || nextContact > lastContact)) {
		if (today < nextContact) return at('fresh', 0);
		return at(today < addDays(nextContact, cadence) ? 'due' : 'stale', daysBetween(nextContact, today));
	}
	if (days === null) return at('unknown', null);
	if (days <= cadence) return at('fresh', 0);
	return at(days <= 2 * cadence ? 'due' : 'stale', days - cadence);
}
