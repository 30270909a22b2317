import { visibleRows, type RowWindow } from './window';

/** A row's element, used again for other items of its kind. */
export interface RowView<Item> {
	readonly el: HTMLElement;
	/** Shows an item; called again whenever it may have changed. */
	show(item: Item, index: number): void;
}

/** What a virtual list must know about its items. */
export interface RowSource<Item> {
	keyOf(item: Item): string;
	/** Rows are only used again for items of the same kind. */
	kindOf(item: Item): string;
	create(kind: string): RowView<Item>;
}

interface Placed<Item> {
	readonly row: RowView<Item>;
	readonly kind: string;
	top: number;
}

const overscan = 6;
const mostSpare = 60;
const restAfterScroll = 120;

/**
 * Rows of one height of which only those on screen are in the DOM.
 *
 * A row keeps its element while its key stays, so focus and hover survive
 * updates; elements that scroll out are used again. The row that holds the
 * focus stays in the DOM wherever it scrolls. Elements stand in the order of
 * the list, which is the order screen readers follow.
 */
export class VirtualRows<Item> {
	private items: readonly Item[] = [];
	private indexes = new Map<string, number>();
	private readonly placed = new Map<string, Placed<Item>>();
	private readonly spare = new Map<string, Placed<Item>[]>();
	/** Elements that show another item since the last drawing. */
	private readonly taken = new Set<Element>();
	private height = 0;
	/** What the browser is only asked when it may differ: asking makes it lay the page out. */
	private top = 0;
	private view = 0;
	private mending = 0;

	constructor(
		private readonly scroller: HTMLElement,
		private readonly sizer: HTMLElement,
		private readonly source: RowSource<Item>,
		/** Height of what covers the top of the scroller, e.g. a sticky header. */
		private readonly covered: () => number,
	) {}

	get count(): number {
		return this.items.length;
	}

	get rowHeight(): number {
		return this.height;
	}

	/** Height in which rows can be seen. */
	get viewHeight(): number {
		return this.view;
	}

	get scrollTop(): number {
		return this.top;
	}

	set scrollTop(top: number) {
		this.top = top;
		this.scroller.scrollTop = top;
	}

	/** Asks the browser for the room and the place; call after scrolling and after a change of size. */
	look(): void {
		this.view = Math.max(0, this.scroller.clientHeight - this.covered());
		this.top = this.scroller.scrollTop;
	}

	/**
	 * The list was scrolled: draws what came into view. The order of the elements
	 * matters to screen readers, not to the eye, so it is mended when the
	 * scrolling ends: moving elements costs more than filling them.
	 */
	scrolled(): void {
		this.top = this.scroller.scrollTop;
		this.draw((elements) => {
			for (const el of elements) if (!el.isConnected) this.sizer.append(el);
			const { win } = this.sizer;
			win.clearTimeout(this.mending);
			this.mending = win.setTimeout(() => { this.order(elements); }, restAfterScroll);
		});
	}

	itemAt(index: number): Item | undefined {
		return this.items[index];
	}

	indexOf(key: string): number {
		return this.indexes.get(key) ?? -1;
	}

	/** The element of a row, if it is on screen. */
	elementOf(key: string): HTMLElement | null {
		return this.placed.get(key)?.row.el ?? null;
	}

	/** A new height for all rows: keeps the first visible row where it is. */
	setRowHeight(height: number): void {
		if (height === this.height || height <= 0) return;
		const first = this.height > 0 ? this.top / this.height : 0;
		this.height = height;
		this.resize();
		if (first > 0) this.scrollTop = first * height;
		this.render();
	}

	/** New items. With `anchor` the first visible row stays where it is on screen. */
	setItems(items: readonly Item[], anchor: boolean): void {
		const kept = anchor ? this.anchor() : null;
		this.items = items;
		this.indexes = new Map(items.map((item, index) => [this.source.keyOf(item), index]));
		this.resize();
		if (kept !== null) this.restore(kept);
		this.render();
	}

	/** Draws what is on screen now. */
	render(): void {
		this.draw((elements) => {
			this.sizer.win.clearTimeout(this.mending);
			this.order(elements);
		});
	}

	private draw(arrange: (elements: readonly HTMLElement[]) => void): void {
		if (this.height <= 0) return;
		const view = visibleRows(this.top, this.view, this.height, this.items.length, overscan);
		const wanted = this.wantedIndexes(view);
		this.dropOthers(wanted);
		const elements = wanted.map((index) => this.place(index));
		this.putAway();
		arrange(elements);
	}

	/** Drops every row, e.g. because rows are built differently from now on. */
	reset(): void {
		for (const { row } of this.placed.values()) row.el.remove();
		this.placed.clear();
		this.spare.clear();
	}

