/** @jest-environment jsdom */
import type { WorkspaceLeaf } from 'obsidian';
import type { AccountActions, ContactEntry } from '../../src/views/actions';
import { DashboardView, dashboardType } from '../../src/views/dashboard/view';
import type { ViewServices } from '../../src/views/services';
import { openScreen } from '../host/ui/test-screen';
import { contacted, FakeLive, manyAccounts, summaryOf, today } from './fake-live';

// jsdom lays nothing out: rows of 46 px in a window of 600.
const sizes: readonly (readonly [name: string, value: (this: HTMLElement) => unknown])[] = [
	['offsetHeight', function height(this: HTMLElement) { return this.classList.contains('acct-row-probe') ? 46 : 28; }],
	['clientHeight', () => 600],
	['offsetParent', function parent(this: HTMLElement) { return this.parentElement; }],
];

beforeAll(() => {
	for (const [name, get] of sizes) Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get });
});

interface Opened {
	readonly view: DashboardView;
	readonly leaf: WorkspaceLeaf;
	readonly el: HTMLElement;
	readonly names: () => string[];
	readonly find: (selector: string) => HTMLElement;
}

async function open(live: FakeLive, services: Partial<ViewServices> = {}, state: Record<string, unknown> = {}): Promise<Opened> {
	const { app } = await openScreen({ files: {} });
	app.workspace.viewRegistry.registerView(dashboardType, (leaf) => new DashboardView(leaf, { live, ...services }));
	const leaf = app.workspace.getLeaf('tab') as unknown as WorkspaceLeaf;
	await leaf.setViewState({ type: dashboardType, active: true, state });
	const view = leaf.view;
	if (!(view instanceof DashboardView)) throw new Error('The dashboard did not open');
	const el = view.contentEl;
	return {
		view, leaf, el,
		names: () => [...el.querySelectorAll('.acct-row:not(.acct-group) .acct-name')].map((name) => name.textContent ?? ''),
		find: (selector) => {
			const found = el.querySelector<HTMLElement>(selector) ?? document.querySelector<HTMLElement>(selector);
			if (found === null) throw new Error(`Nothing is ${selector}`);
			return found;
		},
	};
}

