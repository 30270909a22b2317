import { foldName } from './fold';
import { withoutLegalForms } from './legal';

/**
 * What two names must share to be the same for certain: the folded name without
 * its legal forms and without spaces (a gap stays between two digits).
 * `''` means no name at all and equals nothing, not even another `''`.
 */
export function identityKey(name: string): string {
	const folded = foldName(name);
	if (folded === '') return '';
	return withoutLegalForms(folded.split(' ')).join(' ').replace(/(\p{N})? (?=(\p{N})?)/gu,
		(_, left: string | undefined, right: string | undefined) => left === undefined ? '' : right === undefined ? left : `${left} `);
}
