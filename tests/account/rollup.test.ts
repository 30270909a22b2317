import fc from 'fast-check';
import { rollUp, rollUpSteps, stateOf, type TaskLine } from '../../src/account/rollup';
import { goOn } from '../../src/match/steps';
import type { TaskState } from '../../src/account/records';
import { readTaskText } from '../../src/note/task-text';
import { defaults } from '../../src/settings/settings';

function line(text: string, at: string, state: TaskState = 'open', noteDate: string | null = null): TaskLine {
	const [path = '', number = '1'] = at.split(':');
	return { path: `${path}.md`, line: Number(number), state, reading: readTaskText(text), noteDate };
}

const rows = (...lines: readonly TaskLine[]): readonly (readonly string[])[] => rollUp(lines, 'Kestrel')
	.map(({ sources }) => sources.map(({ path, line: number }) => `${path.replace('.md', '')}:${String(number)}`));

describe('exact copies are one task', () => {
	test('with all its sources, newest note first, and what the copies say of it', () => {
		const lines = [
			line('Send the **price list** to [[Runa]]', 'a:3', 'open', '2026-01-01'),
			line('send the price list to Runa 📅 2026-03-01 🔼', 'b:7', 'open', '2026-02-01'),
			line('Send  the price list to [[People/Runa|Runa]] #task ⏫', 'c:1'),
		];
		expect(rollUp(lines, 'Kestrel')).toEqual([{
			account: 'Kestrel', text: 'send the price list to Runa', state: 'open', due: '2026-03-01', scheduled: null, priority: 'high', owner: null,
			sources: [{ path: 'b.md', line: 7, state: 'open' }, { path: 'a.md', line: 3, state: 'open' }, { path: 'c.md', line: 1, state: 'open' }],
			similar: [], disagree: false,
		}]);
	});

	test('two monthly invoices are two tasks', () => {
		expect(rows(line('Send invoice 📅 2026-01-31', 'a:1'), line('Send invoice 📅 2026-02-28', 'a:2'))).toEqual([['a:1'], ['a:2']]);
	});

	test.each([[0, 1], [1, 0]])('and each is told as its own line spells it, whatever the order', (...order) => {
		const lines = [line('Send invoice 📅 2026-01-31', 'a:1'), line('SEND INVOICE 📅 2026-02-28', 'a:2')];
		expect(rollUp(order.flatMap((at) => lines[at] ?? []), 'Kestrel').map(({ text }) => text)).toEqual(['Send invoice', 'SEND INVOICE']);
	});

	test('a copy without a date belongs to the one that has it', () => {
		expect(rows(line('Send invoice', 'a:1'), line('Send invoice 📅 2026-02-28', 'b:1'))).toEqual([['a:1', 'b:1']]);
		expect(rows(line('Send invoice ⏳ 2026-02-01', 'a:1'), line('Send invoice 📅 2026-02-28', 'b:1'))).toEqual([['a:1', 'b:1']]);
	});

	test('a copy without a date that could be of either of two is ticked for neither', () => {
		const lines = [line('Send invoice', 'a:1'), line('Send invoice 📅 2026-01-31', 'b:1'), line('Send invoice 📅 2026-02-28', 'c:1'), line('Send invoice 📅 2026-01-31', 'd:1')];
		expect(rows(...lines)).toEqual([['b:1', 'd:1'], ['c:1']]);
		expect(rollUp(lines, 'Kestrel').flatMap(({ similar }) => similar)).toEqual([{ text: 'Send invoice', sources: [{ path: 'a.md', line: 1 }] }]);
	});

	test('a copy that lacks one of two dates joins the only one it fits', () => {
		expect(rows(line('Send invoice 📅 2026-01-31', 'a:1'), line('Send invoice 📅 2026-01-31 ⏳ 2026-01-20', 'b:1'), line('Send invoice 📅 2026-02-28 ⏳ 2026-02-20', 'c:1')))
			.toEqual([['a:1', 'b:1'], ['c:1']]);
	});

	test('another owner or tag makes another task, the tag that marks tasks does not', () => {
		expect(rows(line('Send invoice @Runa', 'a:1'), line('Send invoice @Sven', 'b:1'), line('Send invoice @runa #task', 'c:1'))).toEqual([['a:1', 'c:1'], ['b:1']]);
		expect(rows(line('Send invoice #north', 'a:1'), line('Send invoice #south', 'b:1')).flat()).toHaveLength(1);
	});

	test('what was done of a recurring task is an earlier occurrence', () => {
		expect(rows(line('Send invoice 🔁 every month', 'a:1', 'done'), line('Send invoice 🔁 every month', 'a:2'))).toEqual([['a:1'], ['a:2']]);
	});

	test('what a template left unfilled is no task', () => {
		expect(rows(line('{{next step}}', 'a:1'), line('<% tp.file.title %>', 'a:2'), line('Ask about {{this}}', 'a:3'))).toEqual([['a:3']]);
	});

	test('a task is told in the newest note’s own quotes and dashes; they make no other task of it', () => {
		const told = rollUp([line('Ask about Kestrel\'s crane - again', 'a:1', 'open', '2026-01-01'), line('Ask about **Kestrel’s** crane – again', 'b:1', 'open', '2026-02-01')], 'Kestrel');
		expect(told.map(({ text, sources }) => [text, sources.length])).toEqual([['Ask about Kestrel’s crane – again', 2]]);
	});

	test('boxes without a text are no tasks', () => {
		expect(rollUp([line('', 'a:1'), line('#task', 'a:2'), line('📅 2026-01-01', 'a:3')], 'Kestrel')).toEqual([]);
	});
});

