/** @jest-environment jsdom */
import { Component, HoverPopover, type App, type HoverParent } from 'obsidian';
import type { HostApp } from './host-app';
import type { PagePreview } from './page-preview';
import { hover, openScreen } from './test-screen';

const files = { 'Home.md': 'See [[Note]], [[Note#Part]] and [[Nobody]].\n', 'Note.md': '# Note\n\nFirst.\n\n## Part\n\nSecond.\n' };

let app: HostApp;
let api: App;
let preview: PagePreview;

beforeEach(async () => {
	jest.useRealTimers();
	const screen = await openScreen({ files });
	({ app, preview } = screen);
	api = screen.host.app;
	await app.workspace.getLeaf().openFile(api.vault.getFileByPath('Home.md') as never, { state: { mode: 'preview' } });
	await new Promise((resolve) => { setTimeout(resolve, 20); });
	jest.useFakeTimers();
});

afterEach(() => { jest.useRealTimers(); });

const link = (text: string): HTMLElement => [...document.querySelectorAll<HTMLElement>('a.internal-link')].find((el) => el.textContent === text) as HTMLElement;
const popovers = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.popover')];
const wait = async (ms: number): Promise<void> => { await jest.advanceTimersByTimeAsync(ms); };

describe('a popover', () => {
	it('opens after 300 ms, and not when the pointer has left before', async () => {
		hover(link('Note'));
		await wait(299);
		expect(popovers()).toHaveLength(0);
		await wait(2);
		expect(popovers()).toHaveLength(1);
		hover(document.body);
		await wait(301);
		expect(popovers()).toHaveLength(0);
		hover(link('Note'));
		await wait(200);
		hover(document.body);
		await wait(1000);
		expect(popovers()).toHaveLength(0);
	});

	it('stays while the pointer is on it, and is the only one of its parent', async () => {
		const parent: HoverParent = { hoverPopover: null };
		const [first, second] = [document.body.createDiv(), document.body.createDiv()];
		const one = new HoverPopover(parent, first, 100);
		await wait(101);
		hover(one.hoverEl);
		await wait(1000);
		expect(one.hoverEl.isConnected).toBe(true);
		const two = new HoverPopover(parent, second, 100);
		expect(one.hoverEl.isConnected).toBe(false);
		expect(parent.hoverPopover).toBe(two);
		hover(document.body);
		await wait(1000);
		expect(parent.hoverPopover).toBeNull();
	});

	it('keeps open the one from which it was opened', async () => {
		const outerParent: HoverParent = { hoverPopover: null };
		const outer = new HoverPopover(outerParent, document.body.createDiv(), 100);
		await wait(101);
		const inside = outer.hoverEl.createDiv();
		hover(inside);
		const inner = new HoverPopover({ hoverPopover: null }, inside, 100);
		await wait(101);
		hover(inner.hoverEl);
		await wait(1000);
		expect([outer.hoverEl.isConnected, inner.hoverEl.isConnected]).toEqual([true, true]);
		hover(document.body);
		await wait(1000);
		expect([outer.hoverEl.isConnected, inner.hoverEl.isConnected]).toEqual([false, false]);
	});

	it('loads its children when it opens and unloads them when it goes', async () => {
		const log: string[] = [];
		class Child extends Component {
			override onload(): void { log.push('load'); }
			override onunload(): void { log.push('unload'); }
		}
		const popover = new HoverPopover({ hoverPopover: null }, document.body.createDiv(), 100);
		popover.addChild(new Child());
		expect(log).toEqual([]);
		await wait(101);
		hover(document.body);
		await wait(200);
		expect(log).toEqual(['load', 'unload']);
	});

	it('does not open on a target that is gone, and does not mind Escape', async () => {
		const target = document.body.createDiv();
		const gone = new HoverPopover({ hoverPopover: null }, target, 100);
		target.remove();
		await wait(101);
		expect(gone.hoverEl.isConnected).toBe(false);
		const stays = new HoverPopover({ hoverPopover: null }, document.body.createDiv(), 100);
		await wait(101);
		document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
		await wait(500);
		expect(stays.hoverEl.isConnected).toBe(true);
	});
});

describe('Page preview', () => {
	it('shows the note of a link in the reading view without Ctrl', async () => {
		hover(link('Note'));
		await wait(400);
		expect(popovers()[0]?.textContent).toContain('First.');
	});

	it('shows only the part that the link names', async () => {
		hover(link('Note > Part'));
		await wait(400);
		expect(popovers()[0]?.textContent).toContain('Second.');
		expect(popovers()[0]?.textContent).not.toContain('First.');
	});

	it('shows nothing for a link that leads to no file', async () => {
		hover(link('Nobody'));
		await wait(1000);
		expect(popovers()).toHaveLength(0);
	});

	it('wants Ctrl for sources other than the reading view, also pressed later', async () => {
		const targetEl = document.body.createDiv();
		const hoverParent: HoverParent = { hoverPopover: null };
		const tell = (event: MouseEvent): void => app.workspace.trigger('hover-link', { event, source: 'editor', hoverParent, targetEl, linktext: 'Note', sourcePath: 'Home.md' });
		tell(hover(targetEl));
		await wait(1000);
		expect(popovers()).toHaveLength(0);
		document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Control', ctrlKey: true, bubbles: true }));
		await wait(400);
		expect(popovers()).toHaveLength(1);
		hover(document.body);
		await wait(400);
		tell(hover(targetEl, { ctrlKey: true }));
		await wait(400);
		expect(popovers()).toHaveLength(1);
	});

	it('follows what the person set for a source, and is silent when it is off', async () => {
		preview.overrides.set('preview', true);
		hover(link('Note'));
		await wait(1000);
		expect(popovers()).toHaveLength(0);
		preview.overrides.clear();
		preview.enabled = false;
		hover(link('Note'));
		await wait(1000);
		expect(popovers()).toHaveLength(0);
	});

	it('lets others wait for its popover and add to it', async () => {
		const seen: (HoverPopover | null)[] = [];
		app.workspace.on('hover-link', (data) => { seen.push((data as { hoverParent: HoverParent }).hoverParent.hoverPopover); });
		hover(link('Note'));
		expect(seen[0]).toBeInstanceOf(HoverPopover);
		seen[0]?.hoverEl.createDiv({ cls: 'added', text: 'card' });
		await wait(400);
		expect(popovers()[0]?.querySelector('.added')?.textContent).toBe('card');
		expect(popovers()[0]?.textContent).toContain('First.');
	});
});
