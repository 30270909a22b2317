/** Things that are tied together, directly or through others. */
export class UnionFind<T> {
	private readonly parents = new Map<T, T>();

	constructor(items: Iterable<T>) {
		for (const item of items) this.parents.set(item, item);
	}

	/** Ties two things; those it was not made with are left out. */
	tie(a: T, b: T): void {
		if (!this.parents.has(a) || !this.parents.has(b)) return;
		this.parents.set(this.rootOf(a), this.rootOf(b));
	}

	/** Ties all of them. */
	tieAll(items: Iterable<T>): void {
		let previous: T | undefined;
		for (const item of items) {
			if (previous !== undefined) this.tie(previous, item);
			previous = item;
		}
	}

	/** What is tied together, in the order in which the items were given. */
	parts(): readonly (readonly T[])[] {
		const parts = new Map<T, T[]>();
		for (const item of this.parents.keys()) {
			const root = this.rootOf(item);
			const part = parts.get(root);
			if (part === undefined) parts.set(root, [item]);
			else part.push(item);
		}
		return [...parts.values()];
	}

	private rootOf(item: T): T {
		let root = item;
		for (let next = this.parents.get(root); next !== undefined && next !== root; next = this.parents.get(root)) root = next;
		// The next search is shorter.
		for (let at = item; at !== root;) {
			const next = this.parents.get(at) ?? root;
			this.parents.set(at, root);
			at = next;
		}
		return root;
	}
}
