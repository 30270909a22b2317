import type { App, Command } from 'obsidian';
import type { Registries } from '../registries';
import type { Keymap, Scope } from './keymap';
import type { Workspace } from './workspace';

/** The app as the screen side of the host sees it. */
export interface HostApp extends Omit<App, 'workspace' | 'keymap' | 'scope'> {
	readonly workspace: Workspace;
	readonly keymap: Keymap;
	readonly scope: Scope;
	readonly registries: Registries;
	readonly commands: { executeCommandById(id: string): boolean; listCommands(): Command[] };
}

let current: HostApp | null = null;

/** Tells the parts that are made without an app (menus, notices, popovers) whose they are. */
export function setCurrentApp(app: HostApp): void {
	current = app;
}

/** The app that was set last, null before. */
export function currentApp(): HostApp | null {
	return current;
}

/** The app under the type of the screen side. */
export function hostOf(app: App): HostApp {
	return app as unknown as HostApp;
}
