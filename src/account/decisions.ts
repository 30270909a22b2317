/** What a person decided about two notes: `same` account or `different`. */
export interface Decision {
	readonly verdict: 'same' | 'different';
	/** Paths of the two notes, `a < b`. */
	readonly a: string;
	readonly b: string;
	/** When, in milliseconds since 1970. */
	readonly time: number;
	/** The device that it was decided on. */
	readonly device: string;
}

/** All decisions of a vault. Plain data, as stored. */
export type Decisions = readonly Decision[];
