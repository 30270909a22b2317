/** How much of an account goes on a card without scrolling, reckoned in lines: texts are drawn later than that has to be known. */

/** What a card offers below its head. */
export interface CardRoom {
	readonly lines: number;
	/** Longer texts are cut at a word; a press shows the rest. */
	readonly longest: number;
	/** Lines kept free for a mention. */
	readonly mention: number;
}

/** In a popover of its own, and above a preview. They go with the heights in the styles. */
const rooms: Readonly<Record<'own' | 'preview', CardRoom>> = {
	own: { lines: 24, longest: 130, mention: 2.2 },
	preview: { lines: 18, longest: 80, mention: 1.2 },
};

/** Pixels of a card's head with the space around all, and of a line. */
const headHeight = 130;
const lineHeight = 19;
/** A card that has not even room for these is scrolled. */
const fewest = 10;

/** What a card offers where so many pixels of height are free. */
export function roomIn(kind: keyof typeof rooms, free: number): CardRoom {
	const room = rooms[kind];
	return { ...room, lines: Math.max(fewest, Math.min(room.lines, Math.floor((free - headHeight) / lineHeight))) };
}

/** Letters that a line holds at the application's width for popovers. */
const columns = 58;
/** A part's heading and the space above it. */
export const heading = 1.4;
/** The space around an entry. */
const around = 0.2;

/** What stands behind a text is drawn in the smaller of the application's two sizes for texts, 12 to 13. */
const smaller = 12 / 13;

/** Lines that an entry takes, with so many letters behind its text (its day and its note). */
export function linesFor(text: string, behind: number): number {
	return Math.ceil((widthOf(text) + behind * smaller) / columns) + around;
}

/** Letters of scripts that are drawn twice as wide count twice. */
function widthOf(text: string): number {
	return text.length + (text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/g)?.length ?? 0);
}

/** How many entries each part shows, and the lines that are left. */
export interface Fit {
	readonly shown: readonly number[];
	readonly left: number;
}

/**
 * Shares the room out. Every part has its heading; then entries go round, one
 * for each part and the most telling part first, while there is room.
 */
export function fitParts(parts: readonly (readonly number[])[], room: number): Fit {
	const shown = parts.map(() => 0);
	let left = room - heading * parts.length;
	for (let isGrowing = true; isGrowing;) {
		isGrowing = false;
		for (const [at, entries] of parts.entries()) {
			const next = entries[shown[at] ?? 0];
			if (next === undefined || next > left) continue;
			shown[at] = (shown[at] ?? 0) + 1;
			left -= next;
			isGrowing = true;
		}
	}
	return { shown, left };
}

/** The beginning of a long text, ending at a word; null for one that is short enough. */
export function cutAtWord(text: string, longest: number): string | null {
	if (text.length <= longest) return null;
	const space = text.lastIndexOf(' ', longest);
	return `${text.slice(0, space > longest / 2 ? space : longest).trimEnd()}…`;
}
