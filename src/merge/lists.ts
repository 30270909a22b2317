import { readTaskText } from '../note/task-text';
import { foldText } from '../match/near';
import { isPlaceholder, itemText, type Edit as TextEdit, type List, type ListItem, type Note } from '../note';
import { leadingDate } from './dated-lists';
import type { Ledger, Side } from './ledger';
import { blockKey, contentEnd, contentLead, furtherText, leadOf, linesFor, rawOf, transplant } from './raw';
import type { Steps } from '../match/steps';
import { agree, settledOn, standForTasks, taskField, unitedTask } from './tasks';

/** What list mergers share. */
export interface ListContext {
	readonly survivor: Side;
	readonly merged: Side;
	readonly ledger: Ledger;
	readonly section: string;
	/** The section's key: under one heading two of them may say different things of one field. */
	readonly key: string;
	/** What the survivor's properties say of a field, those of the merged notes taken in; null where nothing. */
	readonly property: (field: string) => string | null;
	/** Whether two texts say nearly the same. */
	readonly areNear: (a: string, b: string) => boolean;
}

interface Standing {
	readonly side: Side;
	readonly item: ListItem;
}

/** Compares two bullets or tasks with more than this many in the section only for being equal. */
const nearLimit = 400;
/** Of so many items with the same words a twin is chosen; more than these are told once. */
const mostTwins = 64;

/** Unites the items of lists under those of the survivor; edits are offsets into the survivor's text. */
export class ListMerger {
	/** Within items that stand. */
	private readonly inner: TextEdit[] = [];
	/** New items: at one place they go behind what is added within the item before them. */
	private readonly outer: TextEdit[] = [];
	private readonly byText = new Map<string, Standing[]>();
	/** Items without a list to go to, by the list that they come from. */
	private readonly added = new Map<List, string[]>();
	/** Items that one of the merged note's stands for already. */
	private readonly used = new Set<ListItem>();
	private readonly lists: readonly List[];
	private count = 0;
	/** How many items stand, those that were added too. */
	private standing = 0;
	/** Whether a bullet with a date was added: the section is sorted, newest first. */
	hasNewDates = false;

	constructor(private readonly context: ListContext, lists: readonly List[], private readonly lead: string | null = null) {
		this.lists = lists;
		for (const list of lists) for (const item of list.items) this.stand({ side: context.survivor, item });
	}

	*merge(list: List): Steps<void> {
		for (const item of list.items) {
			yield;
			yield* this.mergeItem(item, list);
		}
	}

	/** Edits of the survivor's text so far. */
	get edits(): readonly TextEdit[] {
		return [...this.inner, ...this.outer];
	}

	/** The survivor's last list here. */
	get lastOwn(): List | null {
		return this.lists.at(-1) ?? null;
	}

	/** What of a list found no place, as a new one; empty where all did. */
	newList(list: List): string {
		const { survivor, merged } = this.context;
		const { eol } = survivor.note;
		return this.added.get(list)?.join(isLoose(merged.note.text, list) ? eol + eol : eol) ?? '';
	}

	private *mergeItem(item: ListItem, list: List): Steps<void> {
		const { merged, ledger } = this.context;
		const text = itemText(merged.note, item);
		const source = { path: merged.origin.path, line: item.line };
		if (isPlaceholder(text) && item.task === null && item.children.length === 0) return ledger.drop(text, source);
		const twin = this.findTwin(item, text);
		if (twin && !this.used.has(twin.item)) return yield* this.fold(twin, item, text);
		// The note repeats itself: only what adds nothing is told once.
		const addsNothing = twin && item.children.length === 0 && item.task === twin.item.task && (item.blockId === null || item.blockId === twin.item.blockId);
		if (addsNothing) return ledger.drop(text, source);
		if (twin) return this.add(item, list, text);
		if (this.isNear(item, text)) return ledger.drop(text, source);
		this.add(item, list, text);
	}