describe('copies that disagree', () => {
	test.each<readonly [readonly TaskState[], TaskState, boolean]>([
		[['open', 'open'], 'open', false], [['done', 'open'], 'open', true], [['done', 'proposed'], 'proposed', true], [['proposed', 'open'], 'open', true],
		[['cancelled', 'done'], 'done', true], [['cancelled', 'open'], 'open', true], [['done', 'done'], 'done', false],
	])('%j make a task that is %s, flagged: %p', (states, state, disagree) => {
		const [task, ...others] = rollUp(states.map((each, index) => line('Send invoice', `n${String(index)}:1`, each)), 'Kestrel');
		expect(task).toMatchObject({ state, disagree });
		expect(task?.sources.map((source) => source.state)).toEqual(states);
		expect(others).toEqual([]);
	});
});

describe('near copies are gathered, never mixed in', () => {
	const near = [line('Send the price list to Runa', 'a:1'), line('Share price list with Runa', 'b:2'), line('Send the price list to Sven', 'c:3')];

	test('under one row, with their own sources', () => {
		expect(rollUp(near, 'Kestrel')).toMatchObject([
			{ text: 'Send the price list to Runa', sources: [{ path: 'a.md' }], similar: [{ text: 'Share price list with Runa', sources: [{ path: 'b.md', line: 2 }] }] },
			{ text: 'Send the price list to Sven', similar: [] },
		]);
	});

	test('the open one leads, so that it is not hidden behind a proposal', () => {
		expect(rollUp([line('Send the price list to Runa', 'a:1', 'proposed'), line('Share price list with Runa', 'b:2')], 'Kestrel')).toMatchObject([{ text: 'Share price list with Runa', state: 'open', similar: [{ text: 'Send the price list to Runa' }] }]);
	});

	test('what is done is not gathered under what is to do', () => {
		expect(rollUp([line('Send the price list to Runa', 'a:1', 'done'), line('Share price list with Runa', 'b:2')], 'Kestrel').map(({ similar }) => similar)).toEqual([[], []]);
	});

	test.each([
		['Send the price list 📅 2026-01-01', 'Share price list 📅 2026-02-01'], ['Send the price list ⏳ 2026-01-01', 'Share price list ⏳ 2026-02-01'], ['Send the price list @Runa', 'Share price list @Sven'],
		['Send the price list by 3 May', 'Share price list by 4 May'], ['Send price list 2', 'Share price list 3'], ['Do not send the price list', 'Share price list'],
	])('%p and %p stay two rows', (a, b) => {
		expect(rollUp([line(a, 'a:1'), line(b, 'b:1')], 'Kestrel')).toHaveLength(2);
	});

	test.each([['Send the price list 📅 2026-01-01', 'Share price list'], ['Send the price list @Runa', 'Share price list'], ['Send the price list @Runa', 'Share price list @Runa Vik'], ['Send the price list to Kestrel', 'Share price list with KF']])(
		'%p and %p are one row', (a, b) => {
			expect(rollUp([line(a, 'a:1'), line(b, 'b:1')], 'Kestrel', ['KF'])).toHaveLength(1);
		},
	);
});

test('the rows come by due date, undated last, then newest first', () => {
	const lines = [line('One', 'a:1', 'open', '2026-01-01'), line('Two 📅 2026-05-01', 'b:1'), line('Three', 'c:1', 'open', '2026-02-01'), line('Four 📅 2026-04-01', 'd:1')];
	expect(rollUp(lines, 'Kestrel').map(({ text }) => text)).toEqual(['Four', 'Two', 'Three', 'One']);
});

test.each([[' ', 'open'], ['', 'open'], ['/', 'open'], ['>', 'open'], ['!', 'open'], ['?', 'proposed'], ['x', 'done'], ['X', 'done'], ['-', 'cancelled'], ['🔥', 'open']])('the character %p means %s', (char, state) => {
	expect(stateOf(char, defaults.taskStates)).toBe(state);
});

