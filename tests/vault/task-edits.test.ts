import { defaults, type Settings } from '../../src/settings/settings';
import type { Task } from '../../src/account/records';
import { AccountIndex } from '../../src/vault/account-index';
import { TaskEdits, type TaskWish } from '../../src/vault/task-edits';
import { Writer } from '../../src/vault/writer';
import { createHost, type Host } from '../host/host';

const files = {
	'A/Acme.md': '---\ntype: customer\n---\n# Acme\n\n## Open Tasks\n\n- [ ] Send the sheet 📅 2026-12-01\n- [ ] Book a room\n',
	'B/Acme.md': '---\r\ntype: customer\r\n---\r\n# Acme\r\n\r\n## Open Tasks\r\n\r\n1. [/] **Send the sheet**\r\n',
};

async function open(more: Record<string, string> = {}, settings: Partial<Settings> = {}): Promise<{ host: Host; edits: TaskEdits; index: AccountIndex; task: (text: string) => Task }> {
	const host = await createHost({ files: { ...files, ...more }, today: '2026-11-20' });
	const index = new AccountIndex(host.app, { settings: { ...defaults, ...settings }, decisions: [] });
	index.load();
	await index.whenReady(60_000);
	const edits = new TaskEdits(host.app, index, new Writer(host.app));
	const task = (text: string): Task => {
		const found = index.accounts.tasks(null).find((one) => one.text === text);
		if (!found) throw new Error(`No task ${text}`);
		return found;
	};
	return { host, edits, index, task };
}

const done: TaskWish = { kind: 'state', state: 'done' };

describe('ticking a task', () => {
	test('ticks every exact copy and nothing else, and undo brings all back', async () => {
		const { host, edits, task } = await open();
		const outcome = await edits.carryOut([task('Send the sheet')], done);
		expect(host.text('A/Acme.md')).toBe(files['A/Acme.md'].replace('[ ] Send', '[x] Send'));
		expect(host.text('B/Acme.md')).toBe(files['B/Acme.md'].replace('[/]', '[x]'));
		if (outcome.kind !== 'done') throw new Error(outcome.message);
		expect(outcome.message).toContain('in 2 places');
		await outcome.undo?.();
		expect(host.text('A/Acme.md')).toBe(files['A/Acme.md']);
		expect(host.text('B/Acme.md')).toBe(files['B/Acme.md']);
	});

	test('finds the line again where lines were added above it', async () => {
		const { host, edits, task } = await open();
		const drawn = task('Book a room');
		host.externalWrite('A/Acme.md', files['A/Acme.md'].replace('## Open', 'More.\n\n- [ ] Something else\n\n## Open'), false);
		const { changed, refused } = await edits.setState(drawn, 'done');
		expect(refused).toEqual([]);
		expect(changed).toEqual([{ path: 'A/Acme.md', line: 13 }]);
		expect(host.text('A/Acme.md')).toContain('- [x] Book a room');
		expect(host.text('A/Acme.md')).toContain('- [ ] Something else');
	});

	test('refuses where the task is gone, and says so by note', async () => {
		const { host, edits, task } = await open();
		const drawn = task('Send the sheet');
		host.externalWrite('A/Acme.md', files['A/Acme.md'].replace('Send the sheet', 'Send the sheets'), false);
		const { changed, refused } = await edits.setState(drawn, 'done');
		expect(changed.map(({ path }) => path)).toEqual(['B/Acme.md']);
		expect(refused).toEqual([{ path: 'A/Acme.md', why: 'The task is no longer there.' }]);
	});

	test('refuses where it cannot be told which of two equal lines is meant', async () => {
		const { host, edits, task } = await open();
		const drawn = task('Book a room');
		const text = files['A/Acme.md'].replace('# Acme\n', '# Acme\n\n- [ ] Book a room\n\nand\n\n- [ ] Book a room\n').replace(/- \[ \] Book a room\n$/, '');
		host.externalWrite('A/Acme.md', text, false);
		const { changed, refused } = await edits.setState(drawn, 'done');
		expect(changed).toEqual([]);
		expect(refused).toHaveLength(1);
		expect(host.text('A/Acme.md')).toBe(text);
	});

	test('a note that is gone is named', async () => {
		const { host, edits, task } = await open();
		const drawn = task('Book a room');
		host.externalDelete('A/Acme.md');
		await host.flush();
		expect((await edits.setState(drawn, 'done')).refused).toEqual([{ path: 'A/Acme.md', why: 'The note is gone.' }]);
	});

	test('adds a done date only if the setting says so', async () => {
		const { host, edits, task } = await open({}, { addDoneDate: true });
		await edits.carryOut([task('Book a room')], done);
		expect(host.text('A/Acme.md')).toContain('- [x] Book a room ✅ 2026-11-20');
	});

	test('leaves it to the Tasks plugin where that is on', async () => {
		const { host, edits, task } = await open();
		host.pretendPlugin('obsidian-tasks-plugin', { apiV1: { executeToggleTaskDoneCommand: (line: string) => `${line.replace('[ ]', '[ ]').replace('Book', 'Again: book')}\n${line.replace('[ ]', '[x]')}` } });
		await edits.carryOut([task('Book a room')], done);
		expect(host.text('A/Acme.md')).toContain('- [ ] Again: book a room\n- [x] Book a room\n');
	});
});

