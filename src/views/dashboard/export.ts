import type { AccountDetail, AccountSummary, Day } from '../../account/records';
import { contactWords, dueWords, levelWords, longDate, noteName, shortDate } from '../words';
import { nameColumn, type CellContext, type Column } from './columns';

/** A list as a Markdown table of the columns that are shown; names link to their notes, and ages stand beside the days that they are reckoned from. */
export function toMarkdownTable(accounts: readonly AccountSummary[], columns: readonly Column[], context: CellContext): string {
	const shown = columns.filter(({ id }) => id !== 'timeline');
	const all = [nameColumn, ...shown];
	const lines = accounts.map((account) => [nameLink(account), ...shown.map((column) => cell(exact(column, account, context)))]);
	return [all.map(({ title }) => cell(title)), all.map(({ isNumber }) => (isNumber ? '---:' : '---')), ...lines].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** A table is kept for longer than a list is looked at: "5 weeks ago" alone would soon be wrong. */
function exact(column: Column, account: AccountSummary, context: CellContext): string {
	const words = column.text(account, context);
	return column.id === 'contact' && account.lastContact !== null ? `${account.lastContact.date} (${words})` : words;
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
	const head = ['Account', 'Path', 'Last contact', 'Days since contact', ...shown.map(({ title }) => title)];
	const lines = accounts.map((account) => [
		account.name, account.path ?? '', account.lastContact?.date ?? '', String(account.staleness.days ?? ''),
		...shown.map((column) => csvText(column, account, context)),
	]);
	return [head, ...lines].map((values) => values.map(csvValue).join(',')).join('\r\n').concat('\r\n');
}

function csvText(column: Column, account: AccountSummary, context: CellContext): string {
	if (column.id === 'next') return account.nextContact ?? '';
	const words = column.text(account, context);
	// An average leaves empty cells out.
	return column.isNumber && words === '' ? '0' : words;
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
