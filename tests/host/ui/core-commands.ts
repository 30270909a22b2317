import type { App, Hotkey } from 'obsidian';
import { reportError } from '../errors';
import { hostOf, type HostApp } from './host-app';
import { linkAt } from './source-view';
import { MarkdownView } from './markdown-view';
import { CommandPalette, runAnyCommand } from './palette';
import { Platform } from './platform';
import { QuickSwitcher } from './quick-switcher';

interface CoreCommand {
	readonly id: string;
	readonly name: string;
	readonly icon?: string;
	readonly keys?: string;
	readonly run: (app: HostApp) => unknown;
	/** Where given, the command is offered only while this holds. */
	readonly when?: (app: HostApp) => boolean;
}

function note(app: HostApp): MarkdownView | null {
	return app.workspace.getActiveViewOfType(MarkdownView);
}

function api(app: HostApp): App {
	return app as unknown as App;
}

const hasNote = (app: HostApp): boolean => note(app) !== null;

const commands: readonly CoreCommand[] = [
	{ id: 'command-palette:open', name: 'Open command palette', keys: 'Mod+p', run: (app) => new CommandPalette(api(app)).open() },
	{ id: 'switcher:open', name: 'Quick switcher: Open quick switcher', keys: 'Mod+o', run: (app) => new QuickSwitcher(api(app)).open() },
	{ id: 'markdown:toggle-preview', name: 'Toggle reading view', keys: 'Mod+e', when: hasNote, run: (app) => note(app)?.toggleMode() },
	{ id: 'editor:toggle-source', name: 'Toggle Live Preview/Source mode', when: hasNote, run: (app) => note(app)?.toggleSource() },
	{ id: 'editor:follow-link', name: 'Follow link under cursor', keys: 'Alt+Enter', when: (app) => linkUnderCursor(app) !== null, run: followLink },
	{ id: 'editor:save-file', name: 'Save current file', keys: 'Mod+s', when: hasNote, run: (app) => note(app)?.save() },
	{ id: 'global-search:open', name: 'Search: Search in all files', keys: 'Mod+Shift+f', run: (app) => openSide(app, 'search') },
	{ id: 'file-explorer:open', name: 'Files: Show file explorer', run: (app) => openSide(app, 'file-explorer') },
	{ id: 'file-explorer:new-file', name: 'Create new note', keys: 'Mod+n', run: newNote },
	{ id: 'app:delete-file', name: 'Delete current file', when: (app) => app.workspace.getActiveFile() !== null, run: deleteFile },
	{ id: 'app:go-back', name: 'Navigate back', keys: 'Mod+Alt+ArrowLeft', run: (app) => app.workspace.activeLeaf?.history.back() },
	{ id: 'app:go-forward', name: 'Navigate forward', keys: 'Mod+Alt+ArrowRight', run: (app) => app.workspace.activeLeaf?.history.forward() },
	{ id: 'app:toggle-left-sidebar', name: 'Toggle left sidebar', run: (app) => app.workspace.leftSplit.toggle() },
	{ id: 'app:toggle-right-sidebar', name: 'Toggle right sidebar', run: (app) => app.workspace.rightSplit.toggle() },
	{ id: 'workspace:new-tab', name: 'New tab', run: (app) => { const leaf = app.workspace.getLeaf('tab'); app.workspace.setActiveLeaf(leaf, { focus: true }); } },
	{ id: 'workspace:close', name: 'Close current tab', run: (app) => app.workspace.activeLeaf?.detach() },
	{ id: 'workspace:split-vertical', name: 'Split right', run: (app) => split(app, 'vertical') },
	{ id: 'workspace:split-horizontal', name: 'Split down', run: (app) => split(app, 'horizontal') },
	{ id: 'workspace:move-to-new-window', name: 'Move current tab to new window', run: (app) => { if (app.workspace.activeLeaf !== null) app.workspace.moveLeafToPopout(app.workspace.activeLeaf); } },
];

function split(app: HostApp, direction: 'vertical' | 'horizontal'): Promise<unknown> | undefined {
	const leaf = app.workspace.activeLeaf;
	return leaf === null ? undefined : app.workspace.duplicateLeaf(leaf, direction);
}

async function openSide(app: HostApp, type: string): Promise<void> {
	await app.workspace.ensureSideLeaf(type, 'left', { active: true });
}

async function newNote(app: HostApp): Promise<void> {
	let path = 'Untitled.md';
	for (let count = 1; app.vault.getAbstractFileByPath(path) !== null; count += 1) path = `Untitled ${count}.md`;
	await app.workspace.getLeaf(false).openFile(await app.vault.create(path, ''), { active: true });
}

async function deleteFile(app: HostApp): Promise<void> {
	const file = app.workspace.getActiveFile();
	if (file !== null) await app.fileManager.trashFile(file);
}

function linkUnderCursor(app: HostApp): string | null {
	const view = note(app);
	if (view === null || view.getMode() !== 'source') return null;
	return linkAt(view.editMode.cm.state, view.editMode.cm.state.selection.main.head) ?? null;
}

async function followLink(app: HostApp): Promise<void> {
	const link = linkUnderCursor(app);
	if (link !== null) await app.workspace.openLinkText(link, note(app)?.file?.path ?? '');
}

function hotkeyOf(keys: string): Hotkey {
	const parts = keys.split('+');
	return { modifiers: parts.slice(0, -1) as Hotkey['modifiers'], key: parts.at(-1) ?? '' };
}

/** Adds a command of the application itself. */
export function addCoreCommand(app: HostApp, { id, name, icon, keys, run, when }: CoreCommand): void {
	const act = (): void => {
		try {
			const done: unknown = run(app);
			if (done instanceof Promise) done.catch(reportError);
		} catch (error) {
			reportError(error);
		}
	};
	const { registries } = app;
	registries.put('commands', registries.commands, id, {
		id, name, pluginId: 'app',
		...icon === undefined ? {} : { icon },
		...keys === undefined ? {} : { hotkeys: [hotkeyOf(keys)] },
		...when === undefined ? { callback: act } : {
			checkCallback: (checking: boolean): boolean => {
				if (when(app) && !checking) act();
				return when(app);
			},
		},
	});
}

/** Adds the application's own commands, and makes hotkeys work. */
export function installCommands(app: App): void {
	const host = hostOf(app);
	for (const command of commands) addCoreCommand(host, command);
	host.workspace.on('run-command', (id) => { runAnyCommand(app, host.registries.commands.get(String(id))); });
	host.scope.register(null, null, (event, context) => {
		for (const command of host.registries.commands.values()) {
			const hit = command.hotkeys?.some((hotkey) => hotkey.key.toLowerCase() === context.key?.toLowerCase() && sameModifiers(event, hotkey));
			if (hit === true && runAnyCommand(app, command)) return false;
		}
		return undefined;
	});
}

function sameModifiers(event: KeyboardEvent, { modifiers }: Hotkey): boolean {
	const mac = Platform.isMacOS;
	const wants = (name: string): boolean => modifiers.includes(name as never);
	return event.altKey === wants('Alt') && event.shiftKey === wants('Shift')
		&& event.ctrlKey === (wants('Ctrl') || (wants('Mod') && !mac))
		&& event.metaKey === (wants('Meta') || (wants('Mod') && mac));
}