	/** Calls every row in the DOM to show its item again. */
	refresh(): void {
		for (const [key, { row }] of this.placed) {
			const index = this.indexOf(key);
			const item = this.items[index];
			if (item !== undefined) row.show(item, index);
		}
	}

	private anchor(): { key: string; offset: number }[] | null {
		if (this.height <= 0 || this.top <= 0) return null;
		const { start, end } = visibleRows(this.top, this.view, this.height, this.items.length, 0);
		return this.items.slice(start, end).map((item, nth) => ({
			key: this.source.keyOf(item), offset: (start + nth) * this.height - this.top,
		}));
	}

	/** Scrolls so that the first of the rows seen before that is still there stands where it stood. */
	private restore(anchors: readonly { key: string; offset: number }[]): void {
		for (const { key, offset } of anchors) {
			const index = this.indexOf(key);
			if (index < 0) continue;
			const top = Math.max(0, index * this.height - offset);
			if (top !== this.top) this.scrollTop = top;
			return;
		}
	}

	private wantedIndexes({ start, end }: RowWindow): readonly number[] {
		const wanted = Array.from({ length: end - start }, (_, nth) => start + nth);
		const focused = this.focusedIndex();
		if (focused >= 0 && focused < start) return [focused, ...wanted];
		if (focused >= end) return [...wanted, focused];
		return wanted;
	}

	private focusedIndex(): number {
		const active = this.sizer.doc.activeElement;
		if (active === null || !this.sizer.contains(active)) return -1;
		for (const [key, { row }] of this.placed) {
			if (row.el.contains(active)) return this.indexOf(key);
		}
		return -1;
	}

	/** Rows that are no longer wanted wait where they stand to show other items. */
	private dropOthers(wanted: readonly number[]): void {
		const keep = new Set(wanted);
		const active = this.sizer.doc.activeElement;
		for (const [key, placed] of this.placed) {
			const index = this.indexOf(key);
			const item = this.items[index];
			if (item !== undefined && keep.has(index) && this.source.kindOf(item) === placed.kind) continue;
			this.placed.delete(key);
			// The focus must not pass unseen to another item.
			if (active !== null && placed.row.el.contains(active)) placed.row.el.remove();
			const spare = this.spare.get(placed.kind) ?? [];
			spare.push(placed);
			this.spare.set(placed.kind, spare);
		}
	}

	/** What nothing was found for leaves the DOM; a few are kept for later. */
	private putAway(): void {
		for (const spare of this.spare.values()) {
			for (const { row } of spare) row.el.remove();
			spare.length = Math.min(spare.length, mostSpare);
		}
	}

	private place(index: number): HTMLElement {
		const item = this.items[index];
		if (item === undefined) throw new RangeError('No such row');
		const key = this.source.keyOf(item);
		const kind = this.source.kindOf(item);
		const placed = this.placed.get(key) ?? this.take(kind);
		this.placed.set(key, placed);
		placed.row.show(item, index);
		const top = index * this.height;
		if (placed.top !== top) {
			placed.top = top;
			placed.row.el.setCssStyles({ transform: `translateY(${top}px)` });
		}
		return placed.row.el;
	}

	private take(kind: string): Placed<Item> {
		const placed = this.spare.get(kind)?.shift() ?? { row: this.source.create(kind), kind, top: -1 };
		this.taken.add(placed.row.el);
		return placed;
	}

	/**
	 * Puts elements in order. Only those that show another item are moved, since
	 * a moved element is laid out anew; the one that holds the focus never is,
	 * because it would lose it.
	 */
	private order(elements: readonly HTMLElement[]): void {
		const active = this.sizer.doc.activeElement;
		let cursor = this.sizer.firstElementChild;
		for (const el of elements) {
			while (cursor !== null && cursor !== el && this.taken.has(cursor)) cursor = cursor.nextElementSibling;
			if (el !== cursor && active !== null && el.contains(active)) cursor = this.clearBefore(el, cursor);
			if (el === cursor) cursor = cursor.nextElementSibling;
			else this.sizer.insertBefore(el, cursor);
		}
		this.taken.clear();
	}

	/** Moves what stands before an element to the end, where it will be found again. */
	private clearBefore(el: Element, from: Element | null): Element {
		let cursor = from;
		while (cursor !== null && cursor !== el) {
			const next: Element | null = cursor.nextElementSibling;
			this.sizer.append(cursor);
			cursor = next;
		}
		return el;
	}

	private resize(): void {
		this.sizer.setCssStyles({ height: `${this.items.length * this.height}px` });
	}
}
