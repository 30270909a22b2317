/** @jest-environment jsdom */
import { MarkdownRenderChild, Plugin, type App } from 'obsidian';
import type { Host } from '../host';
import { openScreen } from './test-screen';

const before = 'Above\n\n```list\na\nb\n```\n\nBelow\n\n```other\nx\n```\n';
let host: Host;
let app: App;
let alive = 0;

class WithBlock extends Plugin {
	override onload(): void {
		this.registerMarkdownCodeBlockProcessor('list', (source, el, context) => {
			class Drawn extends MarkdownRenderChild {
				override onload(): void { alive += 1; }
				override onunload(): void { alive -= 1; }
			}
			el.setText(source.replace('\n', '+'));
			context.addChild(new Drawn(el));
		});
	}
}

const manifest = { id: 'with-block', name: 'With block', author: 'A', version: '1.0.0', minAppVersion: '1.13.0', description: 'D.' };
const drawn = (): (string | null)[] => [...document.querySelectorAll('.cm-editor .block-language-list')].map((el) => el.textContent);

async function openNote(): Promise<void> {
	const file = app.vault.getFileByPath('N.md');
	if (file === null) throw new Error('no file');
	await app.workspace.getLeaf().openFile(file, { state: { mode: 'source', source: false } });
}

beforeEach(async () => {
	alive = 0;
	({ host } = await openScreen({ files: { 'N.md': before, 'M.md': 'Nothing' } }));
	app = host.app;
});

afterEach(() => host.close());

describe('a code block in live preview', () => {
	it('is drawn by the plugin of its language, others stay text', async () => {
		await host.loadPlugin(WithBlock, manifest);
		await openNote();
		expect(drawn()).toEqual(['a+b']);
		expect(document.querySelector('.cm-content')?.textContent).toContain('```other');
	});

	it('is drawn when its plugin comes, and text again when it goes', async () => {
		await openNote();
		expect(drawn()).toEqual([]);
		await host.loadPlugin(WithBlock, manifest);
		expect(drawn()).toEqual(['a+b']);
		host.unloadPlugin('with-block');
		expect(drawn()).toEqual([]);
	});

	it('gives way to its text where the cursor is, and what it drew ends', async () => {
		await host.loadPlugin(WithBlock, manifest);
		await openNote();
		const shown = alive;
		document.querySelector<HTMLElement>('.edit-block-button')?.click();
		expect(drawn()).toEqual([]);
		expect(alive).toBe(shown - 1);
		expect(host.text('N.md')).toBe(before);
	});
});
