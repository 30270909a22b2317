/** Are two names, or two notes, one account? The public face of this folder. */
export { foldName } from './fold';
export { identityKey } from './identity';
export { match, type Match } from './match';
export { NameIndex, type CandidatePair } from './name-index';
export { matchNotes, type NoteEvidence } from './notes';
export { textSketch, sketchSimilarity, type Sketch } from './sketch';
