/** Which headings stand for which part of an account: the one table of their names. */

import type { Settings } from '../settings/settings';
import { copyOf } from './copy';

/** What the lines under a heading are. */
export type SectionKind =
	| 'facts' | 'topics' | 'tasks' | 'status' | 'contacts' | 'opportunities' | 'blockers' | 'decisions' | 'context' | 'notes' | 'related';

const headings: Readonly<Record<SectionKind, string>> = {
	facts: 'key facts|facts|key information|key info|information|key points|key takeaways|takeaways|highlights|what we know|insights|key insights',
	topics: 'topics|key topics|themes|key themes|topics discussed|discussed topics',
	tasks: 'open tasks|tasks|next steps|next step|action items|actions|open actions|to do|to dos|todo|todos|follow ups|followups|follow up',
	status: 'account status|status|account details|details|account info|account information|account overview|overview|profile|account profile|company profile|company overview|snapshot|account snapshot|at a glance|summary|properties|basics|firmographics',
	contacts: 'key contacts|contacts|contact|key people|people|stakeholders|key stakeholders|people involved|main contacts',
	opportunities: 'opportunities|opportunity|open opportunities|pipeline|deals|open deals|expansion|expansion opportunities|upsell|growth opportunities',
	blockers: 'blockers|blocker|open blockers|risks|risk|issues|open issues|concerns|obstacles|impediments|red flags|objections',
	decisions: 'key decisions|decisions|decision|decisions made|decision log|agreements',
	context: 'recent context|context|timeline|history|activity|recent activity|activities|activity log|activity history|log|contact log|contact history|interactions|recent interactions|interaction log|interaction history|touchpoints|journal|logbook|call log|calls and meetings|conversations|conversation log|correspondence|communication|communications|communication log|meetings|recent meetings|meeting history|meeting log|calls|updates|recent updates',
	notes: 'notes|note|meeting notes|call notes|general notes',
	related: 'related|related notes|related entities|related accounts|links|see also',
};

/** One name of each kind. */
export const headingNames: readonly string[] = Object.values(headings).map((names) => names.slice(0, names.indexOf('|')));

const kinds: ReadonlyMap<string, SectionKind> = new Map(
	Object.entries(headings).flatMap(([kind, names]) => names.split('|').map((name) => [name, kind as SectionKind] as const)),
);
const remembered = new Map<string, SectionKind>();
const mostRemembered = 500;
const longest = 80;

/** Folded headings that a person has words of their own for. */
export type OwnHeadings = ReadonlyMap<string, SectionKind>;

const noHeadings: OwnHeadings = new Map();
const ownHeadings = new WeakMap<Settings, OwnHeadings>();

/** The headings that the settings teach. */
export function headingsOf(settings: Settings): OwnHeadings {
	let found = ownHeadings.get(settings);
	if (found === undefined) ownHeadings.set(settings, found = taughtBy(settings));
	return found;
}

/** Whether a heading stands for a part of an account. */
export function isOurHeading(heading: string): boolean {
	return findKind(foldHeading(heading), noHeadings) !== null;
}

function taughtBy({ words }: Settings): OwnHeadings {
	const taught = Object.entries(words).flatMap(([own, ours]) => {
		const kind = findKind(foldHeading(ours), noHeadings);
		return kind === null ? [] : [[foldHeading(own), kind] as const];
	});
	return taught.length === 0 ? noHeadings : new Map(taught);
}

/**
 * The kind of a section by the headings above it, the nearest that is known;
 * null for the rest. "Details" and "Notes" under "Key Facts" are facts.
 */
export function sectionKind(path: readonly string[], own: OwnHeadings): SectionKind | null {
	let found: SectionKind | null = null;
	for (let at = path.length - 1; at >= 0; at--) {
		const kind = headingKind(path[at] ?? '', own);
		// What a heading above says weighs more than "Details" or "Notes".
		if (kind !== null && kind !== 'status' && kind !== 'notes') return kind;
		found ??= kind;
	}
	return found;
}

function headingKind(heading: string, own: OwnHeadings): SectionKind | null {
	if (heading.length > longest) return null;
	if (own.size > 0) return findKind(foldHeading(heading), own);
	const known = remembered.get(heading);
	if (known !== undefined) return known;
	const kind = findKind(foldHeading(heading), own);
	// Titles of notes are as many as notes: only what will come again is kept, and not as a part of its note.
	if (kind !== null && remembered.size < mostRemembered) remembered.set(copyOf(heading), kind);
	return kind;
}

/** `Risks & Blockers` is one kind, by its first part that is known. */
function findKind(folded: string, own: OwnHeadings): SectionKind | null {
	const whole = own.get(folded) ?? kinds.get(folded);
	if (whole !== undefined) return whole;
	const parts = folded.split(/ and | or |\/|,|;/).map((part) => part.trim());
	if (parts.length < 2 || parts.length > 3) return null;
	const found = parts.map((part) => own.get(part) ?? kinds.get(part) ?? null);
	return found.every((kind) => kind !== null) ? found[0] ?? null : null;
}

/** Case, signs, numbering and remarks in brackets do not matter: `## 3. Key Facts (2026):` is `key facts`. */
function foldHeading(heading: string): string {
	if (/^[a-z]+(?: [a-z]+)*$/i.test(heading)) return heading.toLowerCase();
	return heading.normalize('NFKC').toLowerCase()
		.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ')
		.replace(/&|\+/g, ' and ')
		.replace(/[^\p{L}\p{N}/,;]+/gu, ' ')
		.replace(/^[\s\d]+(?=\p{L})/u, '')
		.trim();
}
