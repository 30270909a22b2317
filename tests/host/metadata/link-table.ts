import { linkKey, type LinkIndex } from './link-index';

type Counts = Record<string, Record<string, number>>;

/** What every file links to, kept lazily: a source is counted again only when somebody looks. */
export class LinkTable {
	private readonly resolved: Counts = {};
	private readonly unresolved: Counts = {};
	private readonly stale = new Set<string>();
	private readonly sourcesByKey = new Map<string, Set<string>>();
	private wasAsked = false;

	constructor(private readonly linksOf: (path: string) => readonly string[] | null, private readonly index: LinkIndex) {}

	/** This source must be counted again. */
	dirty(path: string): void {
		this.stale.add(path);
	}

	/** Every source with a link of this name must be counted again. */
	dirtyByKey(key: string): void {
		for (const path of this.sourcesByKey.get(key) ?? []) this.stale.add(path);
	}

	/** This source is gone. */
	drop(path: string): void {
		delete this.resolved[path];
		delete this.unresolved[path];
		this.stale.delete(path);
	}

	/** The counts that can be seen in this phase of a start; in the middle one only half are there. */
	upTo(phase: 'loading' | 'partial' | 'complete'): { readonly resolved: Counts; readonly unresolved: Counts } {
		if (phase === 'complete') {
			this.wasAsked = true;
			this.refresh();
		} else if (phase === 'partial') {
			const half = [...this.stale].slice(0, Math.ceil(this.stale.size / 2));
			if (Object.keys(this.resolved).length === 0) for (const path of half) this.count(path);
		}
		return { resolved: this.resolved, unresolved: this.unresolved };
	}

	/** Counts what changed, once somebody has begun to look. */
	refresh(): void {
		if (!this.wasAsked) return;
		for (const path of [...this.stale]) this.count(path);
	}

	private count(path: string): void {
		this.stale.delete(path);
		const links = this.linksOf(path);
		if (!links) return;
		const resolved: Record<string, number> = {};
		const unresolved: Record<string, number> = {};
		for (const link of links) {
			this.note(linkKey(link), path);
			const target = this.index.destinations(link, path)[0];
			if (target) resolved[target.path] = (resolved[target.path] ?? 0) + 1;
			else own(unresolved, link.replace(/^\//, ''));
		}
		this.resolved[path] = resolved;
		this.unresolved[path] = unresolved;
	}

	private note(key: string, path: string): void {
		const sources = this.sourcesByKey.get(key);
		if (sources) sources.add(path);
		else this.sourcesByKey.set(key, new Set([path]));
	}
}

/** Counts under a key that a note chose: it may be called `__proto__`. */
function own(counts: Record<string, number>, key: string): void {
	const value = (Object.hasOwn(counts, key) ? counts[key] ?? 0 : 0) + 1;
	Object.defineProperty(counts, key, { value, configurable: true, enumerable: true, writable: true });
}
