import { linesSaid, type AccountInput } from './account-input';
import { contactsToldOnce } from './contacts';
import { namesFrom } from './properties';
import type { AccountDetail, AccountSummary, Conflict, Day, Task } from './records';
import { contactsInProperties, peopleOf } from './people';
import type { Rules } from './rules';
import { rowOf } from './summarise';
import { timelineOf } from './timeline';
import { toldOnce, topicsToldOnce } from './told-once';

/** All of an account but its mentions. */
export function detailOf(input: AccountInput, summary: AccountSummary, conflicts: readonly Conflict[], tasks: readonly Task[], rules: Rules, today: Day): AccountDetail {
	const said = linesSaid(input, today);
	const own = [summary.name, ...summary.aliases];
	return {
		...rowOf(summary),
		facts: toldOnce(said.get('fact') ?? [], own),
		tasks,
		topics: topicsToldOnce(said.get('topic') ?? []),
		contacts: contactsToldOnce([...said.get('contact') ?? [], ...peopleOf(input), ...contactsInProperties(input, rules)]),
		opportunities: toldOnce(said.get('opportunity') ?? [], own),
		blockers: toldOnce(said.get('blocker') ?? [], own),
		decisions: toldOnce(said.get('decision') ?? [], own),
		context: timelineOf(said.get('context') ?? [], input.activities.map((note) => ({
			path: note.path, day: note.role.day, title: namesFrom(note.head, note.properties).name,
		})), input.resolveLink),
		mentions: [],
		conflicts,
	};
}