describe('the right line', () => {
	test('is not another task of the same words, though it now stands where the drawn one stood', async () => {
		const text = '---\ntype: customer\n---\n# Cobalt\n\n- [ ] Call Bo @Ann\n- [ ] Call Bo @Tom\n';
		const { host, edits, index } = await open({ 'C/Cobalt.md': text });
		const drawn = index.accounts.tasks(null).find(({ owner }) => owner === 'Tom');
		if (!drawn) throw new Error('No task');
		host.externalWrite('C/Cobalt.md', text.replace('# Cobalt\n', '# Cobalt\n\n- [ ] Call Bo @Tim'), false);
		await edits.setState(drawn, 'done');
		expect(host.text('C/Cobalt.md')).not.toMatch(/\[x\] Call Bo @(?:Ann|Tim)/);
	});

	test('is the open one of two equal lines, and neither once somebody has written between them', async () => {
		const text = '---\ntype: customer\n---\n# Cobalt\n\n## May\n\n- [x] Order paper\n- [ ] Count stock\n\n## June\n\n- [ ] Order paper\n';
		const { host, edits, task } = await open({ 'C/Cobalt.md': text });
		const drawn = task('Order paper');
		expect(drawn.disagree).toBe(true);
		host.externalWrite('C/Cobalt.md', text.replace('## May\n\n- [x] Order paper\n', '## May\n\n'), false);
		expect((await edits.setState(drawn, 'done')).refused).toHaveLength(1);
		expect(host.text('C/Cobalt.md')).not.toContain('[x]');
		host.externalWrite('C/Cobalt.md', text, false);
		expect((await edits.setState(drawn, 'done')).changed).toEqual([{ path: 'C/Cobalt.md', line: 13 }]);
		expect(host.text('C/Cobalt.md')).toBe(text.replace('June\n\n- [ ]', 'June\n\n- [x]'));
	});

	test('is refused where its state is another by now', async () => {
		const { host, edits, task } = await open();
		const drawn = task('Book a room');
		const text = files['A/Acme.md'].replace('[ ] Book', '[-] Book');
		host.externalWrite('A/Acme.md', text, false);
		expect((await edits.setState(drawn, 'done')).refused).toEqual([{ path: 'A/Acme.md', why: 'The task has another state by now.' }]);
		expect(host.text('A/Acme.md')).toBe(text);
	});

	test('is found in quotes, numbered lists, below bullets and with signs of Markdown in it', async () => {
		const text = '---\ntype: customer\n---\n# Cobalt\n\n> [!todo] Box\n> 1. [ ] Ask \\*Ines\\* about `a_b`\n\n- Visit\n    - [ ] See [[Plan|the plan]] ^x1\n';
		const { host, edits, index } = await open({ 'C/Cobalt.md': text });
		for (const one of index.accounts.tasks(null).filter(({ account }) => account === 'Cobalt')) {
			expect((await edits.setState(one, 'done')).refused).toEqual([]);
			await host.flush();
			await index.whenReady(60_000);
		}
		expect(host.text('C/Cobalt.md')).toBe(text.replaceAll('[ ]', '[x]'));
	});

	test('a note that cannot be written is named, and the others are changed', async () => {
		const { host, edits, task } = await open();
		const write = host.app.vault.process.bind(host.app.vault);
		host.app.vault.process = async (file, change) => {
			if (file.path === 'A/Acme.md') throw new Error('The file is read-only.');
			return write(file, change);
		};
		const { changed, refused } = await edits.setState(task('Send the sheet'), 'done');
		expect(changed.map(({ path }) => path)).toEqual(['B/Acme.md']);
		expect(refused).toEqual([{ path: 'A/Acme.md', why: 'The file is read-only.' }]);
	});
});

