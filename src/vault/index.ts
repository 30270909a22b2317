/** The vault as accounts see it: the public face of this folder. */
export { AccountEdits } from './account-edits';
export { AccountIndex, type IndexOptions } from './account-index';
export { systemClock, type Clock } from './clock';
export type { IndexEvents, IndexState } from './events';
export { findMarks, withMark, type Finding } from './findings';
export type { LiveAccounts, Progress } from './live-accounts';
export { NoteProperties, type PropertyCell } from './note-properties';
export type { EditOutcome } from './outcomes';
export { Store, type DataFile } from './store';
export { createMerges, type Merges } from './merging/service';
export { TaskEdits, type TaskResult } from './task-edits';
export { Writer } from './writer';
