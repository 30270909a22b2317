import { MarkdownRenderer, type App, type Component } from 'obsidian';
import type { Conflict } from '../../account/records';
import { stateOf } from '../../account/rollup';
import type { MergeChoices, MergePlan } from '../../merge/plan';
import type { Settings } from '../../settings/settings';
import { freshId } from '../dom';
import { countOf } from '../words';
import { fieldRows, notesOf } from './field-table';
import { diffLines } from './line-diff';

/** How a plan is shown, and whom to tell of a choice. */
export interface PlanViewOptions {
	readonly app: App;
	readonly component: Component;
	readonly paths: readonly string[];
	readonly choices: MergeChoices;
	readonly taskStates: Settings['taskStates'];
	readonly choose: (change: Partial<MergeChoices>) => void;
}

/** Draws a plan: what is kept, what disagrees, what is told once, which links change, the note as it will be. */
export function drawPlan(el: HTMLElement, plan: MergePlan, options: PlanViewOptions): void {
	drawSurvivor(el, plan, options);
	if (plan.warnings.length > 0) drawWarnings(el, plan.warnings);
	if (plan.conflicts.length > 0) {
		const section = openSection(el, `The notes disagree about ${countOf(plan.conflicts.length, 'thing')}`);
		for (const conflict of plan.conflicts) drawConflict(section, conflict, options);
	}
	drawFields(el, plan);
	if (plan.near.length > 0) drawNear(el, plan, options);
	drawResult(el, plan, options);
	if (plan.links.length > 0) {
		const total = plan.links.reduce((sum, { count }) => sum + count, 0);
		const list = foldedSection(el, `${countOf(total, 'link')} in ${countOf(plan.links.length, 'note')} will lead to the note that is kept`).createEl('ul');
		for (const { path, count } of plan.links) list.createEl('li', { text: count === 1 ? path : `${path} (${String(count)})` });
	}
	if (plan.collapsed.length > 0) {
		const list = foldedSection(el, `${countOf(plan.collapsed.length, 'text')} told once from now on`).createEl('ul');
		for (const { text, sources } of plan.collapsed) {
			const item = list.createEl('li', { text });
			item.createSpan({ cls: 'acct-merge-source', text: ` ${sources.map(({ path, line }) => `${path}:${String(line)}`).join(', ')}` });
		}
	}
}

function drawSurvivor(el: HTMLElement, plan: MergePlan, { paths, choose }: PlanViewOptions): void {
	const section = openSection(el, 'Keep this note');
	const group = section.createDiv({ cls: 'acct-merge-options', attr: { role: 'radiogroup', 'aria-label': 'Keep this note' } });
	const name = freshId();
	for (const path of paths) {
		const isKept = path === plan.survivor;
		const note = isKept ? 'kept' : plan.removals.find((removal) => removal.path === path)?.archive ? 'goes to the archive' : 'goes to the trash';
		drawRadio(group, { name, value: path, text: path, note, isChecked: isKept }, () => { choose({ survivor: path, fields: {} }); });
	}
}

function drawConflict(el: HTMLElement, { field, values, chosen }: Conflict, { choices, taskStates, choose }: PlanViewOptions): void {
	const group = el.createDiv({ cls: 'acct-merge-field', attr: { role: 'radiogroup', 'aria-label': field } });
	group.createDiv({ cls: 'acct-merge-field-name', text: field });
	const options = group.createDiv({ cls: 'acct-merge-options' });
	const name = freshId();
	let hasChosen = false;
	for (const { value, path, date } of values) {
		const isChecked: boolean = !hasChosen && (choices.fields[field] ?? null) === null ? value === chosen : choices.fields[field] === path;
		hasChosen ||= isChecked;
		const note = date === null ? path : `${path}, last contact ${date}`;
		drawRadio(options, { name, value: path, text: field.startsWith('task: ') ? stateWord(value, taskStates) : value, note, isChecked }, () => { choose({ fields: { ...choices.fields, [field]: path } }); });
	}
}

/** `[x] done`: the box as written and what it means. */
function stateWord(value: string, states: Settings['taskStates']): string {
	const char = /^\[(.)\]$/u.exec(value)?.[1];
	return char === undefined ? value : `${value} ${stateOf(char, states)}`;
}

const fieldsTitle = 'All properties side by side';

/** All properties side by side; what is kept stands in the last column. */
function drawFields(el: HTMLElement, plan: MergePlan): void {
	const rows = fieldRows(plan);
	if (rows.length === 0) return;
	const frame = foldedSection(el, fieldsTitle).createDiv({ cls: 'acct-merge-fields', attr: { tabindex: '0', role: 'group', 'aria-label': fieldsTitle } });
	const table = frame.createEl('table');
	const head = table.createEl('thead').createEl('tr');
	for (const title of ['Property', ...notesOf(plan), 'Kept']) head.createEl('th', { text: title, attr: { scope: 'col' } });
	const body = table.createEl('tbody');
	for (const { field, values, kept } of rows) {
		const row = body.createEl('tr');
		row.createEl('th', { text: field, attr: { scope: 'row' } });
		for (const { text, isKept } of values) row.createEl('td', { text, cls: isKept ? '' : 'is-other' });
		row.createEl('td', { text: kept, cls: 'is-kept' });
	}
}

