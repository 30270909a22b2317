/** Where a popover stands that a card has made taller. All lengths in pixels, from the window's top. */

const margin = 4;
/** Less than this is no room for a card if there is more on the other side of the link. */
const enough = 260;

/** Top and bottom of something on the screen. */
export interface Span {
	readonly top: number;
	readonly bottom: number;
}

/** A popover's place: its top, and the height that it must not exceed. */
export interface Place {
	readonly top: number;
	readonly room: number;
}

/** The height that is free on the roomier side of a link. */
export function roomBeside(target: Span, windowHeight: number): number {
	return Math.max(above(target), below(target, windowHeight));
}

/**
 * The place of a popover that covers its link or leaves the window, else
 * null. It stays on its side of the link where that has room, and never comes
 * under the pointer: a click on the link would hit the card.
 */
export function placeOf(popover: Span, target: Span, windowHeight: number): Place | null {
	const isAbove = popover.top < target.top;
	const limit = isAbove ? target.top : windowHeight - margin;
	if (popover.bottom <= limit) return null;
	const [own, other] = isAbove ? [above(target), below(target, windowHeight)] : [below(target, windowHeight), above(target)];
	const height = popover.bottom - popover.top;
	const isStaying = own >= Math.min(height, enough) || own >= other;
	const room = isStaying ? own : other;
	const shown = Math.min(height, room);
	const top = isAbove === isStaying ? target.top - margin - shown : Math.max(target.bottom, Math.min(popover.top, windowHeight - margin - shown));
	return { top, room };
}

function above({ top }: Span): number {
	return Math.max(0, top - 2 * margin);
}

function below({ bottom }: Span, windowHeight: number): number {
	return Math.max(0, windowHeight - bottom - 2 * margin);
}
