import { firstValue, linesSaid, type AccountInput } from './account-input';
import { contactsToldOnce } from './contacts';
import { namesFrom } from './properties';
import type { AccountDetail, AccountSummary, Conflict, Day, Task } from './records';
import { lineOfKey } from './fields';
import { rowOf } from './summarise';
import { timelineOf } from './timeline';
import { toldOnce, topicsToldOnce, type Said } from './told-once';
import { firstText, isPlaceholder, textsIn } from './values';

/** All of an account but its mentions. */
export function detailOf(input: AccountInput, summary: AccountSummary, conflicts: readonly Conflict[], tasks: readonly Task[], today: Day): AccountDetail {
	const said = linesSaid(input, today);
	const own = [summary.name, ...summary.aliases];
	return {
		...rowOf(summary),
		facts: toldOnce(said.get('fact') ?? [], own),
		tasks,
		topics: topicsToldOnce(said.get('topic') ?? []),
		contacts: contactsToldOnce([...said.get('contact') ?? [], ...peopleOf(input), ...contactsInProperties(input)]),
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

/** Notes about people of the account: `Name – role – mail`. */
function peopleOf({ people }: AccountInput): readonly Said[] {
	return people.map((note) => {
		const { name } = namesFrom(note.head, note.properties);
		const parts = [name, firstText(firstValue(note, 'role')), firstText(firstValue(note, 'email'))];
		return { text: parts.filter((part) => part !== null).join(' – '), path: note.path, line: 1, date: null };
	});
}

function contactsInProperties({ notes }: AccountInput): readonly Said[] {
	return notes.flatMap(({ properties, path, head, body }) => properties
		.filter(({ meaning }) => meaning === 'contacts')
		.flatMap(({ key, value }) => textsIn(value).filter((text) => !isPlaceholder(text))
			.map((text) => ({ text, path, line: lineOfKey(head, body, key), date: null }))));
}
