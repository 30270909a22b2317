import { arrange, type Line } from './arrange';
import { freshSlot, park, placeAt, takeOfKind, type RowSource, type Slot } from './slot';
import { RowPlaces, rowsPerPage, scrollToShow, visibleRows, type RowHeights } from './window';

export type { RowView } from './slot';

interface Anchor {
	readonly key: string;
	readonly offset: number;
}

interface WantedLine<Item> extends Line {
	readonly item: Item;
	readonly index: number;
}

const overscan = 6;
const mostSpare = 60;
/** Rows beyond the edges are drawn, and the order of elements mended, when the list has rested this long, in ms. */
const rest = 120;
/** How far from its last place an item is looked for before all are. */
const nearby = 40;

/**
 * Rows and headings of which only those on screen are in the DOM.
 *
 * A row keeps its element while its key stays, so focus and hover survive
 * updates; elements that scroll out are used again. The row that holds the
 * focus stays in the DOM wherever it scrolls. Elements stand in the order of
 * the list, which is the order screen readers follow.
 */
export class VirtualRows<Item> {
	private items: readonly Item[] = [];
	private indexes: ReadonlyMap<string, number> | null = null;
	/** The rows in the DOM, in the order of their elements. */
	private slots: readonly Slot<Item>[] = [];
	private readonly slotOf = new WeakMap<Element, Slot<Item>>();
	private readonly spare: Slot<Item>[] = [];
	private places = new RowPlaces(0, { row: 0, heading: 0 }, []);
	/** What the browser is only asked when it may differ: asking makes it lay the page out. */
	private top = 0;
	private view = 0;
	/** Stops waiting until the list has rested; null when all is drawn. */
	private resting: (() => void) | null = null;

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

	/** Whether heights of rows are known, so that they can be drawn. */
	get isMeasured(): boolean {
		return this.places.heights.row > 0;
	}

	/** How many rows a page is. */
	get pageSize(): number {
		return rowsPerPage(this.view, this.places.heights.row);
	}

	get scrollTop(): number {
		return this.top;
	}

	set scrollTop(top: number) {
		this.top = top;
		this.scroller.scrollTop = top;
	}

	/** Scrolls no more than needed to see a row, and draws what came into view. */
	show(index: number): void {
		const top = scrollToShow(this.places, index, this.top, this.view);
		if (top !== this.top) this.scrollTop = top;
		this.drawAgain();
	}

	/** Asks the browser for the room and the place, and takes the heights of rows; draws what thereby came into view. */
	fit(heights: RowHeights): void {
		const { view, top } = this;
		this.view = Math.max(0, this.scroller.clientHeight - this.covered());
		this.top = this.scroller.scrollTop;
		const { row, heading } = this.places.heights;
		if (heights.row > 0 && (heights.row !== row || heights.heading !== heading)) this.setHeights(heights);
		else if (view !== this.view || top !== this.top) this.drawAgain();
	}

	/**
	 * The list was scrolled: elements that went out of view show what came into
	 * it, wherever they stand. Their order matters to screen readers, not to the
	 * eye, so it is mended when the list rests.
	 */
	scrolled(): void {
		this.top = this.scroller.scrollTop;
		if (!this.isMeasured) return;
		const wanted = new Map(this.wanted(overscan).map((line) => [line.key, line]));
		const free: Slot<Item>[] = [];
		for (const slot of this.slots) {
			const line = wanted.get(slot.key);
			if (line?.kind === slot.kind && wanted.delete(line.key)) this.fill(slot, line);
			else free.push(slot);
		}
		for (const line of wanted.values()) this.fill(takeOfKind(free, line.kind) ?? this.append(line.kind), line);
		free.forEach(park);
		this.renderLater();
	}

	itemAt(index: number): Item | undefined {
		return this.items[index];
	}

	/** The place of an item, -1 if it is not in the list. */
	indexOf(key: string): number {
		const hint = this.slots.find((slot) => slot.key === key)?.index ?? 0;
		for (let step = 0; step <= nearby; step += 1) {
			for (const index of [hint + step, hint - step]) if (this.lineAt(index)[0]?.key === key) return index;
		}
		this.indexes ??= new Map(this.items.map((item, index) => [this.source.keyOf(item), index]));
		return this.indexes.get(key) ?? -1;
	}

	/** The element of a row, if it is on screen. */
	elementOf(key: string): HTMLElement | null {
		return this.slots.find((slot) => slot.key === key)?.row.el ?? null;
	}

	/** New items. With `anchor` the first visible row stays where it is on screen; else rows beyond the edges come when the list rests. */
	setItems(items: readonly Item[], anchor: boolean): void {
		const kept = anchor ? this.anchors() : [];
		this.items = items;
		this.indexes = null;
		this.placeRows(this.places.heights);
		this.restore(kept);
		if (anchor && this.slots.length > 0) this.drawAgain();
		else this.draw(0);
	}

	/** Drops every row, e.g. because rows are built differently from now on. */
	reset(): void {
		for (const { row } of this.slots) row.el.remove();
		this.slots = [];
		this.spare.length = 0;
	}

	/** Calls every row in the DOM to show its item again. */
	refresh(): void {
		for (const { row, key, index } of this.slots) {
			const item = this.items[index];
			if (item !== undefined && this.source.keyOf(item) === key) row.show(item, index);
		}
	}

	/** No drawing is left to be done. */
	stop(): void {
		this.resting?.();
		this.resting = null;
	}

