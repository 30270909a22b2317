/** Finds the next occurrence of a string, in linear time over any number of questions that go forward. */
export class Finder {
	private from = 0;
	private at = -1;

	constructor(private readonly text: string, private readonly needle: string) {}

	/** Where the string stands next from `pos` on; -1 for nowhere. */
	next(pos: number): number {
		if (this.at < pos || pos < this.from) {
			const found = this.text.indexOf(this.needle, pos);
			this.at = found < 0 ? Infinity : found;
			this.from = pos;
		}
		return this.at === Infinity ? -1 : this.at;
	}
}
