import fc from 'fast-check';
import type { Task } from '../../src/account/records';
import { addDays } from '../../src/note/days';
import { TasksModel, type TaskEntry } from '../../src/views/tasks/model';
import { groupIds, initialTasks, isNarrowed, readTasksState, sortIds, usualFilters, type TasksState } from '../../src/views/tasks/state';
import { FakeLive, summaryOf, today } from './fake-live';

function task(account: string, text: string, part: Partial<Task> = {}): Task {
	return {
		account, text, state: 'open', due: null, scheduled: null, priority: null, owner: null,
		sources: [{ path: `${account}.md`, line: 1, state: 'open' }], similar: [], disagree: false, ...part,
	};
}

/** Accounts whose tasks a test sets; the same list stays the same object. */
class Tasked extends FakeLive {
	private readonly byId = new Map<string, readonly Task[]>();
	readonly shared = new Set<string>();

	constructor(tasks: Readonly<Record<string, readonly Task[]>>) {
		super(Object.keys(tasks).map((name) => summaryOf({ name })));
		for (const [name, list] of Object.entries(tasks)) this.byId.set(name, list);
	}

	override tasks(id: string | null): readonly Task[] { return id === null ? [...this.byId.values()].flat() : this.byId.get(id) ?? []; }
	override idsOf(path: string): readonly string[] { return this.shared.has(path) ? ['a', 'b'] : ['a']; }
	put(id: string, tasks: readonly Task[]): void { this.byId.set(id, tasks); }
}

const flat: TasksState = { ...initialTasks, group: null };

function told(entries: readonly TaskEntry[]): readonly string[] {
	return entries.map((entry) => (entry.kind === 'group' ? `# ${entry.label} ${entry.count}` : entry.task.text));
}

describe('the list of tasks', () => {
	const live = new Tasked({
		Brix: [task('Brix', 'late', { due: addDays(today, -1) }), task('Brix', 'last day of the week', { due: addDays(today, 6) }), task('Brix', 'gone', { state: 'done' })],
		Arbor: [task('Arbor', 'after the week', { due: addDays(today, 7) }), task('Arbor', 'some day', { owner: 'Mei', tags: ['sales/Lead'] }), task('Arbor', 'today', { due: today, state: 'proposed' })],
	});
	const model = new TasksModel(live);

	test('groups by when tasks are due, seen from today', () => {
		expect(told(model.list(initialTasks).entries)).toEqual([
			'# Overdue 1', 'late', '# Within a week 2', 'today', 'last day of the week', '# Later 1', 'after the week', '# No due date 1', 'some day',
		]);
	});

	test('keeps what has no day at the end when it is turned round', () => {
		expect(told(model.list({ ...flat, reversed: true }).entries)).toEqual(['after the week', 'last day of the week', 'today', 'late', 'some day']);
	});

	test('counts what passes, what there is, and what is left to do', () => {
		expect(model.list({ ...flat, search: 'week' })).toMatchObject({ shown: 2, all: 6, live: 5 });
	});

	test.each<readonly [string, Partial<TasksState['filters']>, readonly string[]]>([
		['state', { states: ['done'] }, ['gone']],
		['any state', { states: [] }, ['late', 'today', 'last day of the week', 'after the week', 'some day', 'gone']],
		['account', { accounts: ['Arbor'] }, ['today', 'after the week', 'some day']],
		['owner', { owners: ['mei'] }, ['some day']],
		['no owner', { owners: [''], dues: ['overdue', 'none'] }, ['late']],
		['a tag above', { tags: ['sales'] }, ['some day']],
	])('filters by %s', (_name, filters, expected) => {
		expect(told(model.list({ ...flat, filters: { ...usualFilters, ...filters } }).entries)).toEqual(expected);
	});

	test('offers values with the number of tasks each would show', () => {
		expect(model.facets(flat, 'accounts')).toEqual([{ value: 'Arbor', label: 'Arbor', count: 3 }, { value: 'Brix', label: 'Brix', count: 2 }]);
		expect(model.facets({ ...flat, filters: { ...usualFilters, tags: ['gone'] } }, 'tags').at(-2)).toEqual({ value: 'sales/lead', label: '#sales/lead', count: 1 });
	});

	test('folds a group and counts what is overdue in it', () => {
		const [first] = model.list({ ...initialTasks, group: 'account', folded: ['account:Brix'] }).entries.filter(({ kind, key }) => kind === 'group' && key === 'account:Brix');
		expect(first).toMatchObject({ label: 'Brix', count: 2, overdue: 1, isFolded: true });
	});
});

