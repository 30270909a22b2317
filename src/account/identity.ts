import { evidenceOf, isSameEvidence, type Evidence } from './evidence';
import { keyOfName, type NoteNames } from './names';
import { isSameList, type NoteHead } from './note-head';
import { namesFrom, type Property } from './properties';

/** Which account an account note says it is. Its text has no say in it. */
export interface NoteIdentity {
	readonly names: NoteNames;
	/** The identity key of its name. */
	readonly key: string;
	readonly evidence: Evidence;
}

/** What a note says it is by its head, of which these are the properties. */
export function identityOf(head: NoteHead, properties: readonly Property[]): NoteIdentity {
	const names = namesFrom(head, properties);
	return { names, key: keyOfName(names.name), evidence: evidenceOf(properties) };
}

/** Whether both say the same. */
export function isSameIdentity(a: NoteIdentity, b: NoteIdentity): boolean {
	return a === b || (a.names.name === b.names.name && isSameList(a.names.aliases, b.names.aliases)
		&& isSameList(a.names.others, b.names.others) && isSameEvidence(a.evidence, b.evidence));
}
