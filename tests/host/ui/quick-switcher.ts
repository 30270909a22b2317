import type { App, SearchResult, TFile } from 'obsidian';
import { reportError } from '../errors';
import { Keymap } from './keymap';
import { prepareFuzzySearch, renderMatches } from './search-text';
import { SuggestModal } from './suggest';

interface Choice {
	readonly file: TFile | null;
	readonly text: string;
	readonly match: SearchResult;
}

const nothing: SearchResult = { score: 0, matches: [] };

/** Finds a note by its path, and makes one that is not there yet. */
export class QuickSwitcher extends SuggestModal<Choice> {
	constructor(app: App) {
		super(app);
		this.setPlaceholder('Find or create a note...');
		this.setInstructions([
			{ command: '↑↓', purpose: 'to navigate' },
			{ command: '↵', purpose: 'to open' },
			{ command: 'ctrl ↵', purpose: 'to open in new tab' },
			{ command: 'esc', purpose: 'to dismiss' },
		]);
		this.scope.register(['Mod'], 'Enter', (event) => {
			this.selectActiveSuggestion(event);
			return false;
		});
	}

	getSuggestions(query: string): Choice[] {
		const { vault, workspace } = this.app;
		if (query.trim() === '') {
			const files = workspace.getLastOpenFiles().map((path) => vault.getFileByPath(path)).filter((file) => file !== null);
			return (files.length > 0 ? files : vault.getMarkdownFiles().slice(0, 20)).map((file) => ({ file, text: nameOf(file), match: nothing }));
		}
		const search = prepareFuzzySearch(query);
		const found: Choice[] = [];
		for (const file of vault.getFiles()) {
			const text = nameOf(file);
			const match = search(text);
			if (match !== null) found.push({ file, text, match });
		}
		found.sort((a, b) => b.match.score - a.match.score || a.text.length - b.text.length);
		const exact = found.some(({ file }) => file?.basename.toLowerCase() === query.trim().toLowerCase());
		return exact ? found : [...found.slice(0, 50), { file: null, text: query.trim(), match: nothing }];
	}

	renderSuggestion({ file, text, match }: Choice, el: HTMLElement): void {
		el.addClass('mod-complex');
		const title = el.createDiv('suggestion-content').createDiv('suggestion-title');
		renderMatches(title, text, match.matches);
		if (file === null) el.createDiv('suggestion-aux').createSpan({ cls: 'suggestion-hotkey', text: 'Enter to create' });
	}

	onChooseSuggestion({ file, text }: Choice, event: MouseEvent | KeyboardEvent): void {
		const pane = Keymap.isModEvent(event);
		this.app.workspace.openLinkText(file === null ? text : file.path, '', pane).catch(reportError);
	}
}

function nameOf(file: TFile): string {
	return file.extension === 'md' ? file.path.slice(0, -3) : file.path;
}
