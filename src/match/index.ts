/** Are two names, or two notes, one account? The public face of this folder. */
export type { Population } from './features';
export { companyDomain } from './domains';
export { foldName } from './fold';
export { identityKey } from './identity';
export { match, type Match } from './match';
export { SAME_CHANCE, TOP_CHANCE } from './model';
export type { Name } from './name';
export { NameIndex, type CandidatePair, type LikelyPair } from './name-index';
export { matchNotes, matchReadNotes, chanceOfNotes, hangsOnText, readNote, sharedText, type NoteEvidence, type ReadNote } from './notes';
export { textSketch, sketchSimilarity, type Sketch } from './sketch';
