/** @jest-environment jsdom */
import { Component, MarkdownRenderer, Plugin, type App, type MarkdownPostProcessorContext } from 'obsidian';
import type { Host } from '../host';
import { openScreen } from './test-screen';

let app: App;
let host: Host;
const files = { 'Home.md': '', 'Folder/Note.md': '# Note\n\nText.\n\n## Part\n\nHere.\n\nA block. ^id1\n' };

beforeEach(async () => {
	({ host } = await openScreen({ files }));
	app = host.app;
});

async function render(markdown: string): Promise<HTMLElement> {
	const el = createDiv();
	const component = new Component();
	component.load();
	await MarkdownRenderer.render(app, markdown, el, 'Home.md', component);
	return el;
}

describe('Markdown, drawn', () => {
	it.each([
		['emphasis', '*a* **b** ~~c~~ ==d== `e`', '<em>a</em> <strong>b</strong> <del>c</del> <mark>d</mark> <code>e</code>'],
		['emphasis inside a highlight', '==a *b* c==', '<mark>a <em>b</em> c</mark>'],
		['an equals sign alone', 'a == b', 'a == b'],
		['comments, which are not shown', 'a %%hidden%% b', 'a  b'],
		['line breaks as they are typed', 'a\nb', 'a<br>b'],
		['tags in their place', 'see #type/customer, not a#b', 'see <a class="tag" href="#type/customer" target="_blank" rel="noopener nofollow">#type/customer</a>, not a#b'],
		['block ids, which are not shown', 'text ^abc', 'text'],
	])('has %s', async (_name, markdown, html) => {
		expect((await render(markdown)).querySelector('p')?.innerHTML).toBe(html);
	});

	it('has wikilinks with their target, the words shown and whether they lead somewhere', async () => {
		const el = await render('[[Note]] [[Folder/Note#Part|there]] [[Nobody]] `[[code]]`');
		expect([...el.querySelectorAll<HTMLElement>('a.internal-link')].map((a) => [a.dataset['href'], a.textContent, a.hasClass('is-unresolved')])).toEqual([
			['Note', 'Note', false], ['Folder/Note#Part', 'there', false], ['Nobody', 'Nobody', true],
		]);
	});

	it('has a link with an escaped pipe in a table', async () => {
		const el = await render('| a | b |\n|---|---|\n| [[Note\\|words]] | x |\n');
		expect(el.querySelector('td a')?.textContent).toBe('words');
	});

	it('has Markdown links into the vault apart from those that leave it', async () => {
		const el = await render('[in](Folder/Note.md) [out](https://example.com) [bad](javascript:alert(1))');
		expect(el.querySelector('.internal-link')?.getAttribute('data-href')).toBe('Folder/Note.md');
		expect([...el.querySelectorAll('.external-link')].map((a) => a.getAttribute('href'))).toEqual(['https://example.com', null]);
	});

	it('has tasks of every state as boxes', async () => {
		const el = await render('- [ ] open\n- [x] done\n- [?] proposed\n- plain\n');
		expect([...el.querySelectorAll<HTMLElement>('li')].map((li) => [li.dataset['task'] ?? null, li.textContent?.trim()])).toEqual([[' ', 'open'], ['x', 'done'], ['?', 'proposed'], [null, 'plain']]);
	});

	it('has callouts with title, body and fold', async () => {
		const el = await render('> [!warning]- Take **care**\n> of this\n');
		const callout = el.querySelector<HTMLElement>('.callout');
		expect(callout?.dataset['callout']).toBe('warning');
		expect(callout?.querySelector('.callout-title-inner')?.innerHTML).toBe('Take <strong>care</strong>');
		expect(callout?.querySelector<HTMLElement>('.callout-content')?.style.display).toBe('none');
		callout?.querySelector<HTMLElement>('.callout-title')?.click();
		expect(callout?.querySelector('.callout-content')?.textContent?.trim()).toBe('of this');
	});

	it('runs no markup of a note', async () => {
		const el = await render('a <img src=x onerror="alert(1)"> b\n\n<script>alert(1)</script>\n\n<b>c</b>');
		expect(el.querySelector('img, script, b')).toBeNull();
		expect(el.textContent).toContain('c');
	});

	it('embeds a note, a heading and a block, and says where there is none', async () => {
		expect((await render('![[Note]]')).querySelector('.markdown-embed')?.textContent).toContain('Text.');
		const part = (await render('![[Note#Part]]')).querySelector('.markdown-embed')?.textContent;
		expect(part).toContain('Here.');
		expect(part).not.toContain('Text.');
		expect((await render('![[Note#^id1]]')).querySelector('.markdown-embed')?.textContent?.trim()).toBe('A block.');
		expect((await render('![[Nobody]]')).textContent).toContain('"Nobody" is not created yet.');
	});

	it('does not embed a note in itself for ever', async () => {
		await app.vault.create('Loop.md', 'x ![[Loop]]');
		await host.flush();
		expect((await render('![[Loop]]')).querySelectorAll('.markdown-embed').length).toBeLessThan(10);
	});

	it('has footnotes at the end', async () => {
		const el = await render('a[^1]\n\n[^1]: why\n');
		expect(el.querySelector('.footnote-ref')?.textContent).toBe('[1]');
		expect(el.querySelector('.footnotes-list')?.textContent).toContain('why');
	});
});

class Drawing extends Plugin {
	readonly contexts: MarkdownPostProcessorContext[] = [];
	override onload(): void {
		this.registerMarkdownCodeBlockProcessor('box', (source, el, context) => {
			this.contexts.push(context);
			el.createDiv({ cls: 'box', text: source });
		});
		this.registerMarkdownPostProcessor((el) => { el.querySelectorAll('em').forEach((em) => em.addClass('seen')); });
	}
}

describe('what plugins draw', () => {
	const manifest = { id: 'drawing', name: 'Drawing', author: 'A', version: '1.0.0', minAppVersion: '1.13.0', description: 'D.' };

	it('takes the place of a code block, told where it stands', async () => {
		const plugin = await host.loadPlugin(Drawing, manifest);
		const el = await render('before\n\n```box\na: 1\nb: 2\n```\n\n*after*');
		expect(el.querySelector('.block-language-box .box')?.textContent).toBe('a: 1\nb: 2');
		expect(el.querySelector('pre')).toBeNull();
		expect(el.querySelector('em')?.className).toBe('seen');
		expect(plugin.contexts[0]?.sourcePath).toBe('Home.md');
		expect(plugin.contexts[0]?.getSectionInfo(createDiv())).toMatchObject({ lineStart: 2, lineEnd: 5 });
		host.unloadPlugin('drawing');
		expect((await render('```box\nx\n```')).querySelector('pre')?.textContent).toContain('x');
	});
});
