import type { AccountDetail, AccountSummary, Day } from '../../account/records';
import { contactWords, dueWords, levelWords, longDate, noteName, shortDate } from '../words';
import { nameColumn, type CellContext, type Column } from './columns';

/** A list as a Markdown table of the columns that are shown; names link to their notes. */
export function toMarkdownTable(accounts: readonly AccountSummary[], columns: readonly Column[], context: CellContext): string {
	const shown = columns.filter(({ id }) => id !== 'timeline');
	const head = [nameColumn, ...shown].map(({ title }) => cell(title));
	const lines = accounts.map((account) => [nameLink(account), ...shown.map((column) => cell(column.text(account, context)))]);
	return [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function nameLink({ name, path }: AccountSummary): string {
	if (path === null) return cell(name);
	// Inside a table the pipe of a link is escaped.
	return `[[${path.replace(/\.md$/i, '')}\\|${cell(name).replace(/[[\]]/g, '')}]]`;
}

function cell(text: string): string {
	return text.replace(/\\/g, '\\\\').replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim();
}

/** A list as comma-separated values with exact days, for spreadsheets. */
export function toCsv(accounts: readonly AccountSummary[], columns: readonly Column[], context: CellContext): string {
	const shown = columns.filter(({ id }) => id !== 'timeline' && id !== 'contact');
	const head = ['Account', 'Path', 'Last contact', 'Days', ...shown.map(({ title }) => title)];
	const lines = accounts.map((account) => [
		account.name, account.path ?? '', account.lastContact?.date ?? '', String(account.staleness.days ?? ''),
		...shown.map((column) => (column.id === 'next' ? account.nextContact ?? '' : column.text(account, context))),
	]);
	return [head, ...lines].map((values) => values.map(csvValue).join(',')).join('\r\n').concat('\r\n');
}

/** Quoted where needed; what a spreadsheet would take for a formula is made text. */
function csvValue(value: string): string {
	const safe = /^[=+\-@\t\r]/.test(value) && Number.isNaN(Number(value)) ? `'${value}` : value;
	return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** One account as Markdown to paste into a message or a note. */
export function toMarkdown(detail: AccountDetail, today: Day): string {
	const { lastContact } = detail;
	const due = dueWords(detail.staleness, detail.nextContact, today);
	const contact = lastContact === null
		? 'none on record'
		: `${longDate(lastContact.date)} (${contactWords(lastContact, today)}${due === '' ? '' : `, ${due}`}), from ${noteName(lastContact.path)}`;
	const lines = [
		`## ${detail.name}`, '',
		...field('Status', detail.status), ...field('Industry', detail.industry), ...field('Owner', detail.owner),
		`- **Last contact:** ${contact}`, `- **Level:** ${levelWords[detail.staleness.level].word}`,
		...list('Blockers', detail.blockers), ...list('Facts', detail.facts), ...list('Opportunities', detail.opportunities),
		...tasks(detail), ...list('Contacts', detail.contacts), ...list('Decisions', detail.decisions),
	];
	return `${lines.join('\n')}\n`;
}

function field(name: string, value: string | null): readonly string[] {
	return value === null ? [] : [`- **${name}:** ${value}`];
}

function list(title: string, items: readonly { readonly text: string }[]): readonly string[] {
	return items.length === 0 ? [] : ['', `### ${title}`, '', ...items.map(({ text }) => `- ${text}`)];
}

function tasks(detail: AccountDetail): readonly string[] {
	const open = detail.tasks.filter(({ state }) => state === 'open');
	const texts = open.map(({ text, due, owner }) => ({
		text: `[ ] ${text}${due === null ? '' : ` (due ${shortDate(due)})`}${owner === null ? '' : ` @${owner}`}`,
	}));
	return list('Open tasks', texts);
}
