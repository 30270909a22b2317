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
	/** Whether it has the height of a heading. */
	isHeading(item: Item): boolean;
	create(kind: string): RowView<Item>;
}

/** A row and what it shows. */
export interface Slot<Item> {
	readonly row: RowView<Item>;
	readonly kind: string;
	/** Of the item that it shows; no item's while it waits. */
	key: string;
	index: number;
	top: number;
}

/** The key of a row that shows nothing. */
const nobody = '';
/** Above the list, where nothing is seen. */
const away = -10_000;

/** A row that shows nothing yet. */
export function freshSlot<Item>(row: RowView<Item>, kind: string): Slot<Item> {
	return { row, kind, key: nobody, index: -1, top: Number.NaN };
}

/** Takes the first of a kind out of a list. */
export function takeOfKind<Item>(slots: Slot<Item>[], kind: string): Slot<Item> | undefined {
	const nth = slots.findIndex((slot) => slot.kind === kind);
	return nth < 0 ? undefined : slots.splice(nth, 1)[0];
}

/** Puts a row at a height of the list, in px. */
export function placeAt(slot: Slot<unknown>, top: number): void {
	if (slot.top === top) return;
	slot.top = top;
	slot.row.el.setCssStyles({ transform: `translateY(${top}px)` });
}

/** Out of sight, until it is needed again. */
export function park(slot: Slot<unknown>): void {
	slot.key = nobody;
	placeAt(slot, away);
}