describe('many tasks at once', () => {
	const note = '---\ntype: customer\n---\n# Cobalt\r\n\r\n- [?] Ask for a sample\r\n- [?] Write a summary\r\n- [ ] Renew the lease [due:: 2026-12-01] ^lease\r\n';

	test('are accepted as one step, and undo takes all of it back', async () => {
		const { host, edits, task } = await open({ 'C/Cobalt.md': note });
		const outcome = await edits.carryOut([task('Ask for a sample'), task('Write a summary')], { kind: 'state', state: 'open' });
		expect(host.text('C/Cobalt.md')).toBe(note.replaceAll('[?]', '[ ]'));
		if (outcome.kind !== 'done') throw new Error(outcome.message);
		expect(outcome.message).toBe('Accepted in 2 places: 2 tasks');
		expect(await outcome.undo?.()).toMatchObject({ kind: 'done' });
		expect(host.text('C/Cobalt.md')).toBe(note);
	});

	test('are dropped', async () => {
		const { host, edits, task } = await open({ 'C/Cobalt.md': note });
		await edits.change([task('Ask for a sample'), task('Renew the lease')], { kind: 'state', state: 'cancelled' });
		expect(host.text('C/Cobalt.md')).toBe(note.replace('[?] Ask', '[-] Ask').replace('[ ] Renew', '[-] Renew'));
	});

	test('get a due date, each in its own spelling and every copy of it', async () => {
		const { host, edits, task } = await open({ 'C/Cobalt.md': note });
		await edits.change([task('Renew the lease'), task('Send the sheet'), task('Write a summary')], { kind: 'due', day: '2027-01-02' });
		expect(host.text('C/Cobalt.md')).toBe(note.replace('2026-12-01', '2027-01-02').replace('Write a summary', 'Write a summary 📅 2027-01-02'));
		expect(host.text('A/Acme.md')).toBe(files['A/Acme.md'].replace('2026-12-01', '2027-01-02'));
		expect(host.text('B/Acme.md')).toBe(files['B/Acme.md'].replace('**Send the sheet**', '**Send the sheet** 📅 2027-01-02'));
	});

	test('lose their due date', async () => {
		const { host, edits, task } = await open();
		const outcome = await edits.carryOut([task('Send the sheet')], { kind: 'due', day: null });
		expect(outcome.message).toContain('No longer due');
		expect(host.text('A/Acme.md')).toBe(files['A/Acme.md'].replace(' 📅 2026-12-01', ''));
		expect(host.text('B/Acme.md')).toBe(files['B/Acme.md']);
	});

	test('a task drawn before its note changed is refused, the others are not', async () => {
		const { host, edits, task } = await open({ 'C/Cobalt.md': note });
		const drawn = [task('Ask for a sample'), task('Book a room')];
		host.externalWrite('C/Cobalt.md', note.replace('Ask for a sample', 'Ask for two samples'), false);
		const outcome = await edits.carryOut(drawn, { kind: 'state', state: 'done' });
		expect(outcome).toMatchObject({ kind: 'done', message: 'Done: 2 tasks Not changed: C/Cobalt.md: The task is no longer there.' });
		expect(host.text('A/Acme.md')).toContain('- [x] Book a room');
	});

	test('20,000 tasks of one note are changed in one write', async () => {
		const many = `---\ntype: customer\n---\n# Cobalt\n\n${Array.from({ length: 20_000 }, (_, nth) => `- [?] Read meter ${String(nth)}\n`).join('')}`;
		const { host, edits, index } = await open({ 'C/Cobalt.md': many });
		const all = index.accounts.tasks(null).filter(({ account }) => account === 'Cobalt');
		expect(all).toHaveLength(20_000);
		const { changed, refused } = await edits.change(all, { kind: 'state', state: 'open' });
		expect([changed.length, refused]).toEqual([20_000, []]);
		expect(host.text('C/Cobalt.md')).toBe(many.replaceAll('[?]', '[ ]'));
	});

	test('opening again takes the done date away, also where ticking adds none', async () => {
		const text = '---\ntype: customer\n---\n# Cobalt\n\n- [x] Pay the fee ✅ 2026-11-01\n';
		const { host, edits, task } = await open({ 'C/Cobalt.md': text });
		await edits.setState(task('Pay the fee'), 'open');
		expect(host.text('C/Cobalt.md')).toBe(text.replace('[x] Pay the fee ✅ 2026-11-01', '[ ] Pay the fee'));
	});
});

