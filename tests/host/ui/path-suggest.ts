import type { App, TAbstractFile } from 'obsidian';
import { AbstractInputSuggest } from './input-suggest';
import { prepareFuzzySearch } from './search-text';

/** Suggests paths of the vault under a field. */
export class PathSuggest extends AbstractInputSuggest<TAbstractFile> {
	constructor(app: App, input: HTMLInputElement, private readonly accept: (file: TAbstractFile) => boolean, private readonly use: (path: string) => void) {
		super(app, input);
	}

	protected getSuggestions(query: string): TAbstractFile[] {
		const search = prepareFuzzySearch(query);
		return this.app.vault.getAllLoadedFiles()
			.filter((file) => this.accept(file) && search(file.path) !== null)
			.sort((a, b) => a.path.localeCompare(b.path));
	}

	renderSuggestion(file: TAbstractFile, el: HTMLElement): void {
		el.setText(file.path);
	}

	override selectSuggestion(file: TAbstractFile): void {
		this.use(file.path);
		this.close();
	}
}