test('a task that accounts share is one row, unless accounts are what it is grouped by', () => {
	const both = task('Arbor', 'Sign', { sources: [{ path: 'Visit.md', line: 4, state: 'open' }] });
	const live = new Tasked({ Arbor: [both], Brix: [{ ...both, account: 'Brix' }] });
	live.shared.add('Visit.md');
	const model = new TasksModel(live);
	const { entries } = model.list(flat);
	expect(entries).toMatchObject([{ account: 'Arbor', alsoIn: ['Brix'] }]);
	expect(told(model.list({ ...flat, group: 'account' }).entries)).toEqual(['# Arbor 1', 'Sign', '# Brix 1', 'Sign']);
	expect(model.list({ ...flat, filters: { ...usualFilters, accounts: ['Brix'] } }).shown).toBe(1);
});

test('two tasks of the same words have keys of their own, which stay when their state changes', () => {
	const live = new Tasked({ Arbor: [task('Arbor', 'Invoice', { due: '2026-04-01' }), task('Arbor', 'Invoice', { due: '2026-05-01' })] });
	const keys = (): readonly string[] => new TasksModel(live).list({ ...flat, filters: { ...usualFilters, states: [] } }).entries.map(({ key }) => key);
	const before = keys();
	expect(new Set(before).size).toBe(2);
	live.put('Arbor', live.tasks('Arbor').map((one, nth) => (nth === 0 ? { ...one, state: 'done' } : one)));
	expect(keys()).toEqual(before);
});

describe('after changes', () => {
	const anyTask = fc.record({
		text: fc.constantFrom('Call', 'Write', 'Send', 'Äpfel', ''), due: fc.constantFrom(null, '2026-03-01', today, '2026-04-01'),
		priority: fc.constantFrom(null, 'high' as const, 'low' as const), owner: fc.constantFrom(null, 'Mei', 'tom'), state: fc.constantFrom('open' as const, 'done' as const, 'proposed' as const),
	});
	const names = ['Arbor', 'Brix', 'arbor 2'];

	test('the list is what it would be if it were made anew', () => {
		fc.assert(fc.property(
			fc.array(fc.record({ name: fc.constantFrom(...names), tasks: fc.array(anyTask, { maxLength: 5 }), sort: fc.constantFrom(...sortIds), reversed: fc.boolean(), group: fc.constantFrom(null, ...groupIds) }), { minLength: 1, maxLength: 6 }),
			(steps) => {
				const live = new Tasked(Object.fromEntries(names.map((name) => [name, []])));
				const model = new TasksModel(live);
				for (const { name, tasks, sort, reversed, group } of steps) {
					live.put(name, tasks.map((part) => task(name, part.text, part)));
					model.changed(new Set([name]));
					const state = { ...initialTasks, sort, reversed, group };
					expect(model.list(state)).toEqual(new TasksModel(live).list(state));
				}
			},
		), { numRuns: 300 });
	});
});

describe('what was saved', () => {
	test('comes back as it was', () => {
		const state: TasksState = { search: 'x', filters: { ...usualFilters, dues: ['overdue'] }, sort: 'owner', reversed: true, group: null, folded: ['due:week'] };
		expect(readTasksState(JSON.parse(JSON.stringify(state)))).toEqual(state);
		expect([isNarrowed(state), isNarrowed(initialTasks)]).toEqual([true, false]);
	});

	test('falls back, part by part, where it does not fit', () => {
		expect(readTasksState({ search: 4, filters: { states: 'all', tags: [1, 'a'] }, sort: '__proto__', group: 'colour', folded: {} })).toEqual({ ...initialTasks, filters: { ...usualFilters, tags: ['a'] } });
		for (const bad of [null, [], 'x', undefined]) expect(readTasksState(bad)).toEqual(initialTasks);
	});
});