describe('laws', () => {
	const text = fc.constantFrom('Send invoice', '**Send** invoice', 'Send [[Runa|invoice]]', 'Send the price list to Runa', 'Share price list with Runa', 'Call the bank', 'Call bank', '');
	const fields = fc.subarray(['📅 2026-01-31', '📅 2026-02-28', '⏳ 2026-01-20', '⏳ 2026-02-20', '@Runa', '#task', '⏫', '🔁 every week'], { maxLength: 3 });
	const anyLine = fc.record({
		text, fields, state: fc.constantFrom<TaskState>('open', 'proposed', 'done', 'cancelled'), note: fc.constantFrom('a', 'b', 'c'), number: fc.integer({ min: 1, max: 40 }), noteDate: fc.constantFrom(null, '2026-01-01', '2026-02-01'),
	}).map((made) => line([made.text, ...made.fields].join(' '), `${made.note}:${String(made.number)}`, made.state, made.noteDate));
	const manyLines = fc.uniqueArray(anyLine, { maxLength: 14, selector: ({ path, line: number }) => `${path} ${String(number)}` });

	test('the order of the lines does not matter', () => {
		fc.assert(fc.property(manyLines.chain((lines) => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length }))), ([lines, shuffled]) => {
			expect(rollUp(shuffled, 'Kestrel')).toEqual(rollUp(lines, 'Kestrel'));
		}), { numRuns: 400 });
	});

	test('every line with a text stands in one row, as a source or as similar', () => {
		fc.assert(fc.property(manyLines, (lines) => {
			const told = rollUp(lines, 'Kestrel').flatMap(({ sources, similar }) => [...sources, ...similar.flatMap((item) => item.sources)]).map(({ path, line: number }) => `${path} ${String(number)}`);
			const must = lines.filter(({ reading }) => reading.text !== '').map(({ path, line: number }) => `${path} ${String(number)}`);
			expect([...told].sort()).toEqual([...must].sort());
		}), { numRuns: 300 });
	});

	test('no two lines of a row have different dates, and the row is open if any of them is', () => {
		fc.assert(fc.property(manyLines, (lines) => {
			for (const task of rollUp(lines, 'Kestrel')) {
				const copies = task.sources.flatMap((source) => lines.find((one) => one.path === source.path && one.line === source.line) ?? []);
				expect(copies.length).toBe(task.sources.length);
				for (const name of ['due', 'scheduled'] as const) expect(new Set(copies.flatMap(({ reading }) => reading[name] ?? [])).size).toBeLessThan(2);
				expect(task.state === 'open').toBe(copies.some(({ state }) => state === 'open'));
			}
		}), { numRuns: 300 });
	});

	test('a line of another text changes no other row', () => {
		fc.assert(fc.property(manyLines, (lines) => {
			const before = rollUp(lines, 'Kestrel');
			const after = rollUp([...lines, line('Repaint the northern gate', 'z:1')], 'Kestrel');
			expect(after.filter(({ sources }) => sources[0]?.path !== 'z.md')).toEqual(before);
		}), { numRuns: 200 });
	});

	test('the same is told in steps, however often there is a rest', () => {
		fc.assert(fc.property(fc.array(anyLine, { maxLength: 120 }), fc.integer({ min: 1, max: 5 }), (lines, share) => {
			let asked = 0;
			const steps = rollUpSteps(lines, 'Kestrel');
			let told = goOn(steps, () => asked++ % share === 0);
			for (let slices = 0; told === null && slices < 1000; slices++) told = goOn(steps, () => ++asked % (share + 1) === 0);
			expect(told?.result).toEqual(rollUp(lines, 'Kestrel'));
		}), { numRuns: 100 });
	});
});

test('twenty thousand tasks are told in many short steps, also where all are alike', () => {
	const reports = Array.from({ length: 20_000 }, (_, number) => line(`Report ${String(number % 700)} to the board about item ${String(number)}`, `a:${String(number + 1)}`));
	const invoices = Array.from({ length: 20_000 }, (_, number) => line(`Send invoice ${number % 2 === 0 ? '📅' : '⏳'} ${new Date(Date.UTC(1990, 0, number + 1)).toISOString().slice(0, 10)}`, `b:${String(number + 1)}`));
	for (const lines of [reports, invoices]) {
		const steps = rollUpSteps(lines, 'Kestrel');
		let rests = 0;
		let step = steps.next();
		for (; step.done !== true; step = steps.next()) rests++;
		expect(rests).toBeGreaterThan(1000);
		expect(step.value.flatMap(({ sources, similar }) => [...sources, ...similar.flatMap((item) => item.sources)]).length).toBe(20_000);
	}
});
