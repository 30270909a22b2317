/** What, beside its name, says which company an account note is about. */
import { companyDomain } from '../match';
import { valuesOf, type Property } from './properties';
import { foldKey, shownText, textsIn } from './values';

/** Domains of website and mail, and ids in CRM properties. */
export interface Evidence {
	readonly domains: readonly string[];
	/** Key, folded, to id. */
	readonly ids: Readonly<Record<string, string>>;
}

const none: Evidence = Object.freeze({ domains: Object.freeze([]), ids: Object.freeze(Object.create(null) as Record<string, string>) });

/** The evidence in a note's properties. */
export function evidenceOf(properties: readonly Property[]): Evidence {
	if (!properties.some(({ meaning }) => meaning === 'website' || meaning === 'email' || meaning === 'crm-id')) return none;
	const texts = [...valuesOf(properties, 'website'), ...valuesOf(properties, 'email')].flatMap(textsIn).slice(0, 50);
	const crm = properties.filter(({ meaning }) => meaning === 'crm-id');
	if (texts.length === 0 && crm.length === 0) return none;
	const ids = Object.create(null) as Record<string, string>;
	for (const { key, value } of crm) {
		const id = textsIn(value).map((text) => shownText(text.slice(0, 200)).toLowerCase()).find((text) => /[\p{L}\p{N}]/u.test(text));
		if (id !== undefined) ids[foldKey(key)] = id;
	}
	return { domains: [...new Set(texts.flatMap((text) => domainOf(text) ?? []))].sort(), ids };
}

/** `example.com` of `https://www.example.com/x`, `mailto:a@example.com`, `a@example.com`; null for hosts that many share. */
function domainOf(text: string): string | null {
	const found = /^(?:[a-z]+:(?:\/\/)?)?(?:[^@\s/]{1,100}@)?([a-z0-9\u00a1-\uffff][a-z0-9\u00a1-\uffff.-]{1,250}\.[a-z\u00a1-\uffff]{2,63})(?=[/:?#\s>)]|$)/i.exec(shownText(text.slice(0, 400)).replace(/^[<(]+/, ''));
	return companyDomain(found?.[1] ?? '');
}

/** Whether two notes cannot be about the same company: another website or mail domain, or another id in the same CRM property. */
export function isAgainst(a: Evidence, b: Evidence): boolean {
	const hasOther = a.domains.length > 0 && b.domains.length > 0 && !a.domains.some((domain) => b.domains.includes(domain));
	return hasOther || Object.keys(a.ids).some((key) => Object.hasOwn(b.ids, key) && a.ids[key] !== b.ids[key]);
}

/** Whether there is any evidence. */
export function isEmpty(evidence: Evidence): boolean {
	return evidence === none || (evidence.domains.length === 0 && Object.keys(evidence.ids).length === 0);
}

/** Whether both say the same. */
export function isSameEvidence(a: Evidence, b: Evidence): boolean {
	return a === b || (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b);
}
