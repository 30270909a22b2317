/**
 * Do two short texts (tasks, bullets) say the same in other words?
 *
 * Numbers, dates, names and negations must agree; then the words are aligned:
 * equal stems, synonyms, slips of the pen. What is left over on one side only
 * tells more; what is left over on both sides tells something else.
 */
import { compareProfiles, type TextRelation } from './near-compare';
import { ownStems } from './near-groups';
import { profileOf, type Profile } from './near-words';

export { foldPlain, foldText, plainText, writtenText } from './near-fold';
export { groupingSteps, groupNear, ownStems, type NearOptions } from './near-groups';
export { profileOfPlain, type Profile } from './near-words';
export type { TextRelation } from './near-compare';

/** Compares two texts; names in `own` go without saying. Symmetric, and linear in the texts. */
export function compareTexts(a: string, b: string, own: readonly string[] = [], lenient = false): TextRelation {
	return compareProfiles(profileOf(a), profileOf(b), { own: ownStems(own), lenient });
}

/** "Is this near to that?" for many pairs: each text is taken apart once. */
export function nearness(own: readonly string[]): (a: string, b: string) => boolean {
	const options = { own: ownStems(own), lenient: false };
	const profiles = new Map<string, Profile>();
	const apart = (text: string): Profile => {
		const profile = profiles.get(text) ?? profileOf(text);
		profiles.set(text, profile);
		return profile;
	};
	return (a, b) => compareProfiles(apart(a), apart(b), options).kind === 'near';
}
