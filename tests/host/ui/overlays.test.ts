/** @jest-environment jsdom */
import { ConfirmationModal, FuzzySuggestModal, Menu, Modal, Notice, SuggestModal, type App } from 'obsidian';
import { openScreen, press } from './test-screen';

let app: App;

beforeEach(async () => {
	jest.useRealTimers();
	app = (await openScreen({ files: { 'A.md': '' } })).host.app;
});

const later = (): Promise<void> => new Promise((resolve) => { setTimeout(resolve, 5); });

describe('menus', () => {
	function show(log: string[]): Menu {
		const menu = new Menu();
		menu.addItem((item) => item.setSection('b').setTitle('Second').onClick(() => { log.push('second'); }));
		menu.addItem((item) => item.setSection('a').setTitle('Off').setDisabled(true).onClick(() => { log.push('off'); }));
		menu.addItem((item) => item.setSection('b').setTitle('Third').onClick(() => { log.push('third'); }));
		menu.onHide(() => { log.push('hidden'); });
		return menu.showAtPosition({ x: 10, y: 10 });
	}

	it('gather items by section, in the order in which the sections came', () => {
		show([]);
		expect([...document.querySelectorAll('.menu-item-title')].map((el) => el.textContent)).toEqual(['Second', 'Third', 'Off']);
		expect(document.querySelectorAll('.menu-separator')).toHaveLength(1);
	});

	it('are walked with the arrows, over what is disabled, and chosen from with Enter', () => {
		const log: string[] = [];
		show(log);
		press('ArrowDown');
		press('ArrowDown');
		press('ArrowDown');
		press('Enter');
		expect(log).toEqual(['hidden', 'second']);
		expect(document.querySelector('.menu')).toBeNull();
	});

	it('close with Escape and give the focus back', () => {
		const button = document.body.createEl('button');
		button.focus();
		const log: string[] = [];
		show(log);
		press('Escape');
		expect(log).toEqual(['hidden']);
		expect(document.activeElement).toBe(button);
	});

	it('close when the pointer goes down outside, and when another one opens', () => {
		const log: string[] = [];
		show(log);
		document.body.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
		expect(log).toEqual(['hidden']);
		show(log);
		show([]);
		expect(log).toEqual(['hidden', 'hidden']);
		expect(document.querySelectorAll('.menu')).toHaveLength(1);
	});

	it('of one event are one menu', async () => {
		const event = new MouseEvent('contextmenu', { clientX: 5, clientY: 5 });
		document.body.dispatchEvent(event);
		Menu.forEvent(event).addItem((item) => item.setTitle('One'));
		Menu.forEvent(event).addItem((item) => item.setTitle('Two'));
		await later();
		expect(document.querySelectorAll('.menu')).toHaveLength(1);
		expect(document.querySelectorAll('.menu-item')).toHaveLength(2);
	});
});

class Question extends Modal {
	readonly log: string[] = [];
	override onOpen(): void {
		this.log.push('open');
		this.contentEl.createEl('input');
	}
	override onClose(): void { this.log.push('close'); }
}

describe('dialogues', () => {
	it('stay until they are closed, and give the focus back', async () => {
		const before = document.body.createEl('button');
		before.focus();
		const modal = new Question(app);
		modal.setTitle('Which?').open();
		await later();
		expect(modal.log).toEqual(['open']);
		expect(modal.modalEl.getAttribute('role')).toBe('dialog');
		expect(document.getElementById(modal.modalEl.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('Which?');
		modal.close();
		expect(modal.log).toEqual(['open', 'close']);
		expect(document.activeElement).toBe(before);
		expect(document.querySelector('.modal-container')).toBeNull();
	});

	it('close with Escape, the topmost first', () => {
		const [below, above] = [new Question(app), new Question(app)];
		below.open();
		above.open();
		press('Escape');
		expect([below.log, above.log]).toEqual([['open'], ['open', 'close']]);
		press('Escape');
		expect(below.log).toEqual(['open', 'close']);
	});

	it('keep keys from the window behind them', () => {
		const modal = new Question(app);
		modal.open();
		press('p', { ctrlKey: true });
		expect(document.querySelector('.prompt')).toBeNull();
		modal.close();
	});

	it('of confirmation close when what their button does is done', async () => {
		let finish: () => void = () => undefined;
		const modal = new ConfirmationModal(app);
		modal.addButton((button) => button.setButtonText('Merge').setCta().onClick(() => new Promise<void>((resolve) => { finish = resolve; })));
		modal.addCancelButton();
		modal.open();
		const [merge] = modal.buttonContainerEl.querySelectorAll('button');
		expect(document.activeElement).toBe(merge);
		merge?.click();
		await later();
		expect(modal.containerEl.isConnected).toBe(true);
		finish();
		await later();
		expect(modal.containerEl.isConnected).toBe(false);
	});
});

class Words extends FuzzySuggestModal<string> {
	chosen: string | null = null;
	getItems(): string[] { return ['Open dashboard', 'Merge duplicates', 'Log contact']; }
	getItemText(item: string): string { return item; }
	onChooseItem(item: string): void { this.chosen = item; }
}

class Slow extends SuggestModal<string> {
	readonly waiting: ((words: string[]) => void)[] = [];
	getSuggestions(): Promise<string[]> { return new Promise((resolve) => { this.waiting.push(resolve); }); }
	renderSuggestion(word: string, el: HTMLElement): void { el.setText(word); }
	onChooseSuggestion(): void { /* nothing is chosen here */ }
}

function type(modal: SuggestModal<unknown>, text: string): void {
	modal.inputEl.value = text;
	modal.inputEl.dispatchEvent(new Event('input'));
}

describe('suggestions', () => {
	it('are found by letters, marked, and chosen with the keys', async () => {
		const modal = new Words(app);
		modal.open();
		type(modal, 'du');
		await later();
		expect([...modal.resultContainerEl.children].map((el) => el.textContent)).toEqual(['Merge duplicates', 'Open dashboard'].slice(0, 1));
		expect(modal.resultContainerEl.querySelector('.suggestion-highlight')?.textContent).toBe('du');
		press('Enter');
		expect(modal.chosen).toBe('Merge duplicates');
		expect(modal.containerEl.isConnected).toBe(false);
	});

	it('say that there is nothing', async () => {
		const modal = new Words(app);
		modal.open();
		type(modal, 'zzz');
		await later();
		expect(modal.resultContainerEl.textContent).toBe('No results found.');
		modal.close();
	});

	it('of an older query do not overwrite those of a newer one', async () => {
		const modal = new Slow(app);
		modal.open();
		type(modal, 'new');
		modal.waiting[1]?.(['new']);
		await later();
		modal.waiting[0]?.(['old']);
		await later();
		expect(modal.resultContainerEl.textContent).toBe('new');
		modal.close();
	});
});

describe('notices', () => {
	it('go by themselves, or on a click, or stay where the time is 0', () => {
		jest.useFakeTimers();
		const short = new Notice('short', 100);
		const lasting = new Notice('lasting', 0);
		jest.advanceTimersByTime(60_000);
		expect(short.containerEl.isConnected).toBe(false);
		expect(lasting.containerEl.isConnected).toBe(true);
		lasting.containerEl.click();
		expect(lasting.containerEl.isConnected).toBe(false);
		jest.useRealTimers();
	});

	it('can change what they say', () => {
		const notice = new Notice('1 of 2', 0).setMessage('2 of 2');
		expect(notice.messageEl.textContent).toBe('2 of 2');
		notice.hide();
	});
});
