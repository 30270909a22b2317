import { setIcon } from 'obsidian';
import type { AccountDetail, AccountNotes, AccountSummary, Day, Item, Mention, Source, TaskState } from '../../account/records';
import type { AccountActions, Outcome } from '../actions';
import type { RichText } from '../rich-text';
import { directionOf } from '../dom';
import { longDate, noteName, smallDate } from '../words';

/** Everything that the details of one account show. */
export interface Shown {
	readonly summary: AccountSummary;
	readonly detail: AccountDetail;
	readonly notes: AccountNotes;
	readonly today: Day;
	/** Null while they are being looked for. */
	readonly mentions: readonly Mention[] | null;
}

/** What a person did to what is shown, kept while it is drawn anew. */
export class Memory {
	/** Tasks that were ticked, by their text, with the state before: they keep their places, or the next one would come under the pointer. */
	readonly ticked = new Map<string, TaskState>();
	/** Lists of which all is shown. */
	readonly opened = new Set<string>();
}

/** What a section may use to draw and to act. */
export interface SectionTools {
	readonly text: RichText;
	readonly actions: AccountActions;
	/** The account's main note: what comes from it needs no name. */
	readonly mainPath: string | null;
	readonly memory: Memory;
	/** Opens a note, at a line counting from 1 if one is given. */
	open(path: string, line: number | null, event: MouseEvent | KeyboardEvent): void;
	/** Notes that name the account without a link: searched through all texts, so only when asked. */
	readonly plainMentions?: () => Promise<readonly Mention[]>;
	/** Waits for what an action brings and tells the person. */
	run(work: Promise<Outcome>): void;
}

/** A part of the details with a heading. Others may bring sections of their own. */
export interface DetailSection {
	readonly id: string;
	readonly title: string;
	readonly icon: string;
	/** What it draws: while this stays equal the section is left alone; empty hides it. */
	content(shown: Shown): readonly unknown[];
	/** Whether it is shown without content too, because it has something to offer. */
	readonly isAlways?: boolean;
	/** Draws into an empty element. */
	draw(el: HTMLElement, shown: Shown, tools: SectionTools): void;
}

const firstFew = 7;

/** A list that shows its first lines and the rest when asked; its name tells it from others that are shown with it. */
export function drawList<Line>(el: HTMLElement, name: string, lines: readonly Line[], { memory: { opened } }: SectionTools, draw: (item: HTMLElement, line: Line) => void): void {
	const list = el.createEl('ul', { cls: 'acct-items' });
	const few = lines.length > firstFew + 1 && !opened.has(name) ? lines.slice(0, firstFew) : lines;
	for (const line of few) draw(list.createEl('li', { cls: 'acct-item' }), line);
	if (few.length === lines.length) return;
	const more = el.createEl('button', { cls: 'acct-more', text: `Show all ${lines.length}` });
	more.addEventListener('click', () => {
		opened.add(name);
		more.remove();
		const items = lines.slice(firstFew).map((line) => {
			const item = list.createEl('li', { cls: 'acct-item', attr: { tabindex: '-1' } });
			draw(item, line);
			return item;
		});
		items[0]?.focus();
	});
}

/** A text, when it was said where that is known, and the notes that say it. */
export function drawItem(el: HTMLElement, { text, sources, date }: Item, tools: SectionTools): void {
	el.setAttribute('dir', directionOf(text) ?? 'auto');
	tools.text.draw(el.createSpan({ cls: 'acct-item-text' }), text, sources[0]?.path ?? '');
	// A text that carries the day itself need not be told it again.
	drawSources(el, sources, tools, date === undefined || text.includes(date) ? null : date);
}

/** The day, the first source as a link, and how many more there are. */
export function drawSources(el: HTMLElement, sources: readonly Source[], tools: SectionTools, date: Day | null = null): void {
	const [first, ...others] = sources;
	if (first === undefined) return;
	const box = el.createSpan({ cls: 'acct-sources' });
	if (date !== null) box.createSpan({ cls: 'acct-faint acct-said-on', text: smallDate(date), attr: { dir: 'ltr', 'aria-label': longDate(date) } });
	drawSource(box, first, null, tools);
	if (others.length === 0) return;
	const more = box.createEl('button', { cls: 'acct-source', text: `+${others.length}`, attr: { 'aria-label': otherNotes(others) } });
	more.addEventListener('click', () => {
		more.remove();
		const links = others.map((source) => drawSource(box, source, null, tools));
		links[0]?.focus();
	});
}

function otherNotes(sources: readonly Source[]): string {
	return `Also in ${[...new Set(sources.map(({ path }) => noteName(path)))].join(', ')}`;
}

/** A small link to a place in a note, called after the note; an icon is enough for the main note. */
export function drawSource(el: HTMLElement, { path, line }: Source, label: string | null, tools: SectionTools): HTMLElement {
	const link = el.createEl('button', { cls: 'acct-source', attr: { 'data-path': path, dir: 'auto' } });
	if (label === null && path === tools.mainPath) {
		setIcon(link, 'corner-down-left');
		link.setAttribute('aria-label', `Open ${noteName(path)} at line ${line}`);
	} else {
		link.setText(label ?? noteName(path));
		if (label === null) link.setAttribute('aria-label', `${noteName(path)}: open ${path} at line ${line}`);
	}
	link.addEventListener('click', (event) => { tools.open(path, line, event); });
	return link;
}

/** A button with an icon and words. */
export function drawButton(el: HTMLElement, icon: string, text: string, onClick: (event: MouseEvent) => void): HTMLButtonElement {
	const button = el.createEl('button', { cls: 'acct-button' });
	setIcon(button.createSpan({ cls: 'acct-button-icon', attr: { 'aria-hidden': 'true' } }), icon);
	button.createSpan({ text });
	button.addEventListener('click', onClick);
	return button;
}
