import type { TFile } from 'obsidian';
import { reportError } from '../errors';
import { Keymap } from './keymap';
import { prepareSimpleSearch, renderMatches } from './search-text';
import { SearchComponent } from './text-components';
import { ItemView } from './view';

const mostFiles = 200;
const mostLines = 8;
const batch = 50;

/** Finds text in all notes. */
export class SearchView extends ItemView {
	override icon = 'lucide-search';
	private search!: SearchComponent;
	private resultsEl!: HTMLElement;
	private turn = 0;
	private query = '';

	getViewType(): string { return 'search'; }
	getDisplayText(): string { return 'Search'; }
	override getState(): Record<string, unknown> { return { query: this.query }; }

	override async setState(state: unknown): Promise<void> {
		const query = typeof state === 'object' && state !== null && 'query' in state ? state.query : null;
		if (typeof query === 'string') this.setQuery(query);
	}

	override async onOpen(): Promise<void> {
		const row = this.contentEl.createDiv('search-row');
		this.search = new SearchComponent(row);
		this.search.setPlaceholder('Search...').onChange((query) => this.run(query));
		this.search.inputEl.setAttr('aria-label', 'Search in all notes');
		this.search.inputEl.setAttr('autofocus', 'true');
		this.resultsEl = this.contentEl.createDiv('search-results-children');
		this.registerEvent(this.app.workspace.on('search' as 'quit', ((query: string) => this.setQuery(query)) as never));
	}

	setQuery(query: string): void {
		this.search.setValue(query);
		this.run(query);
	}

	private run(query: string): void {
		this.query = query;
		const turn = (this.turn += 1);
		this.resultsEl.empty();
		if (query.trim() === '') return;
		this.find(query.replace(/^tag:/, ''), turn).catch(reportError);
	}

	private async find(query: string, turn: number): Promise<void> {
		const match = prepareSimpleSearch(query);
		let found = 0;
		let seen = 0;
		for (const file of this.app.vault.getMarkdownFiles()) {
			seen += 1;
			// The window stays alive on a large vault.
			if (seen % batch === 0) await new Promise((resolve) => { window.setTimeout(resolve, 0); });
			const text = await this.app.vault.cachedRead(file);
			if (turn !== this.turn) return;
			if (match(text) === null && match(file.basename) === null) continue;
			this.drawFile(file, text, query);
			found += 1;
			if (found === mostFiles) break;
		}
		if (found === 0) this.resultsEl.createDiv({ cls: 'search-empty-state', text: 'No matches found.' });
	}

	private drawFile(file: TFile, text: string, query: string): void {
		const item = this.resultsEl.createDiv('tree-item search-result');
		const head = item.createDiv({ cls: 'tree-item-self search-result-file-title is-clickable', attr: { tabindex: 0, role: 'link' } });
		head.createDiv({ cls: 'tree-item-inner', text: file.basename });
		this.wire(head, file, 0);
		const lines = item.createDiv('search-result-file-matches');
		const match = prepareSimpleSearch(query.split(/\s+/)[0] ?? query);
		let shown = 0;
		text.split('\n').forEach((line, number) => {
			const hit = shown < mostLines ? match(line) : null;
			if (hit === null) return;
			shown += 1;
			const el = lines.createDiv('search-result-file-match tappable');
			const from = Math.max(0, (hit.matches[0]?.[0] ?? 0) - 40);
			renderMatches(el, line.slice(from, from + 200), hit.matches, -from);
			this.wire(el, file, number);
		});
	}

	private wire(el: HTMLElement, file: TFile, line: number): void {
		const open = (event: MouseEvent | KeyboardEvent): void => {
			const leaf = this.leaf.workspace.getLeaf(Keymap.isModEvent(event));
			leaf.openFile(file, { active: true, eState: { line } }).catch(reportError);
		};
		el.addEventListener('click', open);
		el.addEventListener('keydown', (event) => { if (event.key === 'Enter') open(event); });
		el.addEventListener('mouseover', (event) => {
			this.app.workspace.trigger('hover-link', { event, source: 'search', hoverParent: this.leaf, targetEl: el, linktext: file.path, sourcePath: '', state: { scroll: line } });
		});
	}
}