function drawNear(el: HTMLElement, { near }: MergePlan, { choices, choose }: PlanViewOptions): void {
	const section = openSection(el, `${countOf(near.length, 'text')} nearly the same: both stay unless you switch one off`);
	for (const { id, section: heading, kept, dropped, isCollapsed } of near) {
		const label = section.createEl('label', { cls: 'acct-merge-near' });
		const box = label.createEl('input', { type: 'checkbox', attr: { 'data-focus': `near ${id}` } });
		box.checked = isCollapsed;
		const words = label.createDiv();
		words.createDiv({ cls: 'acct-merge-source', text: `${heading}: tell only the first` });
		words.createDiv({ text: kept });
		words.createDiv({ cls: isCollapsed ? 'acct-merge-dropped' : '', text: dropped });
		box.addEventListener('change', () => { choose({ collapse: box.checked ? [...choices.collapse, id] : choices.collapse.filter((one) => one !== id) }); });
	}
}

function drawWarnings(el: HTMLElement, warnings: readonly string[]): void {
	const list = el.createEl('ul', { cls: 'acct-merge-warnings', attr: { 'aria-label': 'Warnings' } });
	for (const warning of warnings) list.createEl('li', { text: warning });
}

const resultTitle = 'The note as it will be';

/** The note as it will be, drawn; and as a comparison with what it is now. */
function drawResult(el: HTMLElement, plan: MergePlan, { app, component }: PlanViewOptions): void {
	const note = foldedSection(el, resultTitle);
	let isDrawn = false;
	note.parentElement?.addEventListener('toggle', () => {
		if (isDrawn) return;
		isDrawn = true;
		const body = plan.result.replace(/^\uFEFF?---\r?\n[\s\S]*?\n---\r?\n/, '');
		void MarkdownRenderer.render(app, body, note.createDiv({ cls: 'acct-merge-preview markdown-rendered', attr: { tabindex: '0', role: 'group', 'aria-label': resultTitle } }), plan.survivor, component);
	});
	const changes = foldedSection(el, `What changes in ${plan.survivor}`, true);
	drawDiff(changes, plan.edits[0]?.before ?? '', plan.result);
}

const context = 2;

function drawDiff(el: HTMLElement, before: string, after: string): void {
	const lines = diffLines(before, after);
	if (lines.every(({ kind }) => kind === 'same')) {
		el.createDiv({ cls: 'acct-merge-source', text: 'Nothing: it says all that the others say.' });
		return;
	}
	const table = el.createDiv({ cls: 'acct-merge-diff', attr: { tabindex: '0', role: 'group', 'aria-label': 'Changed lines' } });
	let skipped = 0;
	lines.forEach(({ kind, text }, place) => {
		const isNear = lines.slice(Math.max(place - context, 0), place + context + 1).some((line) => line.kind !== 'same');
		if (!isNear) {
			skipped += 1;
			return;
		}
		if (skipped > 0) table.createDiv({ cls: 'acct-merge-skipped', text: '⋯' });
		skipped = 0;
		const row = table.createDiv({ cls: `acct-merge-line is-${kind}` });
		row.createSpan({ cls: 'acct-merge-sign', text: kind === 'added' ? '+' : kind === 'removed' ? '−' : ' ', attr: { 'aria-label': kind === 'same' ? '' : kind } });
		row.createSpan({ text: text === '' ? ' ' : text });
	});
}

interface Radio {
	readonly name: string;
	readonly value: string;
	readonly text: string;
	readonly note: string;
	readonly isChecked: boolean;
}

function drawRadio(el: HTMLElement, { name, value, text, note, isChecked }: Radio, onChoose: () => void): void {
	const label = el.createEl('label', { cls: isChecked ? 'acct-merge-option is-chosen' : 'acct-merge-option' });
	const input = label.createEl('input', { type: 'radio', attr: { name, 'data-focus': `${el.getAttribute('aria-label') ?? el.parentElement?.getAttribute('aria-label') ?? ''} ${value}` } });
	input.checked = isChecked;
	input.addEventListener('change', onChoose);
	const words = label.createDiv({ cls: 'acct-merge-words' });
	words.createDiv({ text });
	words.createDiv({ cls: 'acct-merge-source', text: note });
}

function openSection(el: HTMLElement, title: string): HTMLElement {
	const section = el.createEl('section', { cls: 'acct-merge-section' });
	section.createEl('h3', { text: title });
	return section;
}

function foldedSection(el: HTMLElement, title: string, isOpen = false): HTMLElement {
	const details = el.createEl('details', { cls: 'acct-merge-section' });
	details.open = isOpen;
	details.createEl('summary', { text: title });
	return details.createDiv();
}
