import { allMentions } from '../../account/mentions';
import type { AccountDetail, Conflict, ContextEntry, Mention } from '../../account/records';
import { plainText } from '../../note';
import { accountDetail, accountFlag, type CliCommand } from '../command';
import { publicRow } from '../row';
import { publicConflict, publicContext, publicItem, publicMention, publicTask } from '../shapes';
import { contactWords, itemLine, levelWords, place, problemLine, section, taskLines } from '../words';

/** `account-dashboard:show`: all of one account. */
export const show: CliCommand = {
	action: 'show',
	description: 'Show all of one account: facts, tasks, contacts, mentions and what its notes disagree on',
	flags: { account: { ...accountFlag, required: true } },
	run: async (context, flags) => {
		const { id, detail } = accountDetail(context, flags);
		const mentions = allMentions(await context.index.mentionsOf(id), await context.index.plainMentionsOf(id));
		return {
			json: {
				...publicRow(detail),
				facts: detail.facts.map(publicItem),
				tasks: detail.tasks.map(publicTask),
				topics: detail.topics.map(publicItem),
				contacts: detail.contacts.map(publicItem),
				opportunities: detail.opportunities.map(publicItem),
				blockers: detail.blockers.map(publicItem),
				decisions: detail.decisions.map(publicItem),
				context: detail.context.map(publicContext),
				mentions: mentions.map(publicMention),
				conflicts: detail.conflicts.map(publicConflict),
			},
			text: () => words(detail, mentions),
		};
	},
};

function words(detail: AccountDetail, mentions: readonly Mention[]): string {
	const { name, status, industry, owner, tags, notes, nextContact } = detail;
	return [
		name,
		...[
			['Status', status],
			['Industry', industry],
			['Owner', owner],
			['Last contact', `${contactWords(detail)}${detail.lastContact ? ` (${detail.lastContact.path})` : ''}`],
			['Next contact', nextContact],
			['Staleness', `${levelWords(detail.staleness)} (every ${detail.staleness.cadence} days)`],
			['Tags', tags.join(', ')],
			['Notes', notes.join(', ')],
		].flatMap(([label, value]) => value ? [`${label}: ${value}`] : []),
		...section('Conflicts', detail.conflicts.flatMap(conflictLines)),
		...section('Facts', detail.facts.map(itemLine)),
		...section('Tasks', detail.tasks.flatMap((task) => taskLines(task, false))),
		...section('Contacts', detail.contacts.map(itemLine)),
		...section('Opportunities', detail.opportunities.map(itemLine)),
		...section('Blockers', detail.blockers.map(itemLine)),
		...section('Decisions', detail.decisions.map(itemLine)),
		...section('Topics', detail.topics.map(({ text }) => `- ${text}`)),
		...section('Context', detail.context.map(entryLine)),
		...section('Mentions', mentions.map(entryLine)),
		...section('Problems', detail.problems.map(problemLine)),
	].join('\n');
}

function conflictLines({ field, values, chosen }: Conflict): readonly string[] {
	return [
		`- ${field}: ${chosen}`,
		...values.map(({ value, path, date }) => `    ${value} (${date ? `${path}, ${date}` : path})`),
	];
}

function entryLine(entry: ContextEntry | Mention): string {
	return `- ${entry.date ? `${entry.date}: ` : ''}${plainText(entry.text)} (${place(entry)})`;
}
