import { gridCommand, gridShortcuts, type KeyPress } from '../../src/views/list/keys';
import { entriesOf } from '../../src/views/dashboard/listing';
import { moved } from '../../src/views/dashboard/pickers';
import { Selection } from '../../src/views/dashboard/selection';
import { contacted } from './fake-live';

function press(key: string, part: Partial<KeyPress> = {}): KeyPress {
	return { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...part };
}

describe('keys of the grid', () => {
	it.each([
		[press('ArrowDown'), { kind: 'move', by: 1, extend: false }],
		[press('ArrowUp', { shiftKey: true }), { kind: 'move', by: -1, extend: true }],
		[press('PageDown'), { kind: 'move', by: 'page-down', extend: false }],
		[press('End', { ctrlKey: true }), { kind: 'move', by: 'last', extend: false }],
		[press('ArrowRight'), { kind: 'cell', by: 1 }],
		[press('Enter'), { kind: 'open', newTab: false }],
		[press('Enter', { metaKey: true }), { kind: 'open', newTab: true }],
		[press(' '), { kind: 'details' }],
		[press(' ', { ctrlKey: true }), { kind: 'select' }],
		[press(' ', { shiftKey: true }), { kind: 'select' }],
		[press('a', { ctrlKey: true }), { kind: 'select-all' }],
		[press('ContextMenu'), { kind: 'menu' }],
		[press('F10', { shiftKey: true }), { kind: 'menu' }],
		[press('?', { shiftKey: true }), { kind: 'help' }],
		[press('/'), { kind: 'search' }],
		[press('Escape'), { kind: 'escape' }],
		[press('ö'), { kind: 'type', letter: 'ö' }],
	])('%j means %j', (key, command) => {
		expect(gridCommand(key, false)).toEqual(command);
	});

	it('swaps left and right where text runs from the right', () => {
		expect(gridCommand(press('ArrowRight'), true)).toEqual({ kind: 'cell', by: -1 });
		expect(gridCommand(press('ArrowLeft'), true)).toEqual({ kind: 'cell', by: 1 });
	});

	it.each([press('p', { ctrlKey: true }), press('ArrowDown', { altKey: true }), press('F10'), press('F5'), press('Tab'), press('Dead'), press('A', { ctrlKey: true, shiftKey: true })])(
		'leaves %j to the application', (key) => { expect(gridCommand(key, false)).toBeNull(); },
	);

	it('are all told in the help', () => {
		expect(gridShortcuts.map(([keys]) => keys).join(' ')).toMatch(/Home.*Page.*Enter.*Space.*F10.*Escape/);
	});
});

describe('the selection', () => {
	const entries = entriesOf(['A', 'B', 'C', 'D'].map((name) => contacted(name, 3)), { group: null, folded: [] });
	const [first, second] = entries;
	if (first === undefined || second === undefined) throw new Error('Lines are needed');

	it('toggles one, and gives accounts in the order of the list', () => {
		const selection = new Selection();
		selection.toggle(second);
		selection.toggle(first);
		expect(selection.accountsIn(entries).map(({ name }) => name)).toEqual(['A', 'B']);
		selection.toggle(second);
		expect([...selection.ids]).toEqual(['A']);
	});

	it('extends a range both ways from where it began', () => {
		const selection = new Selection();
		selection.toggle(second);
		selection.extendTo(entries, 3);
		expect([...selection.ids]).toEqual(['B', 'C', 'D']);
		selection.extendTo(entries, 0);
		expect([...selection.ids]).toEqual(['A', 'B']);
	});

	it('begins a range at the active line where nothing was selected', () => {
		const selection = new Selection();
		selection.begin('C');
		selection.extendTo(entries, 3);
		expect([...selection.ids]).toEqual(['C', 'D']);
	});

	it('drops accounts that the list no longer holds, and says so', () => {
		const selection = new Selection();
		selection.add(entries);
		expect(selection.keep(entries)).toBe(false);
		expect(selection.keep(entries.slice(0, 1))).toBe(true);
		expect([...selection.ids]).toEqual(['A']);
	});

	it('keeps accounts of a folded group', () => {
		const selection = new Selection();
		selection.add(entries);
		const folded = entriesOf(['A', 'B', 'C', 'D'].map((name) => contacted(name, 3)), { group: 'level', folded: ['level:fresh'] });
		expect(folded).toHaveLength(1);
		expect(selection.keep(folded)).toBe(false);
	});
});

describe('moving a column', () => {
	it.each([[1, -1, 'bac'], [1, 1, 'acb'], [0, 1, 'bac'], [2, -1, 'acb'], [9, 1, 'abc']] as const)('number %i by %i gives %s', (from, by, result) => {
		expect(moved(['a', 'b', 'c'], from, by).join('')).toBe(result);
	});
});