describe('with the Tasks plugin', () => {
	async function withToggle(text: string, toggle: (line: string) => string): Promise<string> {
		const { host, edits, task } = await open({ 'C/Cobalt.md': text });
		host.pretendPlugin('obsidian-tasks-plugin', { apiV1: { executeToggleTaskDoneCommand: toggle } });
		await edits.setState(task('Pay the fee'), 'done');
		return host.text('C/Cobalt.md') ?? '';
	}

	test('keeps the line endings of the note in every line it gives back', async () => {
		const given: string[] = [];
		const result = await withToggle('---\ntype: customer\n---\r\n- [ ] Pay the fee 🔁 every month\r\n- [ ] Other\r\n', (line) => {
			given.push(line);
			return `${line}\n${line.replace('[ ]', '[x]')} ✅ 2026-11-20`;
		});
		expect(given).toEqual(['- [ ] Pay the fee 🔁 every month']);
		expect(result).toBe('---\ntype: customer\n---\r\n- [ ] Pay the fee 🔁 every month\r\n- [x] Pay the fee 🔁 every month ✅ 2026-11-20\r\n- [ ] Other\r\n');
	});

	test.each(['> - ', '> > 2) ', '\t1. '])('gets the whole line, and gives two of the same kind back: %p', async (prefix) => {
		const before = `---\ntype: customer\n---\n${prefix.startsWith('\t') ? '- Fees\n' : ''}`;
		const result = await withToggle(`${before}${prefix}[ ] Pay the fee 🔁 every month\n`, (line) => `${line}\n${line.replace('[ ]', '[x]')}`);
		expect(result).toBe(`${before}${prefix}[ ] Pay the fee 🔁 every month\n${prefix}[x] Pay the fee 🔁 every month\n`);
	});

	test.each([['', '    '], ['> ', '>     ']])('gets the line without the label of a footnote, and the next one stands in the footnote too: %p', async (lead, indent) => {
		const result = await withToggle(`---\ntype: customer\n---\n${lead}[^fee]: - [ ] Pay the fee 🔁 every month\n`, (line) => (line.startsWith(`${lead}- [ ]`) ? `${line}\n${line.replace('[ ]', '[x]')}` : line));
		expect(result).toBe(`---\ntype: customer\n---\n${lead}[^fee]: - [ ] Pay the fee 🔁 every month\n${indent}- [x] Pay the fee 🔁 every month\n`);
	});

	test('takes the line out where the task says so', async () => {
		expect(await withToggle('---\ntype: customer\n---\n- [ ] Pay the fee 🏁 delete\n- [ ] Other\n', () => '')).toBe('---\ntype: customer\n---\n- [ ] Other\n');
	});

	test.each([
		['leads to another open state', (line: string) => line.replace('[ ]', '[/]')],
		['gives nothing back', () => ''],
	])('ticks by itself where the toggle %s', async (_name, toggle) => {
		expect(await withToggle('---\ntype: customer\n---\n- [ ] Pay the fee\n', toggle)).toBe('---\ntype: customer\n---\n- [x] Pay the fee\n');
	});

	test('writes nothing where the toggle fails', async () => {
		const text = '---\ntype: customer\n---\n- [ ] Pay the fee\n';
		expect(await withToggle(text, () => { throw new Error('Not now'); })).toBe(text);
	});
});
