import type { App, ViewCreator } from 'obsidian';
import { BasesFileView } from './bases/file-view';
import { CanvasView } from './canvas-view';
import { FileExplorer } from './file-explorer';
import { hostOf } from './host-app';
import type { WorkspaceLeaf } from './leaf';
import { MarkdownView } from './markdown-view';
import { SearchView } from './search-view';
import type { View } from './view';

const sources: Readonly<Record<string, { readonly display: string; readonly defaultMod: boolean }>> = {
	preview: { display: 'Reading view', defaultMod: false },
	editor: { display: 'Editor', defaultMod: true },
	search: { display: 'Search', defaultMod: true },
	'tab-header': { display: 'Tab header', defaultMod: true },
	'file-explorer': { display: 'Files', defaultMod: true },
	properties: { display: 'Properties', defaultMod: true },
	bases: { display: 'Bases', defaultMod: true },
	graph: { display: 'Graph view', defaultMod: true },
	bookmarks: { display: 'Bookmarks', defaultMod: true },
	outline: { display: 'Outline', defaultMod: true },
};

/** Registers the views and hover sources of the application itself. */
export function installCoreViews(app: App): void {
	const { viewRegistry } = hostOf(app).workspace;
	const add = (type: string, make: (leaf: WorkspaceLeaf) => View, extensions: readonly string[] = []): void => {
		viewRegistry.registerView(type, make as unknown as ViewCreator);
		viewRegistry.registerExtensions(extensions, type);
	};
	add('markdown', (leaf) => new MarkdownView(leaf), ['md']);
	add('canvas', (leaf) => new CanvasView(leaf), ['canvas']);
	add('bases', (leaf) => new BasesFileView(leaf), ['base']);
	add('file-explorer', (leaf) => new FileExplorer(leaf));
	add('search', (leaf) => new SearchView(leaf));
	for (const [id, info] of Object.entries(sources)) hostOf(app).workspace.registerHoverLinkSource(id, { ...info });
}
