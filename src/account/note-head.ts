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
