import type { Editor } from 'obsidian';
import { EditorTicks } from '../../src/vault/editor-ticks';
import { createHost, type Host } from '../host/host';

const files = { 'A.md': '- [ ] one\n', 'B.md': '- [x] other\n- [ ] more\n' };

function told(host: Host): { readonly ticks: EditorTicks; readonly told: [string, string][] } {
	const list: [string, string][] = [];
	return { ticks: new EditorTicks(host.app, { isWanted: () => true, tell: (path, text) => { list.push([path, text]); } }), told: list };
}

const fileAt = (host: Host, path: string): unknown => host.app.vault.getFileByPath(path);
const editorOf = (text: () => string): Editor => ({ getValue: text }) as unknown as Editor;
const pause = (): Promise<void> => new Promise((resolve) => { window.setTimeout(resolve, 250); });

describe('ticks in an editor', () => {
	test('are told before the note is saved', async () => {
		const host = await createHost({ files });
		const { ticks, told: list } = told(host);
		ticks.load();
		host.app.workspace.trigger('editor-change', editorOf(() => '- [x] one\n'), { file: fileAt(host, 'A.md') });
		await pause();
		expect(list).toEqual([['A.md', '- [x] one\n']]);
		ticks.unload();
	});

	test('are no longer looked for in an editor that shows another note by then', async () => {
		const host = await createHost({ files });
		const { ticks, told: list } = told(host);
		ticks.load();
		const view = { file: fileAt(host, 'A.md') };
		let shown = '- [x] one\n';
		host.app.workspace.trigger('editor-change', editorOf(() => shown), view);
		view.file = fileAt(host, 'B.md');
		shown = files['B.md'];
		await pause();
		expect(list).toEqual([]);
		ticks.unload();
	});

	test('are told to nobody once the plugin is off', async () => {
		const host = await createHost({ files });
		const { ticks, told: list } = told(host);
		ticks.load();
		host.app.workspace.trigger('editor-change', editorOf(() => {
			// Between the look into the editor and the look into the file.
			ticks.unload();
			return '- [x] one\n';
		}), { file: fileAt(host, 'A.md') });
		await pause();
		expect(list).toEqual([]);
	});
});
