import { getFrontMatterInfo } from '../functions';
import { readProperties } from '../metadata/frontmatter';

/** The properties of a note's text. */
export function propertiesOf(text: string): Record<string, unknown> | null {
	const info = getFrontMatterInfo(text);
	return info.exists ? readProperties(info.frontmatter) : null;
}