function press(el: Element, key: string): void {
	el.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

describe('the state of the view', () => {
	it('goes out as it came in', async () => {
		const { view } = await open(new FakeLive([contacted('Alder', 3)]), {}, { search: 'ald', group: 'owner', density: 'compact', columns: ['tasks'] });
		expect(view.getState()).toMatchObject({ search: 'ald', group: 'owner', density: 'compact', columns: ['tasks'], account: null });
	});

	it('finds the open account again by its name when ids have changed', async () => {
		const { find, el } = await open(new FakeLive([contacted('Alder', 3, { id: 'new-id' })]), {}, { account: 'old-id', accountName: 'Alder' });
		expect(find('.acct-details-title').textContent).toBe('Alder');
		expect(el.querySelector('.acct-screen')?.classList.contains('has-details')).toBe(true);
	});

	it('shows no details of an account that is gone', async () => {
		const { el } = await open(new FakeLive([contacted('Alder', 3)]), {}, { account: 'old-id', accountName: 'Elm' });
		expect(el.querySelector('.acct-screen')?.classList.contains('has-details')).toBe(false);
	});

	it('survives anything that was saved', async () => {
		const { names } = await open(new FakeLive([contacted('Alder', 3)]), {}, { filters: 'all', sort: 3, tabs: 'x', tab: 7, columns: { a: 1 } });
		expect(names()).toEqual(['Alder']);
	});
});

describe('before all is known', () => {
	it('shows lines without content until the index knows the accounts', async () => {
		const live = new FakeLive([contacted('Alder', 3)]);
		live.state = 'cold';
		const { el, names } = await open(live);
		expect(el.querySelectorAll('.acct-loading-row').length).toBeGreaterThan(3);
		live.setState('ready');
		expect(el.querySelector('.acct-loading-row')).toBeNull();
		expect(names()).toEqual(['Alder']);
	});

	it('does not claim that there are none where texts are still to be read', async () => {
		const live = new FakeLive([contacted('Alder', 3, { isPending: true })]);
		const { find } = await open(live);
		expect(find('.acct-cell-tasks').getAttribute('aria-label')).toBe('Still being read');
		live.replace('Alder', { isPending: false, openTaskCount: 2 });
		expect(find('.acct-cell-tasks').getAttribute('aria-label')).toBe('2 tasks');
	});

	it('comes back where the list was scrolled to once its rows are there', async () => {
		const live = new FakeLive(manyAccounts(300));
		live.state = 'cold';
		const { view, find } = await open(live);
		view.setEphemeralState({ scrollTop: 4_600 });
		live.setState('ready');
		expect(find('.acct-grid').scrollTop).toBe(4_600);
		expect(view.getEphemeralState()).toMatchObject({ scrollTop: 4_600 });
		expect(Number(find('.acct-row').getAttribute('aria-rowindex'))).toBeGreaterThan(80);
	});
});

describe('when something goes wrong', () => {
	it('says so, and tries again when asked', async () => {
		const live = new FakeLive([contacted('Alder', 3)]);
		live.fails = new Error('The book is closed');
		const { find, names, el } = await open(live);
		expect(find('[role="alert"]').textContent).toContain('The book is closed');
		live.fails = null;
		find('[role="alert"] button').click();
		expect(names()).toEqual(['Alder']);
		expect(el.querySelector('[role="alert"]')).toBeNull();
	});
});

describe('a hidden dashboard', () => {
	it('does nothing when notes change, and catches up when it is shown', async () => {
		const live = new FakeLive([contacted('Alder', 3)]);
		const { view, names, el } = await open(live);
		const asked = live.asked;
		Object.defineProperty(el.querySelector('.acct-screen'), 'offsetParent', { configurable: true, value: null });
		live.set([contacted('Birch', 3)]);
		expect(live.asked).toBe(asked);
		view.onResize();
		expect(names()).toEqual(['Birch']);
	});

	it('hears of nothing after it is closed', async () => {
		const live = new FakeLive([contacted('Alder', 3)]);
		const { leaf } = await open(live);
		leaf.detach();
		const asked = live.asked;
		live.set([contacted('Birch', 3)]);
		expect(live.asked).toBe(asked);
	});
});

describe('a new day', () => {
	it('is drawn at midnight, without a reload', async () => {
		const live = new FakeLive([contacted('Alder', 3)]);
		const { find } = await open(live);
		expect(find('.acct-contact-age').textContent).toBe('3 days ago');
		live.setDay('2026-03-17');
		expect(find('.acct-contact-age').textContent).toBe('4 days ago');
	});
});

describe('what can be done to accounts', () => {
	it('is only offered where it is provided', async () => {
		const { find, el } = await open(new FakeLive([contacted('Alder', 3, { openTaskCount: 1 })]));
		find('.acct-row').dispatchEvent(new Event('pointerover', { bubbles: true }));
		expect([...el.querySelectorAll('.acct-row-button')].map((button) => button.getAttribute('aria-label'))).toEqual(['Actions']);
		find('.acct-row').click();
		expect([...el.querySelectorAll('.acct-details-buttons button')].map((button) => button.textContent)).toEqual(['Open note', '']);
		expect(find('.acct-task-box').hasAttribute('disabled')).toBe(true);
	});

	it('logs a contact today with two presses, refuses the future, and offers to undo', async () => {
		const logged: ContactEntry[] = [];
		const undo = jest.fn(() => Promise.resolve({ kind: 'done' as const, message: 'Taken back.' }));
		const actions: AccountActions = {
			logContact: (accounts, entry) => {
				logged.push(entry);
				return Promise.resolve({ kind: 'done', message: `Contact with ${accounts[0]?.name ?? ''} logged.`, undo });
			},
		};
		const { find } = await open(new FakeLive([contacted('Alder', 3)]), { actions });
		find('.acct-row').dispatchEvent(new Event('pointerover', { bubbles: true }));
		find('[data-action="log-contact"]').click();
		const date = find('.acct-ask input[type="date"]') as HTMLInputElement;
		expect(date.value).toBe(today);
		date.value = '2026-03-20';
		date.dispatchEvent(new Event('input'));
		find('.acct-ask button.mod-cta').click();
		expect(find('.acct-ask-warning').textContent).toContain('in the future');
		expect(logged).toEqual([]);
		date.value = '2026-03-14';
		date.dispatchEvent(new Event('input'));
		find('.acct-ask button.mod-cta').click();
		expect(logged).toEqual([{ date: '2026-03-14', text: '' }]);
		await new Promise((resolve) => { setTimeout(resolve, 0); });
		find('.acct-undo').click();
		expect(undo).toHaveBeenCalledTimes(1);
	});

	it('ticks a task through whoever provides it', async () => {
		const toggleTask = jest.fn(() => Promise.resolve({ kind: 'done' as const, message: 'Ticked.' }));
		const { find } = await open(new FakeLive([contacted('Alder', 3, { openTaskCount: 1 })]), { actions: { toggleTask } });
		find('.acct-row').click();
		find('.acct-task-box').click();
		expect(toggleTask).toHaveBeenCalledWith(expect.objectContaining({ text: 'Send the revised offer 1 to [[Ada Brandt]]' }), true);
	});

	it('writes the value that a person chooses where notes disagree', async () => {
		const chooseValue = jest.fn(() => Promise.resolve({ kind: 'done' as const, message: 'Written.' }));
		const { find } = await open(new FakeLive([contacted('Alder', 3, { conflictCount: 1, status: 'Active' })]), { actions: { chooseValue } });
		find('.acct-row').click();
		[...find('.acct-conflict').querySelectorAll('button')].find((button) => button.textContent === 'Use this')?.click();
		expect(chooseValue).toHaveBeenCalledWith(expect.objectContaining({ name: 'Alder' }), 'status', expect.objectContaining({ value: 'Prospect' }));
	});

	it('tells a person when it did not work', async () => {
		const actions: AccountActions = { toggleTask: () => Promise.reject(new Error('The note is gone.')) };
		const { find } = await open(new FakeLive([contacted('Alder', 3, { openTaskCount: 1 })]), { actions });
		find('.acct-row').click();
		find('.acct-task-box').click();
		await new Promise((resolve) => { setTimeout(resolve, 0); });
		expect(document.querySelector('.notice')?.textContent).toContain('The note is gone.');
	});
});

describe('rows', () => {
	it('are far fewer than accounts, and the same elements after an update', async () => {
		const live = new FakeLive(manyAccounts(2_000));
		const { el, find } = await open(live);
		expect(el.querySelectorAll('.acct-row').length).toBeLessThan(40);
		expect(find('.acct-grid').getAttribute('aria-rowcount')).toBe('2001');
		const before = [...el.querySelectorAll('.acct-row')];
		live.replace('account-5', { openTaskCount: 77 });
		expect([...el.querySelectorAll('.acct-row')]).toEqual(before);
	});

	it('give the focus to the account that comes to the place of one that goes', async () => {
		const accounts = ['Alder', 'Birch', 'Cedar'].map((name, nth) => contacted(name, 80 - nth));
		const live = new FakeLive(accounts);
		const { el, names } = await open(live);
		(el.querySelectorAll<HTMLElement>('.acct-row')[0])?.focus();
		press(document.activeElement ?? el, 'ArrowDown');
		expect(document.activeElement?.querySelector('.acct-name')?.textContent).toBe('Birch');
		live.set(accounts.filter(({ name }) => name !== 'Birch'));
		expect(names()).toEqual(['Alder', 'Cedar']);
		expect(document.activeElement?.querySelector('.acct-name')?.textContent).toBe('Cedar');
	});

	it('stand in the DOM in the order of the list after every change', async () => {
		const live = new FakeLive(manyAccounts(60));
		const { el } = await open(live);
		let days = 1;
		for (const id of ['account-3', 'account-40', 'account-17', 'account-59']) {
			(el.querySelectorAll<HTMLElement>('.acct-row')[days % 5])?.focus();
			live.replace(id, contacted('Moved', (days += 97), { id }));
			const indexes = [...el.querySelectorAll('.acct-row')].map((row) => Number(row.getAttribute('aria-rowindex')));
			expect(indexes).toEqual([...indexes].sort((a, b) => a - b));
		}
	});

	it('of an account without a note of its own open its details', async () => {
		const { find } = await open(new FakeLive([summaryOf({ name: 'Named only', path: null })]));
		expect(find('.acct-name').classList.contains('internal-link')).toBe(false);
		find('.acct-row').focus();
		press(find('.acct-row'), 'Enter');
		expect(find('.acct-details-title').textContent).toBe('Named only');
	});

	it('never take a name for markup', async () => {
		const { find, el } = await open(new FakeLive([summaryOf({ name: '<img src=x onerror=alert(1)>', status: '<b>x</b>' })]));
		expect(find('.acct-name').textContent).toBe('<img src=x onerror=alert(1)>');
		expect(el.querySelector('.acct-grid img, .acct-grid b')).toBeNull();
	});
});

describe('other screens on the dashboard', () => {
	it('are tabs, are remembered, and keep their own state', async () => {
		const { Component } = await import('obsidian');
		const opened: unknown[] = [];
		const tab = {
			id: 'tasks', title: 'Tasks', icon: 'list-checks',
			open: (el: HTMLElement, host: { state: unknown; save: (state: unknown) => void; showAccount: (id: string) => void }) => {
				opened.push(host.state);
				el.createDiv({ cls: 'my-tasks' }).addEventListener('click', () => { host.showAccount('Alder'); });
				host.save({ sort: 'due' });
				return new Component();
			},
		};
		const live = new FakeLive([contacted('Alder', 3)]);
		const first = await open(live, { tabs: [tab] });
		first.find('[data-tab="tasks"]').click();
		expect(first.view.getState()).toMatchObject({ tab: 'tasks', tabs: { tasks: { sort: 'due' } } });
		const again = await open(live, { tabs: [tab] }, first.view.getState());
		expect(opened).toEqual([null, { sort: 'due' }]);
		again.find('.my-tasks').click();
		expect(again.find('.acct-details-title').textContent).toBe('Alder');
	});
});
