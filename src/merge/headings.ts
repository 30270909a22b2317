import { foldText } from '../match/near';

/** The form in which headings are compared; one without a letter, `💡`, by its signs. */
export function foldHeading(heading: string): string {
	const folded = foldText(heading);
	return folded.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '') || folded;
}