	/** Other heights for all rows: keeps the first visible row where it is. */
	private setHeights(heights: RowHeights): void {
		const first = this.isMeasured && this.top > 0 ? this.places.indexAt(this.top) : 0;
		this.placeRows(heights);
		if (first > 0) this.scrollTop = this.places.topOf(first);
		this.draw(this.slots.length === 0 ? 0 : overscan);
	}

	/** Where rows beyond the edges are still to come, they may. */
	private drawAgain(): void {
		this.draw(this.resting === null ? overscan : 0);
	}

	private draw(over: number): void {
		this.stop();
		if (!this.isMeasured) return;
		this.dropFocusOnNothing();
		const lines = this.wanted(over);
		const { places, moved } = arrange(this.slots, lines, this.focusedPlace());
		const isMoved = new Set([...moved].flatMap((place) => this.slots[place] ?? []));
		const used = lines.map((line, nth) => this.fill(this.slots[places[nth] ?? -1] ?? takeOfKind(this.spare, line.kind) ?? this.create(line.kind), line));
		this.put(used, isMoved, over === overscan ? 0 : this.wanted(overscan).length - lines.length);
		if (over !== overscan) this.renderLater();
	}

	private renderLater(): void {
		this.stop();
		const { win } = this.sizer;
		const timer = win.setTimeout(() => { this.draw(overscan); }, rest);
		this.resting = () => { win.clearTimeout(timer); };
	}

	/** Puts elements in order. Of those that show nothing now, as many as will soon be needed wait. */
	private put(used: readonly Slot<Item>[], moved: ReadonlySet<Slot<Item>>, soon: number): void {
		const isUsed = new Set(used);
		const idle = this.slots.filter((slot) => !isUsed.has(slot));
		idle.slice(0, soon).forEach(park);
		for (const slot of idle.slice(soon)) {
			slot.row.el.remove();
			park(slot);
			if (this.spare.length < mostSpare) this.spare.push(slot);
		}
		const passed = new Set<Element>([...moved, ...idle].map(({ row }) => row.el));
		let cursor = this.sizer.firstElementChild;
		for (const { row: { el } } of used) {
			while (cursor !== null && cursor !== el && passed.has(cursor)) cursor = cursor.nextElementSibling;
			if (el === cursor) cursor = cursor.nextElementSibling;
			else this.sizer.insertBefore(el, cursor);
		}
		this.slots = Array.from(this.sizer.children).flatMap((el) => this.slotOf.get(el) ?? []);
	}

	private lineAt(index: number): readonly WantedLine<Item>[] {
		const item = this.items[index];
		return item === undefined ? [] : [{ item, index, key: this.source.keyOf(item), kind: this.source.kindOf(item) }];
	}

	/** The lines to be drawn: those in view, `over` more at either edge, and the one that holds the focus. */
	private wanted(over: number): readonly WantedLine<Item>[] {
		const { start, end } = visibleRows(this.places, this.top, this.view, over);
		const lines = Array.from({ length: end - start }, (_, nth) => this.lineAt(start + nth)).flat();
		const focused = this.slots[this.focusedPlace()]?.key;
		if (focused === undefined || lines.some(({ key }) => key === focused)) return lines;
		const index = this.indexOf(focused);
		return index < start ? [...this.lineAt(index), ...lines] : [...lines, ...this.lineAt(index)];
	}

	private focusedPlace(): number {
		const active = this.sizer.doc.activeElement;
		if (active === null || !this.sizer.contains(active)) return -1;
		return this.slots.findIndex(({ row }) => row.el.contains(active));
	}

	/** Where the item that holds the focus is gone, the focus must not pass unseen to another. */
	private dropFocusOnNothing(): void {
		const slot = this.slots[this.focusedPlace()];
		if (slot === undefined || this.indexOf(slot.key) >= 0) return;
		slot.row.el.remove();
		this.slots = this.slots.filter((other) => other !== slot);
	}

	/** The rows in view, and how far below the upper edge each begins. */
	private anchors(): readonly Anchor[] {
		if (!this.isMeasured || this.top <= 0) return [];
		const { start, end } = visibleRows(this.places, this.top, this.view, 0);
		return this.items.slice(start, end).map((item, nth) => ({ key: this.source.keyOf(item), offset: this.places.topOf(start + nth) - this.top }));
	}

	/** Scrolls so that the first of the rows seen before that is still there stands where it stood. */
	private restore(anchors: readonly Anchor[]): void {
		for (const { key, offset } of anchors) {
			const index = this.indexOf(key);
			if (index < 0) continue;
			const top = Math.max(0, this.places.topOf(index) - offset);
			if (top !== this.top) this.scrollTop = top;
			return;
		}
	}

	private create(kind: string): Slot<Item> {
		const slot = freshSlot(this.source.create(kind), kind);
		this.slotOf.set(slot.row.el, slot);
		return slot;
	}

	private append(kind: string): Slot<Item> {
		const slot = takeOfKind(this.spare, kind) ?? this.create(kind);
		this.sizer.append(slot.row.el);
		this.slots = [...this.slots, slot];
		return slot;
	}

	private fill(slot: Slot<Item>, { item, index, key }: WantedLine<Item>): Slot<Item> {
		slot.key = key;
		slot.index = index;
		slot.row.show(item, index);
		placeAt(slot, this.places.topOf(index));
		return slot;
	}

	private placeRows(heights: RowHeights): void {
		const { items, source } = this;
		const headings: number[] = [];
		items.forEach((item, index) => { if (source.isHeading(item)) headings.push(index); });
		this.places = new RowPlaces(items.length, heights, headings);
		this.sizer.setCssStyles({ height: `${this.places.height}px` });
	}
}
