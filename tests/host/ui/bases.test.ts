/** @jest-environment jsdom */
import { BasesView, Plugin, type App, type BasesEntry, type BasesViewRegistration, type QueryController } from 'obsidian';
import type { Host } from '../host';
import { evaluate, textOfValue } from './bases/evaluate';
import { parseFormula } from './bases/formula';
import { openScreen } from './test-screen';

const files = {
	'Accounts/A.md': '---\ntype: customer\narr: 50\nrenewal: 2027-01-01\npartner: "[[B]]"\ntags: [type/customer]\n---\n',
	'Accounts/B.md': '---\ntype: customer\narr: 200\nrenewal: 2026-12-01\n---\n',
	'Other/C.md': '---\ntype: note\n---\n[[A]]\n',
	'All.base': 'filters:\n  and:\n    - file.ext == "md"\nformulas:\n  double: arr * 2\nproperties:\n  arr:\n    displayName: Revenue\nviews:\n  - type: table\n    name: Everything\n    filters:\n      and:\n        - type == "customer"\n    order: [file.name, arr, formula.double]\n    sort:\n      - property: arr\n        direction: DESC\n  - type: names\n    name: Names\n',
};

let host: Host;
let app: App;

beforeEach(async () => {
	({ host } = await openScreen({ files, today: '2026-11-20' }));
	app = host.app;
});

afterEach(() => host.close());

describe('formulas', () => {
	it.each<[string, string]>([
		['1 + 2 * 3', '7'],
		['(1 + 2) * 3 - 4 / 2', '7'],
		['"a" + "b"', 'ab'],
		['arr > 40 && type == "customer"', 'true'],
		['!(arr > 40) || missing == null', 'true'],
		['if(arr > 100, "big", "small")', 'small'],
		['file.name', 'A.md'],
		['file.inFolder("Accounts")', 'true'],
		['file.hasTag("type")', 'true'],
		['file.hasLink("B")', 'true'],
		['type.contains("custom")', 'true'],
		['["x", "y"].containsAny("y", "z")', 'true'],
		['missing.isEmpty()', 'true'],
		['(date(renewal) - today()).days', '42'],
		['today() + "1w"', '2026-11-27'],
		['date(renewal).year', '2027'],
		['[3, 1, 2].sort().join("-")', '1-2-3'],
		['note.arr + 1', '51'],
	])('%s is %s', (source, result) => {
		const file = app.vault.getFileByPath('Accounts/A.md');
		if (!file) throw new Error('no file');
		const properties = app.metadataCache.getFileCache(file)?.frontmatter ?? {};
		expect(textOfValue(evaluate(parseFormula(source), { app, file, properties, thisFile: null, formula: () => null }))).toBe(result);
	});

	it.each(['1 +', 'a b', '"open', 'f(1', 'constructor()'])('%s is refused in words', (source) => {
		const file = app.vault.getFileByPath('Accounts/A.md');
		if (!file) throw new Error('no file');
		expect(() => evaluate(parseFormula(source), { app, file, properties: {}, thisFile: null, formula: () => null })).toThrow(/[a-z]/);
	});
});

class Names extends BasesView {
	readonly type = 'names';
	static seen: string[][] = [];
	constructor(controller: QueryController, private readonly el: HTMLElement) { super(controller); }
	onDataUpdated(): void {
		Names.seen.push(this.data.data.map((entry: BasesEntry) => entry.file.basename));
		this.el.setText(this.data.data.map((entry: BasesEntry) => entry.file.basename).join(' '));
	}
}

class WithView extends Plugin {
	override onload(): void {
		this.registerBasesView('names', { name: 'Names', icon: 'lucide-list', factory: (controller, el) => new Names(controller, el) } satisfies BasesViewRegistration);
	}
}

const manifest = { id: 'with-view', name: 'With view', author: 'A', version: '1.0.0', minAppVersion: '1.13.0', description: 'D.' };

async function openBase(viewName?: string): Promise<void> {
	const leaf = app.workspace.getLeaf();
	await leaf.setViewState({ type: 'bases', state: { file: 'All.base', viewName }, active: true });
}

describe('a Base', () => {
	it('shows the files that pass its filters, sorted, with the names given to columns', async () => {
		await openBase();
		expect([...document.querySelectorAll('.bases-table thead th')].map((el) => el.textContent)).toEqual(['file name', 'Revenue', 'double']);
		expect([...document.querySelectorAll('.bases-table tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent))).toEqual([['B', '200', '400'], ['A', '50', '100']]);
		expect(document.querySelector('.bases-count')?.textContent).toBe('2 results');
	});

	it('follows a change in a note', async () => {
		await openBase();
		const file = app.vault.getFileByPath('Accounts/A.md');
		if (!file) throw new Error('no file');
		await app.vault.process(file, (text) => text.replace('arr: 50', 'arr: 500'));
		await host.flush();
		await host.until(() => document.querySelector('.bases-table tbody tr td')?.textContent === 'A');
	});

	it('shows a view that a plugin registered, and says where it is missing', async () => {
		Names.seen = [];
		await openBase('Names');
		expect(document.querySelector('.bases-error')?.textContent).toContain('"names"');
		await host.loadPlugin(WithView, manifest);
		expect(Names.seen).toEqual([['A', 'B', 'C']]);
		host.unloadPlugin('with-view');
		expect(document.querySelector('.bases-error')?.textContent).toContain('"names"');
	});

	it('keeps what a view sets for itself in its file', async () => {
		await host.loadPlugin(WithView, manifest);
		await openBase('Names');
		const view = app.workspace.getLeavesOfType('bases')[0]?.view as unknown as { shownView: Names };
		view.shownView.config.set('color', 'red');
		await host.flush();
		expect(host.text('All.base')).toContain('color: red');
		expect(view.shownView.config.get('color')).toBe('red');
	});

	it('says what is wrong with a filter', async () => {
		await app.vault.create('Bad.base', 'filters: "type =="\nviews:\n  - type: table\n    name: T\n');
		await app.workspace.getLeaf().setViewState({ type: 'bases', state: { file: 'Bad.base' }, active: true });
		expect(document.querySelector('.bases-error')?.textContent).toContain('is not complete');
	});
});