	/** The same words, and for tasks the same dates or none on one side; of several the one with the same children, then one that is not taken. */
	private findTwin(item: ListItem, text: string): Standing | undefined {
		const wanted = readTaskText(text);
		const candidates = (this.byText.get(keyOf(item, text)) ?? []).slice(0, mostTwins).filter(({ side, item: other }) => {
			if (!this.goesOnAlike(side.note, other, item)) return false;
			if (item.task === null) return true;
			const said = readTaskText(itemText(side.note, other));
			return agree(wanted.due, said.due) && agree(wanted.scheduled, said.scheduled);
		});
		const key = blockKey(this.context.merged.note, item);
		return candidates.find(({ side, item: other }) => !this.used.has(other) && blockKey(side.note, other) === key)
			?? candidates.find(({ item: other }) => !this.used.has(other))
			?? candidates[0];
	}

	/** Whether what two items say in further lines is the same, or said by one alone that can be put to the other. */
	private goesOnAlike(note: Note, other: ListItem, item: ListItem): boolean {
		const { merged } = this.context;
		const [ours, theirs] = [furtherText(note, other), furtherText(merged.note, item)];
		if (!theirs) return true;
		if (!ours) return item.blockId === null && other.blockId === null;
		return blockKey(note, ours) === blockKey(merged.note, theirs);
	}

	private *fold(twin: Standing, item: ListItem, text: string): Steps<void> {
		const { ledger, merged, survivor } = this.context;
		this.used.add(twin.item);
		const kept = itemText(twin.side.note, twin.item);
		this.foldBlockId(twin, item);
		const hasWon = item.task !== null && item.task !== twin.item.task && this.settleState(twin, item, text);
		const result = item.task === null || twin.side !== survivor ? kept : unitedTask(kept, text, item.task === twin.item.task ? null : hasWon);
		const here = { path: merged.origin.path, line: item.line };
		const there = { path: twin.side.origin.path, line: twin.item.line };
		if (result !== kept) {
			const { start } = twin.item.textRange;
			this.inner.push({ start, end: start + kept.length, text: result });
			ledger.drop(kept, there, here);
		}
		if (result === kept || result !== text) ledger.drop(text, here, there);
		if (item.children.length > 0) yield* this.foldChildren(twin, item);
	}

	/** A task that is done in one note and open in another: a conflict, decided like any other. Answers whether the merged note's state counts. */
	private settleState(twin: Standing, item: ListItem, text: string): boolean {
		const { ledger, merged } = this.context;
		const kept = itemText(twin.side.note, twin.item);
		const field = taskField(text, kept);
		const stands = twin.item.task ?? ' ';
		ledger.stands(field, { value: `[${stands}]`, path: twin.side.origin.path, date: settledOn(kept, twin.side.origin), isState: true });
		const winner = ledger.say(field, { value: `[${item.task ?? ' '}]`, path: merged.origin.path, date: settledOn(text, merged.origin), isState: true });
		const state = winner?.value.slice(1, -1) ?? stands;
		if (state !== stands && twin.side === this.context.survivor && twin.item.taskRange) this.inner.push({ ...twin.item.taskRange, text: state });
		return state !== stands;
	}

	/** Links to the merged note's block lead to the survivor's from now on. */
	private foldBlockId(twin: Standing, item: ListItem): void {
		if (item.blockId === null) return;
		if (twin.item.blockId !== null) this.context.ledger.blockIds.set(item.blockId, twin.item.blockId);
		else if (twin.side === this.context.survivor) this.inner.push({ ...at(this.textEnd(twin.item)), text: ` ^${item.blockId}` });
	}

	private textEnd(item: ListItem): number {
		const { note } = this.context.survivor;
		const further = furtherText(note, item);
		return further ? contentEnd(note.text, further.range) : item.textRange.end;
	}

