import { setIcon } from 'obsidian';
import type { AccountDetail, Conflict, ConflictValue, Item, Mention } from '../../account/records';
import { noteName, shortDate } from '../words';
import { drawButton, drawItem, drawList, drawSource, type DetailSection, type SectionTools, type Shown } from './section';
import { taskSection } from './task-section';

function itemSection(id: string, title: string, icon: string, items: (detail: AccountDetail) => readonly Item[]): DetailSection {
	return {
		id, title, icon,
		content: ({ detail }) => items(detail),
		draw: (el, { detail }, tools) => { drawList(el, id, items(detail), tools, (line, item) => { drawItem(line, item, tools); }); },
	};
}

const problemSection: DetailSection = {
	id: 'problems', title: 'Problems', icon: 'triangle-alert',
	content: ({ detail }) => detail.problems,
	draw: (el, { detail }, tools) => {
		drawList(el, 'problems', detail.problems, tools, (line, problem) => {
			line.createSpan({ cls: 'acct-item-text', text: problem.message });
			const source = drawSource(line.createSpan({ cls: 'acct-sources' }), problem, `Open ${noteName(problem.path)} at line ${problem.line}`, tools);
			source.addClass('acct-problem-open');
		});
	},
};

const conflictSection: DetailSection = {
	id: 'conflicts', title: 'Conflicts', icon: 'git-compare',
	content: ({ detail }) => detail.conflicts,
	draw: (el, shown, tools) => {
		for (const conflict of shown.detail.conflicts) drawConflict(el.createDiv({ cls: 'acct-conflict' }), conflict, shown, tools);
	},
};

function drawConflict(el: HTMLElement, conflict: Conflict, shown: Shown, tools: SectionTools): void {
	el.createDiv({ cls: 'acct-conflict-field', text: fieldName(conflict.field) });
	const list = el.createEl('ul', { cls: 'acct-items' });
	for (const value of conflict.values) drawValue(list.createEl('li', { cls: 'acct-conflict-value' }), conflict, value, shown, tools);
}

function drawValue(el: HTMLElement, conflict: Conflict, value: ConflictValue, { summary }: Shown, tools: SectionTools): void {
	const isChosen = value.value === conflict.chosen;
	el.toggleClass('is-chosen', isChosen);
	const mark = el.createSpan({ cls: 'acct-conflict-mark', attr: { 'aria-hidden': 'true' } });
	setIcon(mark, isChosen ? 'check' : 'minus');
	tools.text.draw(el.createSpan({ cls: 'acct-item-text' }), value.value, value.path);
	if (isChosen) el.createSpan({ cls: 'acct-tag', text: 'used' });
	const box = el.createSpan({ cls: 'acct-sources' });
	if (value.date !== null) box.createSpan({ cls: 'acct-faint', text: shortDate(value.date) });
	drawSource(box, { path: value.path, line: 1 }, noteName(value.path), tools);
	const { chooseValue } = tools.actions;
	if (isChosen || chooseValue === undefined) return;
	const use = box.createEl('button', { cls: 'acct-more', text: 'Use this', attr: { 'data-focus': `use ${conflict.field} ${value.path}` } });
	use.addEventListener('click', () => { tools.run(chooseValue(summary, conflict.field, value)); });
}

function fieldName(field: string): string {
	return field.slice(0, 1).toUpperCase() + field.slice(1).replace(/[_-]+/g, ' ');
}

const contextSection: DetailSection = {
	id: 'context', title: 'Timeline', icon: 'calendar-days',
	content: ({ detail }) => detail.context,
	draw: (el, { detail }, tools) => {
		drawList(el, 'context', detail.context, tools, (line, entry) => {
			line.createSpan({ cls: 'acct-date', text: entry.date === null ? 'No date' : shortDate(entry.date) });
			tools.text.draw(line.createSpan({ cls: 'acct-item-text' }), entry.text, entry.path);
			drawSource(line.createSpan({ cls: 'acct-sources' }), entry, null, tools);
		});
	},
};

const mentionSection: DetailSection = {
	id: 'mentions', title: 'Mentions', icon: 'at-sign',
	content: ({ mentions }) => mentions ?? [],
	isAlways: true,
	draw: (el, { mentions }, tools) => {
		drawMentions(el, 'mentions', mentions ?? [], tools);
		const { plainMentions } = tools;
		if (plainMentions === undefined) return;
		const more = el.createEl('button', { cls: 'acct-more', text: 'Search for mentions without a link', attr: { 'data-focus': 'plain' } });
		more.addEventListener('click', () => {
			more.setText('Searching all notes');
			more.disabled = true;
			void plainMentions().catch(() => []).then((found) => {
				more.remove();
				el.createDiv({ cls: 'acct-subhead', text: found.length === 0 ? 'Nothing more without a link' : 'Without a link', attr: { role: 'status' } });
				drawMentions(el, 'plain', found, tools);
			});
		});
	},
};

function drawMentions(el: HTMLElement, name: string, mentions: readonly Mention[], tools: SectionTools): void {
	drawList(el, name, mentions, tools, (line, mention) => {
		if (mention.date !== null) line.createSpan({ cls: 'acct-date', text: shortDate(mention.date) });
		tools.text.draw(line.createSpan({ cls: 'acct-item-text' }), mention.text, mention.path);
		drawSource(line.createSpan({ cls: 'acct-sources' }), mention, null, tools);
	});
}

const noteSection: DetailSection = {
	id: 'notes', title: 'Notes', icon: 'files',
	content: ({ notes: { account, activity, related, people } }) => [account, activity, related, people].flatMap(
		(paths, kind) => paths.map((path) => [kind, path]),
	),
	draw: (el, { summary, notes }, tools) => {
		drawNotes(el, null, notes.account, tools);
		const { merge } = tools.actions;
		if (notes.account.length > 1 && merge !== undefined) {
			drawButton(el, 'merge', `Merge ${notes.account.length} notes`, () => { merge([summary]); });
		}
		drawNotes(el, 'Activity notes', notes.activity, tools);
		drawNotes(el, 'Related notes', notes.related, tools);
		drawNotes(el, 'People', notes.people, tools);
	},
};

function drawNotes(el: HTMLElement, title: string | null, paths: readonly string[], tools: SectionTools): void {
	if (paths.length === 0) return;
	if (title !== null) el.createDiv({ cls: 'acct-subhead', text: title });
	drawList(el, title ?? 'notes', paths, tools, (line, path) => {
		const name = line.createEl('button', { cls: 'acct-note', text: path, attr: { dir: 'auto', 'data-path': path } });
		name.addEventListener('click', (event) => { tools.open(path, null, event); });
		if (path === tools.mainPath && paths.length > 1) line.createSpan({ cls: 'acct-tag', text: 'main note' });
	});
}

/** The parts of an account's details, most pressing first. */
export const detailSections: readonly DetailSection[] = [
	problemSection,
	conflictSection,
	taskSection,
	itemSection('blockers', 'Blockers', 'octagon-alert', (detail) => detail.blockers),
	itemSection('facts', 'Facts', 'lightbulb', (detail) => detail.facts),
	itemSection('opportunities', 'Opportunities', 'trending-up', (detail) => detail.opportunities),
	itemSection('contacts', 'Contacts', 'users', (detail) => detail.contacts),
	itemSection('decisions', 'Decisions', 'signpost', (detail) => detail.decisions),
	itemSection('topics', 'Topics', 'tags', (detail) => detail.topics),
	contextSection,
	mentionSection,
	noteSection,
];
