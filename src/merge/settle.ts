import type { Steps } from '../match/steps';
import { sectionKey, type MergeRun, type Sections } from './run';
import { mergeTexts, type MergedTexts } from './texts';

/** A merge that a second one would leave as it is. */
export interface Settled {
	readonly run: MergeRun;
	readonly texts: MergedTexts;
}

/** So many times sections are set aside one by one; then all that the merged notes have. */
const mostRounds = 3;

/**
 * Merges texts so that merging them again changes nothing. Markdown reads some
 * lines otherwise in another place (code that nothing closes in a list, HTML
 * before text), so that no rule for single blocks covers them all. Hence the
 * proof: the result is merged once more, which costs as much again. A section
 * that brings something the second time too has not been understood where it
 * was put; it is quoted whole at the end instead.
 */
export function* settle(first: MergeRun): Steps<Settled> {
	const plain = { run: first, texts: yield* mergeTexts(first) };
	let settled: Settled = plain;
	for (let round = 0; round <= mostRounds; round++) {
		const unsettled = yield* bringsAgain(settled);
		if (unsettled === null) return withWarnings(settled);
		const { run } = settled;
		const more = new Set([...run.whole, ...unsettled]);
		// What came from no section, or from one that is quoted already, has its cause elsewhere.
		const whole = round < mostRounds - 1 && more.size > run.whole.size ? more : allSections(run);
		if (whole.size === run.whole.size) break;
		const quoting = first.quoting(whole);
		settled = { run: quoting, texts: yield* mergeTexts(quoting) };
	}
	first.warnings.push('Do not merge these notes a second time: some lines would be added again.');
	return plain;
}

/** The sections that bring something a second time; null where the text stays as it is. */
function* bringsAgain({ run, texts: { result } }: Settled): Steps<Sections | null> {
	if (result === run.survivor.text) return null;
	const again = run.again(result);
	const { result: second } = yield* mergeTexts(again);
	return second === result ? null : again.bringing;
}

function allSections(run: MergeRun): Sections {
	return new Set(run.merged.flatMap(({ path, text }) => [...run.read(text).sections.keys()].map((place) => sectionKey(path, place))));
}

function withWarnings(settled: Settled): Settled {
	const { run } = settled;
	for (const { path, text } of run.merged) {
		const { sections } = run.read(text);
		const quoted = sections.filter((_, place) => run.whole.has(sectionKey(path, place)));
		const what = quoted.length === sections.length ? 'The text' : quoted.map(({ heading }) => heading === '' ? 'The beginning' : `“${heading}”`).join(', ');
		if (quoted.length > 0) run.warnings.push(`${what} of ${path} could not be woven in: quoted whole at the end.`);
	}
	return settled;
}
