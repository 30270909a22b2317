import { Events, type EventRef } from 'obsidian';
import type { Day } from '../account/records';

/**
 * How far the index is. `cold`: the layout is not ready, nothing is known.
 * `loading`: every account is known from the metadata cache, texts are still
 * being read (their summaries say `isPending`). `ready`: all is read.
 */
export type IndexState = 'cold' | 'loading' | 'ready';

/** What the index tells, and with what. */
export interface IndexEvents {
	/** Ids of accounts that came, went or changed; at most once a frame. */
	changed: [ids: ReadonlySet<string>];
	state: [state: IndexState];
	/** A new local day has begun: every staleness may differ. */
	day: [today: Day];
	/** The settings were replaced, or came from another device. */
	settings: [];
}

/** The application's `Events` with names and arguments that the compiler knows. */
export class IndexEmitter {
	private readonly events = new Events();

	/** Hand the reference to `registerEvent`, so that it ends with the listener. */
	on<Name extends keyof IndexEvents>(name: Name, listener: (...data: IndexEvents[Name]) => void): EventRef {
		return this.events.on(name, (...data) => { listener(...data as IndexEvents[Name]); });
	}

	emit<Name extends keyof IndexEvents>(name: Name, ...data: IndexEvents[Name]): void {
		this.events.trigger(name, ...data);
	}
}
