/** @jest-environment jsdom */
import type { WorkspaceLeaf } from 'obsidian';
import type { Task } from '../../src/account/records';
import type { AccountActions, Outcome } from '../../src/views/actions';
import { DashboardView, dashboardType } from '../../src/views/dashboard/view';
import { tasksTab } from '../../src/views/tasks';
import type { TaskWish } from '../../src/vault/task-edits';
import { openScreen } from '../host/ui/test-screen';
import { contacted, FakeLive } from './fake-live';

// jsdom lays nothing out: rows of 40 px in a window of 600.
const sizes: readonly (readonly [name: string, value: (this: HTMLElement) => unknown])[] = [
	['offsetHeight', function height(this: HTMLElement) { return this.classList.contains('acct-row-probe') ? 40 : 28; }],
	['clientHeight', () => 600],
	['offsetParent', function parent(this: HTMLElement) { return this.parentElement; }],
];

beforeAll(() => {
	for (const [name, get] of sizes) Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get });
});

async function open(live: FakeLive, actions: AccountActions = {}): Promise<HTMLElement> {
	const { app } = await openScreen({ files: {} });
	const services = { live, actions };
	app.workspace.viewRegistry.registerView(dashboardType, (leaf) => new DashboardView(leaf, { ...services, tabs: [tasksTab(app as never, services)] }));
	const leaf = app.workspace.getLeaf('tab') as unknown as WorkspaceLeaf;
	await leaf.setViewState({ type: dashboardType, active: true, state: { tab: 'tasks' } });
	if (!(leaf.view instanceof DashboardView)) throw new Error('The dashboard did not open');
	return leaf.view.contentEl;
}

function find(el: HTMLElement, selector: string): HTMLElement {
	const found = el.querySelector<HTMLElement>(selector);
	if (found === null) throw new Error(`Nothing is ${selector}`);
	return found;
}

const texts = (el: HTMLElement): string[] => [...el.querySelectorAll('.acct-task-row .acct-name')].map((name) => name.textContent ?? '');
const withTasks = (count: number): FakeLive => new FakeLive([contacted('Alder', 3, { openTaskCount: count })]);

it('shows that it is looking while nothing is known, then the tasks', async () => {
	const live = withTasks(2);
	live.state = 'cold';
	const el = await open(live);
	find(el, '.acct-loading');
	live.setState('ready');
	expect(texts(el)).toHaveLength(2);
	expect(find(el, '.acct-list').dataset['message']).toBe('');
});

it('says what went wrong, and shows the tasks once it works again', async () => {
	const live = withTasks(1);
	live.fails = new Error('The index is out of reach');
	const el = await open(live);
	expect(find(el, '[role="alert"]').textContent).toContain('The index is out of reach');
	live.fails = null;
	find(el, '[role="alert"] button').click();
	expect(texts(el)).toHaveLength(1);
	expect(el.querySelector('[role="alert"]')).toBeNull();
});

it('offers nothing that nobody can carry out', async () => {
	const el = await open(withTasks(3));
	expect([...el.querySelectorAll<HTMLInputElement>('.acct-tick')].every(({ disabled }) => disabled)).toBe(true);
	expect(el.querySelectorAll('.acct-chip')).toHaveLength(0);
});

it.each<readonly [string, () => Promise<Outcome>]>([
	['refused', () => Promise.resolve({ kind: 'refused', message: 'The note is gone.' })],
	['failing', () => Promise.reject(new Error('No'))],
])('puts the box back where a change is %s', async (_name, answer) => {
	const asked: (readonly [readonly Task[], TaskWish])[] = [];
	const el = await open(withTasks(1), {
		changeTasks: (tasks, wish) => {
			asked.push([tasks, wish]);
			return answer();
		},
	});
	const box = find(el, '.acct-tick') as HTMLInputElement;
	box.click();
	expect(box.checked).toBe(true);
	expect(asked).toMatchObject([[[{ account: 'Alder' }], { kind: 'state', state: 'done' }]]);
	await new Promise((resolve) => { setTimeout(resolve, 0); });
	expect(box.checked).toBe(false);
});

it('leaves rows alone whose account did not change', async () => {
	const live = new FakeLive([contacted('Alder', 3, { openTaskCount: 1 }), contacted('Birch', 3, { openTaskCount: 1 })]);
	const el = await open(live);
	const changes: Node[] = [];
	const watch = new MutationObserver((records) => { changes.push(...records.map(({ target }) => target)); });
	watch.observe(find(el, '.acct-rows'), { subtree: true, childList: true, attributes: true, characterData: true });
	live.setDay(live.today());
	await Promise.resolve();
	watch.disconnect();
	expect(changes).toEqual([]);
});
