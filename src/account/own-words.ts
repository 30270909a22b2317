/** Words of a person's own, see `Settings.words`. */
import type { Settings } from '../settings/settings';
import { nearest } from '../match/nearest';
import { propertyNames, Rules } from './rules';
import { headingNames, isOurHeading } from './sections';
import { foldKey } from './values';

type Words = Settings['words'];

/** Spellings of a property, and the person's own words for any of them. */
export function withOwnWords(spellings: readonly string[], words: Words): readonly string[] {
	const known = new Set(spellings.map(foldKey));
	const own = Object.entries(words).flatMap(([word, ours]) => known.has(foldKey(ours)) ? [word] : []);
	return own.length === 0 ? spellings : [...spellings, ...own];
}

/** Whether both say the same. */
export function areSameWords(a: Words, b: Words): boolean {
	const [own, other] = [Object.entries(a), Object.entries(b)];
	return a === b || (own.length === other.length && own.every(([word, ours]) => b[word] === ours));
}

/** The first of some words that stands for nothing of ours, and the one that it may have been meant for; null where all stand for something. */
export function strangerAmong(ours: readonly string[], settings: Settings): { readonly word: string; readonly near: string | null } | null {
	const rules = new Rules(settings);
	const word = ours.find((one) => !rules.knows(one) && !isOurHeading(one));
	if (word === undefined) return null;
	const { accountTypes, personTypes, activityTypes, untrackedStatuses } = settings;
	return { word, near: nearest(word, [...propertyNames, ...headingNames, ...accountTypes, ...personTypes, ...activityTypes, ...untrackedStatuses]) };
}
