/** @jest-environment jsdom */
import type { App, WorkspaceLeaf } from 'obsidian';
import { ItemView } from 'obsidian';
import { openScreen } from './test-screen';

const files = { 'A.md': '# A\n', 'B.md': '# B\n', 'Folder/C.md': '# C\n' };

class Counter extends ItemView {
	static opened = 0;
	count = 0;
	getViewType(): string { return 'counter'; }
	getDisplayText(): string { return 'Counter'; }
	override async onOpen(): Promise<void> { Counter.opened += 1; }
	override getState(): Record<string, unknown> { return { count: this.count }; }

	override async setState(state: unknown): Promise<void> {
		if (typeof state === 'object' && state !== null && 'count' in state && typeof state.count === 'number') this.count = state.count;
	}
}

async function open(layout: unknown = null): Promise<{ app: App; saved: () => unknown }> {
	Counter.opened = 0;
	const { host, app } = await openScreen({ files });
	app.workspace.viewRegistry.registerView('counter', (leaf) => new Counter(leaf));
	let saved: unknown = null;
	app.workspace.store = { load: () => layout, save: (value) => { saved = JSON.parse(JSON.stringify(value)); } };
	if (layout !== null) await app.workspace.changeLayout(layout);
	return {
		app: host.app,
		saved: () => {
			void app.workspace.saveLayout();
			return saved;
		},
	};
}

const titles = (): string[] => [...document.querySelectorAll('.mod-root .workspace-tab-header-inner-title')].map((el) => el.textContent ?? '');

describe('leaves', () => {
	it('opens a note in the same tab, another one only when asked', async () => {
		const { app } = await open();
		const [a, b] = [app.vault.getFileByPath('A.md'), app.vault.getFileByPath('B.md')];
		if (!a || !b) throw new Error('no files');
		await app.workspace.getLeaf().openFile(a);
		await app.workspace.getLeaf().openFile(b);
		expect(titles()).toEqual(['B']);
		await app.workspace.getLeaf('tab').openFile(a);
		expect(titles()).toEqual(['B', 'A']);
		expect(app.workspace.getActiveFile()).toBe(a);
	});

	it('leaves a pinned tab alone', async () => {
		const { app } = await open();
		const [a, b] = [app.vault.getFileByPath('A.md'), app.vault.getFileByPath('B.md')];
		if (!a || !b) throw new Error('no files');
		const leaf = app.workspace.getLeaf();
		await leaf.openFile(a);
		leaf.setPinned(true);
		await app.workspace.getLeaf().openFile(b);
		expect(titles()).toEqual(['A', 'B']);
	});

	it('tells once which leaf and which file came to the front', async () => {
		const { app } = await open();
		const seen: string[] = [];
		app.workspace.on('active-leaf-change', () => { seen.push('leaf'); });
		app.workspace.on('file-open', (file) => { seen.push(`file ${file?.path ?? 'none'}`); });
		await app.workspace.openLinkText('B', 'A.md', 'tab');
		expect(seen).toEqual(['leaf', 'file B.md']);
	});

	it('goes back to the note before', async () => {
		const { app } = await open();
		await app.workspace.openLinkText('A', '');
		await app.workspace.openLinkText('B', '');
		const leaf = app.workspace.getMostRecentLeaf() as unknown as { history: { back(): Promise<void> } };
		await leaf.history.back();
		expect(app.workspace.getActiveFile()?.path).toBe('A.md');
	});

	it('closes the tab of a note that was deleted, and keeps one empty tab', async () => {
		const { app } = await open();
		await app.workspace.openLinkText('A', '');
		const file = app.vault.getFileByPath('A.md');
		if (!file) throw new Error('no file');
		await app.fileManager.trashFile(file);
		expect(titles()).toEqual(['New tab']);
	});

	it('follows a rename in the tab', async () => {
		const { app } = await open();
		await app.workspace.openLinkText('A', '');
		const file = app.vault.getFileByPath('A.md');
		if (!file) throw new Error('no file');
		await app.fileManager.renameFile(file, 'Folder/Anew.md');
		expect(titles()).toEqual(['Anew']);
	});

	it('splits, and takes the split away with its last tab', async () => {
		const { app } = await open();
		const right = app.workspace.getLeaf('split');
		expect(document.querySelectorAll('.mod-root .workspace-tabs')).toHaveLength(2);
		right.detach();
		expect(document.querySelectorAll('.mod-root .workspace-tabs')).toHaveLength(1);
	});
});

