/** A run of `*`, `_`, `~~` or `==` that may open or close emphasis. `length` is what of it is still a mark. */
interface Run {
	readonly char: string;
	/** Its place among the pieces. */
	readonly piece: number;
	length: number;
	readonly canOpen: boolean;
	readonly canClose: boolean;
}

const SPACE = /^$|\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/**
 * Finds out which marks are emphasis, as CommonMark does (by the lengths that
 * are left, as mdast reads it), and takes them from the pieces. A search that failed is not made again below the place
 * where it began.
 */
export class DelimiterRuns {
	private readonly runs: Run[] = [];
	/** Where the texts of the links that are open begin among the runs. */
	private readonly links: number[] = [];

	constructor(private readonly text: string, private readonly pieces: string[]) {}

	/** Adds the run `[start, end)` as the next piece. */
	add(start: number, end: number): void {
		const char = this.text.charAt(start);
		const before = this.text.charAt(start - 1);
		const after = this.text.charAt(end);
		const isLeft = !SPACE.test(after) && (!PUNCTUATION.test(after) || SPACE.test(before) || PUNCTUATION.test(before));
		const isRight = !SPACE.test(before) && (!PUNCTUATION.test(before) || SPACE.test(after) || PUNCTUATION.test(after));
		const isWord = char === '_';
		this.runs.push({
			char, piece: this.pieces.length, length: end - start,
			canOpen: isLeft && (!isWord || !isRight || PUNCTUATION.test(before)),
			canClose: isRight && (!isWord || !isLeft || PUNCTUATION.test(after)),
		});
		this.pieces.push(this.text.slice(start, end));
	}

	/** A link's text begins: emphasis does not reach over its ends. */
	enter(): void {
		this.links.push(this.runs.length);
	}

	/** The link's text ends. */
	leave(): void {
		this.resolve(this.links.pop() ?? 0);
	}

	/** Takes the marks of all emphasis after the first `from` runs from the pieces. */
	resolve(from = 0): void {
		const open: Run[] = [];
		const floors = new Map<string, number>();
		for (const run of this.runs.splice(from)) {
			if (run.canClose) this.close(run, open, floors);
			if (run.length > 0 && run.canOpen) open.push(run);
		}
	}

	private close(closer: Run, open: Run[], floors: Map<string, number>): void {
		while (closer.length > 0) {
			const kind = `${closer.char}${String(closer.canOpen)}${String(closer.length % 3)}`;
			const floor = Math.min(floors.get(kind) ?? 0, open.length);
			let at = open.length - 1;
			while (at >= floor && !fits(open[at], closer)) at--;
			const opener = open[at];
			if (at < floor || !opener) {
				floors.set(kind, open.length);
				return;
			}
			const length = opener.length > 1 && closer.length > 1 ? 2 : 1;
			this.shorten(opener, length);
			this.shorten(closer, length);
			open.length = opener.length > 0 ? at + 1 : at;
			// What is left of the opener may fit where it did not before.
			for (const [other, height] of floors) if (height > at) floors.set(other, at);
		}
	}

	private shorten(run: Run, by: number): void {
		run.length -= by;
		this.pieces[run.piece] = run.char.repeat(run.length);
	}
}

/** Same character; and where one of the two could do both, CommonMark's rule of three. */
function fits(opener: Run | undefined, closer: Run): boolean {
	if (opener?.char !== closer.char) return false;
	if (!closer.canOpen && !opener.canClose) return true;
	return (opener.length + closer.length) % 3 !== 0 || closer.length % 3 === 0;
}
