import type { Host } from '../host/host';
import { startHost } from './sample';

const brightloom = { survivor: 'Customers/Brightloom/README.md', merged: 'Archive/CRM import 2026-03/Brightloom.md' };

interface PlanJson {
	readonly id: string;
	readonly survivor: string;
	readonly merged: readonly string[];
	readonly conflicts: readonly { readonly field: string; readonly chosen: string }[];
	readonly links: readonly { readonly path: string; readonly count: number }[];
	readonly result: string;
	readonly applied: boolean;
}

function vault(host: Host): Readonly<Record<string, unknown>> {
	return Object.fromEntries(Object.entries(host.disk.snapshot()).filter(([path]) => !path.startsWith('.')));
}

async function failure(host: Host, command: string, flags: Record<string, string>): Promise<string> {
	const answer = await host.json(command, flags) as { error?: { code: string } };
	expect((await host.cli(command, flags)).startsWith('Error: ')).toBe(true);
	return answer.error?.code ?? 'no error';
}

describe('merging from the command line', () => {
	let host: Host;
	beforeEach(async () => { host = await startHost(); });
	afterEach(() => { host.close(); });

	test('shows the plan and writes nothing; apply carries it out; undo restores every byte', async () => {
		const before = vault(host);
		const plan = await host.json('account-dashboard:merge', { account: 'Brightloom' }) as PlanJson;
		expect(Object.keys(plan)).toEqual(['id', 'survivor', 'merged', 'conflicts', 'collapsed', 'links', 'warnings', 'result', 'applied']);
		expect(plan).toMatchObject({ survivor: brightloom.survivor, merged: [brightloom.merged], applied: false });
		expect(vault(host)).toEqual(before);
		const done = await host.json('account-dashboard:merge', { account: 'Brightloom', apply: plan.id }) as PlanJson;
		expect(done).toEqual({ ...plan, applied: true });
		await host.flush();
		expect(host.text(brightloom.survivor)).toBe(plan.result);
		expect(host.text(brightloom.merged)).toBeNull();
		const { merges } = await host.json('account-dashboard:merges') as { merges: readonly { id: string; state: string }[] };
		expect(merges).toEqual([{ id: expect.any(String) as string, survivor: brightloom.survivor, merged: [brightloom.merged], state: 'done' }]);
		const undone = await host.json('account-dashboard:undo') as { restored: readonly string[]; refused: readonly unknown[] };
		expect(undone.refused).toEqual([]);
		expect(undone.restored).toHaveLength(plan.links.length + 2);
		await host.flush();
		expect(vault(host)).toEqual(before);
		expect(await failure(host, 'account-dashboard:undo', {})).toBe('nothing-to-undo');
	});

	test('the person chooses the note to keep and the value that counts', async () => {
		const flags = { account: 'Brightloom', survivor: brightloom.merged, choose: JSON.stringify({ status: brightloom.merged }) };
		const plan = await host.json('account-dashboard:merge', flags) as PlanJson;
		expect(plan.survivor).toBe(brightloom.merged);
		expect(plan.conflicts.find(({ field }) => field === 'status')?.chosen).toBe('Prospect');
	});

	test.each([
		[{ account: 'Brightloom', apply: 'no-such-plan' }, 'plan-changed'],
		[{ account: 'Tessera Games' }, 'not-a-group'],
		[{ account: 'Nobody' }, 'unknown-account'],
		[{}, 'bad-flag'],
		[{ paths: '["one"' }, 'bad-flag'],
		[{ paths: '["Accounts/Tessera Games.md"]' }, 'not-a-group'],
		[{ paths: '["Accounts/Tessera Games.md","nowhere.md"]' }, 'failed'],
		[{ account: 'Brightloom', survivor: 'nowhere.md' }, 'bad-flag'],
		[{ account: 'Brightloom', choose: '{"shoe size":"Customers/Brightloom/README.md"}' }, 'bad-flag'],
		[{ account: 'Brightloom', choose: '{"status":"nowhere.md"}' }, 'bad-flag'],
	])('%j is the error %s', async (flags, code) => {
		expect(await failure(host, 'account-dashboard:merge', flags as unknown as Record<string, string>)).toBe(code);
	});
});

