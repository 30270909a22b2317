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
	await index.whenReady(5000);
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
