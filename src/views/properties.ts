import type { PropertyCell } from '../vault/note-properties';

/** The frontmatter properties that columns can show; values come from the metadata cache. */
export interface PropertyValues {
	/** Names of properties that the given notes set, most used first. */
	keys(paths: readonly string[]): readonly string[];
	/** The first of the notes that sets the property says it; null where none does. */
	value(paths: readonly string[], key: string): PropertyCell | null;
}

/** Where nobody tells properties, columns for them stay empty. */
export const noProperties: PropertyValues = { keys: () => [], value: () => null };