describe('writing from the command line', () => {
	let host: Host;
	beforeEach(async () => { host = await startHost(); });
	afterEach(() => { host.close(); });

	test('log-contact writes the date and a line, and the account is fresh', async () => {
		expect(await host.json('account-dashboard:log-contact', { account: 'Castellan Insurance', note: 'Called about the renewal' })).toEqual({ path: 'Accounts/Castellan Insurance.md', date: '2026-11-20' });
		await host.flush();
		const { accounts } = await host.json('account-dashboard:list', { query: 'Castellan' }) as { accounts: readonly { name: string; staleness: { level: string } }[] };
		expect(accounts.find(({ name }) => name === 'Castellan Insurance')?.staleness.level).toBe('fresh');
		expect(host.text('Accounts/Castellan Insurance.md')).toContain('Called about the renewal');
	});

	test('log-contact refuses a day to come and an unknown account', async () => {
		expect(await failure(host, 'account-dashboard:log-contact', { account: 'Castellan Insurance', date: '2026-11-21' })).toBe('bad-flag');
		expect(await failure(host, 'account-dashboard:log-contact', { account: 'Castelan' })).toBe('unknown-account');
	});

	test('complete-task ticks a task and names the lines', async () => {
		const { tasks } = await host.json('account-dashboard:tasks', { account: 'Kestrel Logistics' }) as { tasks: readonly { text: string; sources: readonly { path: string; line: number }[] }[] };
		const [task] = tasks;
		const answer = await host.json('account-dashboard:complete-task', { account: 'Kestrel Logistics', task: task?.text ?? '' });
		expect(answer).toEqual({ changed: task?.sources.map(({ path, line }) => ({ path, line })), refused: [] });
		await host.flush();
		const after = await host.json('account-dashboard:tasks', { account: 'Kestrel Logistics' }) as { tasks: readonly { text: string }[] };
		expect(after.tasks.map(({ text }) => text)).not.toContain(task?.text);
		expect(await failure(host, 'account-dashboard:complete-task', { account: 'Kestrel Logistics', task: 'no such task at all' })).toBe('unknown-task');
	});
});

describe('tasks from the command line', () => {
	const files = { 'Kestrel.md': '---\ntype: customer\n---\n- [ ] Send the price list to Runa\n- [ ] Share price list with Runa\n- [ ] Send invoice 📅 2026-12-01\n- [ ] Send invoice 📅 2027-01-01\n- [x] Paint the gate\n' };
	let host: Host;
	beforeEach(async () => { host = await startHost(files); });
	afterEach(() => { host.close(); });

	test.each([
		[{ account: 'Kestrel', task: 'Send invoice' }, 'ambiguous-task', '(due 2026-12-01)'],
		[{ account: 'Kestrel', task: 'Send' }, 'ambiguous-task', 'Send invoice'],
		[{ account: 'Kestrel', task: 'Share price list with Runa' }, 'unknown-task', 'similar under “Send the price list to Runa”'],
		[{ account: 'Kestrel', task: 'Send the prise list to Runna' }, 'unknown-task', 'Did you mean “Send the price list to Runa”'],
		[{ account: 'Kestrel', task: '' }, 'bad-flag', 'task'],
		[{ account: 'Nobody', task: 'Send' }, 'unknown-account', 'Nobody'],
	])('complete-task %p is refused as %s and nothing is written', async (flags, code, words) => {
		const { error } = await host.json('account-dashboard:complete-task', flags) as { error: { code: string; message: string } };
		expect(error.code).toBe(code);
		expect(error.message).toContain(words);
		expect(host.text('Kestrel.md')).toBe(files['Kestrel.md']);
	});

	test('states are told apart, and a wrong one is a bad flag', async () => {
		const texts = async (state: string): Promise<unknown> => (await host.json('account-dashboard:tasks', { account: 'Kestrel', state }) as { tasks: { text: string }[] }).tasks.map(({ text }) => text);
		expect(await texts('done')).toEqual(['Paint the gate']);
		expect(await texts('open')).toEqual(['Send invoice', 'Send invoice', 'Send the price list to Runa']);
		expect(await texts('all')).toHaveLength(4);
		expect(await texts('proposed')).toEqual([]);
		expect(await failure(host, 'account-dashboard:tasks', { state: 'finished' })).toBe('bad-flag');
	});
});
