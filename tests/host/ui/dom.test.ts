/** @jest-environment jsdom */
import { Keymap, Scope, setIcon, setTooltip } from 'obsidian';
import { openScreen, press } from './test-screen';

beforeEach(async () => { await openScreen(); });

describe('the global helpers', () => {
	it('hand events to the element inside that the selector names', () => {
		const list = document.body.createDiv();
		const item = list.createDiv('item');
		const inner = item.createSpan();
		const seen: (HTMLElement | null)[] = [];
		const listener = (_event: MouseEvent, target: HTMLElement): void => { seen.push(target); };
		list.on('click', '.item', listener);
		inner.click();
		list.click();
		list.off('click', '.item', listener);
		inner.click();
		expect(seen).toEqual([item]);
	});

	it('keep the children that stay, and only move the others', () => {
		const parent = createDiv();
		const [a, b, c] = [parent.createDiv(), parent.createDiv(), createDiv()];
		const focusable = a.createEl('input');
		document.body.append(parent);
		focusable.focus();
		parent.setChildrenInPlace([a, c, b]);
		expect([...parent.children]).toEqual([a, c, b]);
		expect(document.activeElement).toBe(focusable);
		parent.setChildrenInPlace([c]);
		expect([...parent.children]).toEqual([c]);
	});

	it('tell when an element comes into the document', async () => {
		const el = createDiv();
		let count = 0;
		const stop = el.onNodeInserted(() => { count += 1; });
		document.body.append(el);
		await Promise.resolve();
		el.remove();
		await Promise.resolve();
		document.body.append(el);
		await Promise.resolve();
		stop();
		expect(count).toBe(2);
	});

	it('know the window and the document of an element', () => {
		const el = document.body.createDiv();
		expect([el.win, el.doc]).toEqual([window, document]);
		expect(el.instanceOf(HTMLDivElement)).toBe(true);
		expect(el.instanceOf(HTMLInputElement)).toBe(false);
	});
});

describe('icons', () => {
	it('are drawn by their name, also by the one that they had before', () => {
		const el = createDiv();
		setIcon(el, 'lucide-briefcase');
		expect(el.querySelector('svg')?.classList.contains('lucide-briefcase')).toBe(true);
		setIcon(el, 'more-vertical');
		expect(el.querySelectorAll('svg')).toHaveLength(1);
		expect(el.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
	});

	it.each(['no-such-icon', 'constructor', '__proto__'])('named %s change nothing', (name) => {
		const el = createDiv({ text: 'text' });
		setIcon(el, name);
		expect(el.textContent).toBe('text');
	});
});

describe('keys', () => {
	it('go to the scope on top, and not below it', () => {
		const log: string[] = [];
		const keymap = (globalThis as unknown as { app: { keymap: Keymap } }).app.keymap;
		const [below, above] = [new Scope(), new Scope()];
		below.register(['Mod'], 'k', () => { log.push('below'); return false; });
		above.register([], 'Escape', () => { log.push('above'); return false; });
		keymap.pushScope(below);
		keymap.pushScope(above);
		press('k', { ctrlKey: true });
		const escape = press('Escape');
		keymap.popScope(above);
		press('k', { ctrlKey: true });
		press('k');
		keymap.popScope(below);
		expect(log).toEqual(['above', 'below']);
		expect(escape.defaultPrevented).toBe(true);
	});

	it.each([
		[{}, false], [{ ctrlKey: true }, 'tab'], [{ ctrlKey: true, altKey: true }, 'split'], [{ ctrlKey: true, altKey: true, shiftKey: true }, 'window'], [{ button: 1 }, 'tab'],
	])('with %j open in %j', (init, pane) => {
		expect(Keymap.isModEvent(new MouseEvent('click', init))).toBe(pane);
	});
});

describe('tooltips', () => {
	it('are the name of an element for a screen reader', () => {
		const el = createDiv();
		setTooltip(el, 'Merge', { placement: 'top' });
		expect(el.getAttribute('aria-label')).toBe('Merge');
		expect(el.getAttribute('data-tooltip-position')).toBe('top');
	});
});
