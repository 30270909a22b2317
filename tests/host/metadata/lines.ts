import type { Loc, Pos } from 'obsidian';

/** Offsets to lines and columns, both from 0. */
export class Lines {
	private readonly starts: number[] = [0];

	constructor(text: string) {
		for (let at = 0; at < text.length; at += 1) {
			const code = text.charCodeAt(at);
			if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) this.starts.push(at + 1);
		}
	}

	lineOf(offset: number): number {
		let low = 0;
		let high = this.starts.length;
		while (high - low > 1) {
			const middle = (low + high) >> 1;
			if ((this.starts[middle] ?? 0) <= offset) low = middle;
			else high = middle;
		}
		return low;
	}

	startOf(line: number): number {
		return this.starts[line] ?? 0;
	}

	loc(offset: number): Loc {
		const line = this.lineOf(offset);
		return { line, col: offset - this.startOf(line), offset };
	}

	pos(from: number, to: number): Pos {
		return { start: this.loc(from), end: this.loc(to) };
	}
}
