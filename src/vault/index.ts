/** The vault as accounts see it: the public face of this folder. */
export { AccountIndex, type IndexOptions } from './account-index';
export { systemClock, type Clock } from './clock';
export type { IndexEvents, IndexState } from './events';
export type { LiveAccounts, Progress } from './live-accounts';
export { Store, type DataFile } from './store';
