import type { Task } from './records';
import { UnionFind } from './union-find';

/** Which notes belong to several accounts, each with theirs. */
export type SharedNotes = ReadonlyMap<string, readonly string[]>;

/** Open tasks that several accounts tell of, because they stand in a note of each. */
export class SharedTasks {
	/** Accounts that share a note. */
	private sharing: ReadonlySet<string> = new Set();
	private known: number | null = null;

	constructor(private readonly shared: SharedNotes, private readonly tasksOf: (id: string) => readonly Task[]) {}

	/** The account, or which notes it shares, is another. */
	outdate(id: string): void {
		if (this.shared.size > 0 || this.sharing.has(id)) this.known = null;
	}

	/** How often such tasks are told again: in the sum over all accounts they count that much too often. */
	get toldAgain(): number {
		return this.known ??= this.count();
	}

	private count(): number {
		this.sharing = new Set([...this.shared.values()].flat());
		const tasks: (readonly string[])[] = [];
		for (const id of this.sharing) {
			for (const { state, sources } of this.tasksOf(id)) {
				if (state !== 'open') continue;
				const places = sources.filter(({ path }) => this.shared.has(path)).map(({ path, line }) => `${path}\n${String(line)}`);
				if (places.length > 0) tasks.push(places);
			}
		}
		const told = new UnionFind(tasks.flat());
		for (const places of tasks) told.tieAll(places);
		return tasks.length - told.parts().length;
	}
}