	private *foldChildren(twin: Standing, item: ListItem): Steps<void> {
		if (twin.side !== this.context.survivor) return;
		const { survivor, merged, ledger } = this.context;
		const { eol } = survivor.note;
		const lead = contentLead(survivor.note, twin.item);
		const further = furtherText(merged.note, item);
		const lists = twin.item.children.filter((child): child is List => child.kind === 'list');
		const below = new ListMerger(this.context, lists, lead);
		const known = new Set(twin.item.children.map((child) => blockKey(survivor.note, child)));
		const texts: string[] = [];
		for (const child of item.children) {
			if (child.kind === 'list') yield* below.merge(child);
			else if (known.has(blockKey(merged.note, child))) ledger.drop(rawOf(merged.note, child.range, '\n').trim(), { path: merged.origin.path, line: child.line });
			else {
				const text = linesFor(merged.note, child, item, lead).join(eol);
				if (child === further) this.inner.push({ ...at(twin.item.textRange.end), text: eol + text });
				// What stands in further would fall into a list before it.
				else texts.push(child.kind === 'code' ? text : lead + text.trimStart());
			}
		}
		this.inner.push(...below.edits);
		const fresh = item.children.flatMap((child) => child.kind === 'list' ? below.newList(child) : []).filter((text) => text !== '');
		const more = [...texts.map((text) => eol + text), ...fresh];
		if (more.length > 0) this.inner.push({ ...at(contentEnd(survivor.note.text, twin.item.range)), text: more.map((text) => eol + text).join('') });
	}

	private isNear(item: ListItem, text: string): boolean {
		if (this.standing > nearLimit) return false;
		const { ledger, section, merged, survivor, areNear } = this.context;
		for (const other of this.lists.flatMap(({ items }) => items)) {
			if ((other.task === null) !== (item.task === null)) continue;
			const kept = itemText(survivor.note, other);
			if (areNear(kept, text) && ledger.near(section, kept, text, merged.origin.path)) return true;
		}
		return false;
	}

	private add(item: ListItem, list: List, text: string): void {
		const { survivor, merged } = this.context;
		const { eol } = survivor.note;
		const target = this.lists.filter(({ ordered }) => ordered === list.ordered).at(-1);
		const last = target?.items.at(-1);
		this.stand({ side: merged, item });
		this.used.add(item);
		standForTasks(this.context.ledger, merged, [item]);
		if (!target || !last) {
			const raw = transplant(merged.note, item, { lead: this.lead ?? '', marker: item.marker }, eol);
			const present = this.added.get(list);
			if (present) present.push(raw);
			else this.added.set(list, [raw]);
			return;
		}
		const spelling = { lead: leadOf(survivor.note, last), marker: list.ordered ? nextMarker(last.marker, ++this.count) : last.marker };
		const raw = transplant(merged.note, item, spelling, eol);
		const gap = isLoose(survivor.note.text, target) ? eol + eol : eol;
		this.hasNewDates ||= !list.ordered && leadingDate(text) !== null;
		this.outer.push({ ...at(contentEnd(survivor.note.text, last.range)), text: gap + raw });
	}

	private stand(standing: Standing): void {
		this.standing++;
		const key = keyOf(standing.item, itemText(standing.side.note, standing.item));
		const present = this.byText.get(key);
		if (present) present.push(standing);
		else this.byText.set(key, [standing]);
	}
}

function keyOf(item: ListItem, text: string): string {
	return item.task === null ? `- ${foldText(text)}` : `[] ${foldText(readTaskText(text).text)}`;
}

function nextMarker(marker: string, by: number): string {
	const digits = /^\d+/.exec(marker)?.[0] ?? '0';
	return String(Number(digits) + by) + marker.slice(digits.length);
}

const loose = new WeakMap<List, boolean>();

/** Whether a list has blank lines between its items. */
function isLoose(text: string, list: List): boolean {
	const known = loose.get(list) ?? list.items.slice(1).some(({ range }) => /\n[ \t]*\r?\n$/.test(text.slice(Math.max(range.start - 4, 0), range.start)));
	loose.set(list, known);
	return known;
}

function at(offset: number): { readonly start: number; readonly end: number } {
	return { start: offset, end: offset };
}
