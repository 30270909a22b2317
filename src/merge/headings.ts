import { foldText } from '../match/near';

/** The form in which headings are compared. */
export function foldHeading(heading: string): string {
	return foldText(heading).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
