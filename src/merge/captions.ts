import { foldText } from '../match/near';
import { isPlaceholder, type Block, type Note, type Paragraph } from '../note';

/** Lists with the line that says what they list: `Attendees:` or a line in bold right before. */
export interface Captions {
	/** The folded caption of each list, the empty text where it has none; captions by their own text. The second of one text has a number too. */
	readonly of: ReadonlyMap<Block, string>;
	/** The paragraphs that are captions, also those without a list behind them. */
	readonly paragraphs: ReadonlyMap<string, Paragraph>;
}

/** A caption for what stands right behind `end`. */
interface Captioned {
	readonly name: string;
	readonly end: number;
}

/** The captions among blocks of one section, or of several one after the other. */
export function captionsOf(note: Note, blocks: readonly Block[]): Captions {
	const of = new Map<Block, string>();
	const paragraphs = new Map<string, Paragraph>();
	const counts = new Map<string, number>();
	let current: Captioned | null = null;
	for (const block of blocks) {
		const above = rightBefore(note, current, block);
		if (block.kind === 'list') of.set(block, above?.name ?? '');
		// What stands behind a placeholder takes its place.
		current = above && saysNothing(note, block) ? { name: above.name, end: block.range.end } : null;
		if (block.kind !== 'paragraph' || !isCaption(note, block)) continue;
		const words = foldText(note.text.slice(block.range.start, block.range.end));
		const count = (counts.get(words) ?? 0) + 1;
		counts.set(words, count);
		const name = count === 1 ? words : `${words} ${String(count)}`;
		paragraphs.set(name, block);
		of.set(block, name);
		current = { name, end: block.range.end };
	}
	return { of, paragraphs };
}

function rightBefore({ text }: Note, caption: Captioned | null, { range }: Block): Captioned | null {
	return caption !== null && text.slice(caption.end, range.start).trim() === '' ? caption : null;
}

/** Whether a block is a placeholder as a whole. */
export function saysNothing(note: Note, block: Block): boolean {
	if (block.kind === 'list') {
		return block.items.every((item) => item.task === null && item.children.length === 0 && isPlaceholder(note.text.slice(item.textRange.start, item.textRange.end)));
	}
	return block.kind === 'paragraph' && block.blockId === null && isPlaceholder(note.text.slice(block.range.start, block.range.end));
}

function isCaption({ text }: Note, { range }: Paragraph): boolean {
	const raw = text.slice(range.start, range.end).trim();
	return /[:\uFF1A][*_]*$/.test(raw) || /^(\*\*|__)[^\n]*\1$/.test(raw);
}
