import { setup } from 'obsidian-test-mocks/setup';
import type { App } from 'obsidian';
import { mendWindow } from './dom';
import { setCurrentApp, hostOf } from './host-app';
import { Keymap, Scope } from './keymap';
import { Workspace } from './workspace';

/** What `createHost` needs to show itself in a document. */
export interface UiScreen {
	readonly createWorkspace: (app: App) => Workspace;
	readonly createKeymap: () => Keymap;
	readonly createScope: () => Scope;
}

/** Prepares a document for the host: the global helpers, and where the workspace goes. */
export function createScreen(parent: HTMLElement): UiScreen {
	if (!('createDiv' in globalThis)) setup();
	mendWindow(window);
	Object.assign(window, { activeWindow: window, activeDocument: document });
	const scope = new Scope();
	return {
		createScope: () => scope,
		createKeymap: () => new Keymap(scope),
		createWorkspace: (app) => {
			setCurrentApp(hostOf(app));
			const container = createDiv();
			parent.append(container);
			return new Workspace(app, container);
		},
	};
}
