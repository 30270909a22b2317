import { setToday } from './clock';
import { dropDebounced } from './timers';
import { hostWindow } from './globals';
import { refuseNetwork } from './network';
import { setMobile } from './ui/platform';
import { Timers } from './window-timers';

/** What all hosts of one process share, since there is one window: its timers and its ways out. */
const timers = new Timers();
const open = new Set<object>();
let undo: (() => void)[] = [];

/** The first host puts its watch on the window. */
export function enter(host: object, allowNetwork: boolean): Timers {
	if (open.size === 0) {
		timers.watch(hostWindow());
		undo = [() => timers.unwatch(), allowNetwork ? () => undefined : refuseNetwork(globalThis)];
	}
	open.add(host);
	return timers;
}

/** The last host takes it off, and ends what still waits. */
export function leave(host: object): void {
	if (!open.delete(host) || open.size > 0) return;
	setToday(null);
	setMobile(false);
	timers.stopAll();
	dropDebounced();
	for (const each of undo) each();
	undo = [];
}
