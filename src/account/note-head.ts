/**
 * What the vault knows of a note without reading its text: enough to recognise
 * it and to draw the first list of accounts.
 */
export interface NoteHead {
	readonly path: string;
	/** Plain values as the metadata cache hands them (dates as text or Date); null where there is none or it cannot be read. */
	readonly frontmatter: Readonly<Record<string, unknown>> | null;
	/** The text of the first heading of level 1; null where there is none. */
	readonly heading: string | null;
	/** Tags of frontmatter and body, without `#`. */
	readonly tags: readonly string[];
	/** There is a frontmatter block, but it is no valid YAML. */
	readonly hasBadFrontmatter?: boolean;
	/** Targets (without subpath) of the links that stand on task lines of the body; they tie tasks to accounts elsewhere. */
	readonly taskLinks?: readonly string[];
}

/**
 * The vault's notes as they are now. Of those that are nothing to us the book
 * keeps nothing: where one may have become something, it asks again.
 */
export interface NoteSource {
	/** Every note whose metadata is known, each as it is when its turn comes; those that went meanwhile are left out. */
	all(): Iterable<NoteHead>;
	/** Those in a folder and the folders below it; links on task lines may be left out. */
	under(folder: string): Iterable<NoteHead>;
}

/** Whether two heads of one note say the same; metadata that was read again is another object. */
export function isSameHead(a: NoteHead, b: NoteHead): boolean {
	return a.path === b.path && a.frontmatter === b.frontmatter && a.heading === b.heading && a.hasBadFrontmatter === b.hasBadFrontmatter
		&& isSameList(a.tags, b.tags) && isSameList(a.taskLinks, b.taskLinks);
}

/** Whether two lists hold the same in the same order. */
export function isSameList(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
	return a === b || (a !== undefined && b !== undefined && a.length === b.length && a.every((entry, at) => entry === b[at]));
}
