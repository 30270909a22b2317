/** A run of `*`, `_`, `~~` or `==` that may open or close emphasis. */
interface Run {
	readonly char: string;
	/** Its place among the pieces. */
	readonly piece: number;
	length: number;
	readonly written: number;
	readonly canOpen: boolean;
	readonly canClose: boolean;
}

const SPACE = /^$|\s/;
const PUNCTUATION = /[\p{P}\p{S}]/u;

/**
 * Finds out which marks are emphasis, as CommonMark does, and takes them
 * from the pieces. A search that failed is not made again below the place
 * where it began.
 */
export class DelimiterRuns {
	private readonly runs: Run[] = [];

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
			char, piece: this.pieces.length, length: end - start, written: end - start,
			canOpen: isLeft && (!isWord || !isRight || PUNCTUATION.test(before)),
			canClose: isRight && (!isWord || !isLeft || PUNCTUATION.test(after)),
		});
		this.pieces.push(this.text.slice(start, end));
	}

	/** Takes the marks of all emphasis from the pieces. */
	resolve(): void {
		const open: Run[] = [];
		const floors = new Map<string, number>();
		for (const run of this.runs) {
			if (run.canClose) this.close(run, open, floors);
			if (run.length > 0 && run.canOpen) open.push(run);
		}
	}

	private close(closer: Run, open: Run[], floors: Map<string, number>): void {
		const kind = `${closer.char}${String(closer.canOpen)}${String(closer.written % 3)}`;
		while (closer.length > 0) {
			const floor = Math.min(floors.get(kind) ?? 0, open.length);
			let at = open.length - 1;
			while (at >= floor && !fits(open[at], closer)) at--;
			const opener = open[at];
			if (at < floor || !opener) {
				floors.set(kind, open.length);
				return;
			}
			const length = Math.min(opener.length, closer.length);
			this.shorten(opener, length);
			this.shorten(closer, length);
			open.length = opener.length > 0 ? at + 1 : at;
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
	return (opener.written + closer.written) % 3 !== 0 || (opener.written % 3 === 0 && closer.written % 3 === 0);
}
