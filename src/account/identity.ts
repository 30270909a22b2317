import { evidenceOf, type Evidence } from './evidence';
import { keyOfName, type NoteNames } from './names';
import type { NoteHead } from './note-head';
import { namesFrom, propertiesOf } from './properties';
import type { Rules } from './rules';

/** Which account an account note says it is; worked out when first asked. Its text has no say in it. */
export class NoteIdentity {
	private knownNames: NoteNames | null = null;
	private knownEvidence: Evidence | null = null;

	constructor(private readonly head: NoteHead, private readonly rules: Rules) {}

	get names(): NoteNames {
		return this.knownNames ??= namesFrom(this.head, propertiesOf(this.head.frontmatter, this.rules));
	}

	/** The identity key of its name. */
	get key(): string {
		return keyOfName(this.names.name);
	}

	get evidence(): Evidence {
		return this.knownEvidence ??= evidenceOf(propertiesOf(this.head.frontmatter, this.rules));
	}
}