describe('views of plugins', () => {
	it('get their state, and show it again after the layout is restored', async () => {
		const first = await open();
		await first.app.workspace.getLeaf('tab').setViewState({ type: 'counter', state: { count: 7 }, active: true });
		const layout = first.saved();
		const second = await open(layout);
		const [leaf] = second.app.workspace.getLeavesOfType('counter');
		expect((leaf?.view as Counter).count).toBe(7);
	});

	it('are deferred behind other tabs: listed, with their state, but not opened until seen', async () => {
		const first = await open();
		await first.app.workspace.getLeaf('tab').setViewState({ type: 'counter', state: { count: 7 }, active: true });
		await first.app.workspace.openLinkText('A', '', 'tab');
		const second = await open(first.saved());
		const [leaf] = second.app.workspace.getLeavesOfType('counter');
		expect(Counter.opened).toBe(0);
		expect(leaf?.isDeferred).toBe(true);
		expect(leaf?.view).not.toBeInstanceOf(Counter);
		expect(leaf?.getViewState()).toMatchObject({ type: 'counter', state: { count: 7 } });
		await second.app.workspace.revealLeaf(leaf as WorkspaceLeaf);
		expect(leaf?.isDeferred).toBe(false);
		expect((leaf?.view as Counter).count).toBe(7);
	});

	it('give way to a notice when their plugin goes, and come back with it', async () => {
		const { app } = await open();
		const { viewRegistry } = app.workspace as unknown as { viewRegistry: { unregisterView(type: string): void; registerView(type: string, creator: (leaf: WorkspaceLeaf) => ItemView): void } };
		await app.workspace.getLeaf('tab').setViewState({ type: 'counter', state: { count: 3 }, active: true });
		viewRegistry.unregisterView('counter');
		await new Promise((resolve) => { setTimeout(resolve, 5); });
		expect(document.body.textContent).toContain('Plugin no longer active');
		viewRegistry.registerView('counter', (leaf) => new Counter(leaf));
		await new Promise((resolve) => { setTimeout(resolve, 5); });
		expect((app.workspace.getLeavesOfType('counter')[0]?.view as Counter).count).toBe(3);
	});

	it('cannot be registered twice under one name', async () => {
		const { app } = await open();
		const { viewRegistry } = app.workspace as unknown as { viewRegistry: { registerView(type: string, creator: () => never): void } };
		expect(() => viewRegistry.registerView('counter', () => { throw new Error('never'); })).toThrow(/existing view type/);
	});
});

describe('a layout that was tampered with', () => {
	it.each([[null], [42], [{ main: 'no' }], [{ main: { children: [{ type: 'tabs', children: [{ type: 'leaf' }, null] }] } }]])('opens all the same: %j', async (layout) => {
		const { app } = await open(layout);
		expect(app.workspace.getMostRecentLeaf()).not.toBeNull();
		expect(titles()).toEqual(['New tab']);
	});
});

describe('sidebars', () => {
	it('have a leaf of a type once, and open when it is revealed', async () => {
		const { app } = await open();
		const first = await app.workspace.ensureSideLeaf('counter', 'right', { reveal: true });
		const second = await app.workspace.ensureSideLeaf('counter', 'right', { reveal: true });
		expect(second).toBe(first);
		expect(app.workspace.rightSplit).toMatchObject({ collapsed: false });
	});

	it('keep what a deferred view would show until they are opened', async () => {
		const first = await open();
		await first.app.workspace.ensureSideLeaf('counter', 'right', { reveal: false });
		const second = await open(first.saved());
		const [leaf] = second.app.workspace.getLeavesOfType('counter');
		expect(leaf?.isDeferred).toBe(true);
		await second.app.workspace.revealLeaf(leaf as WorkspaceLeaf);
		expect(leaf?.isDeferred).toBe(false);
	});
});
