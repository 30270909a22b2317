import type { App, Command, FuzzyMatch } from 'obsidian';
import { reportError } from '../errors';
import { hostOf } from './host-app';
import { MarkdownView } from './markdown-view';
import { Platform } from './platform';
import { renderMatches } from './search-text';
import { FuzzySuggestModal } from './suggest';

function activeNote(app: App): MarkdownView | null {
	const { activeEditor } = app.workspace;
	const view: unknown = activeEditor;
	return view instanceof MarkdownView && view.getMode() === 'source' ? view : null;
}

/** Whether a command offers itself now. */
export function isAvailable(app: App, command: Command): boolean {
	if (command.mobileOnly === true && !Platform.isMobile) return false;
	const view = activeNote(app);
	try {
		if (command.editorCheckCallback !== undefined) return view !== null && command.editorCheckCallback(true, view.editor, view) === true;
		if (command.editorCallback !== undefined) return view !== null;
		if (command.checkCallback !== undefined) return command.checkCallback(true) === true;
		return command.callback !== undefined;
	} catch (error) {
		reportError(error);
		return false;
	}
}

/** Runs a command as a key or the palette does; false where it does not offer itself. */
export function runAnyCommand(app: App, command: Command | undefined): boolean {
	if (command === undefined || !isAvailable(app, command)) return false;
	try {
		const done = call(app, command);
		if (done instanceof Promise) done.catch(reportError);
	} catch (error) {
		reportError(error);
	}
	return true;
}

function call(app: App, command: Command): unknown {
	const view = activeNote(app);
	if (view !== null && command.editorCheckCallback !== undefined) return command.editorCheckCallback(false, view.editor, view);
	if (view !== null && command.editorCallback !== undefined) return command.editorCallback(view.editor, view) as unknown;
	return command.checkCallback === undefined ? command.callback?.() as unknown : command.checkCallback(false);
}

const recent: string[] = [];

/** The keys of a command as a person reads them. */
export function hotkeyText(command: Command): string {
	const [hotkey] = command.hotkeys ?? [];
	if (hotkey === undefined) return '';
	const names = hotkey.modifiers.map((modifier) => (modifier === 'Mod' ? (Platform.isMacOS ? '⌘' : 'Ctrl') : modifier));
	return [...names, hotkey.key.length === 1 ? hotkey.key.toUpperCase() : hotkey.key].join(' ');
}

/** All commands, to find one by its name. */
export class CommandPalette extends FuzzySuggestModal<Command> {
	constructor(app: App) {
		super(app);
		this.setPlaceholder('Select a command...');
		this.emptyStateText = 'No commands found.';
		this.setInstructions([
			{ command: '↑↓', purpose: 'to navigate' },
			{ command: '↵', purpose: 'to use' },
			{ command: 'esc', purpose: 'to dismiss' },
		]);
	}

	getItems(): Command[] {
		const place = (command: Command): number => (recent.includes(command.id) ? recent.indexOf(command.id) : recent.length);
		return [...hostOf(this.app).registries.commands.values()]
			.filter((command) => isAvailable(this.app, command))
			.sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
	}

	getItemText(command: Command): string { return command.name; }

	override renderSuggestion({ item, match }: FuzzyMatch<Command>, el: HTMLElement): void {
		el.addClass('mod-complex');
		renderMatches(el.createDiv('suggestion-content').createDiv('suggestion-title'), item.name, match.matches);
		const keys = hotkeyText(item);
		if (keys !== '') el.createDiv('suggestion-aux').createEl('kbd', { cls: 'suggestion-hotkey', text: keys });
	}

	onChooseItem(command: Command): void {
		const at = recent.indexOf(command.id);
		if (at >= 0) recent.splice(at, 1);
		recent.unshift(command.id);
		runAnyCommand(this.app, command);
	}
}
