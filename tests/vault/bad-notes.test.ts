import type { Problem } from '../../src/account/records';
import { defaults } from '../../src/settings/settings';
import { AccountIndex } from '../../src/vault';
import { sampleFiles } from '../commands/sample';
import { createHost, type Host } from '../host/host';

const today = '2026-11-20';
const good = '---\ntype: customer\nlast_contact: 2026-11-01\n---\n\n## Open Tasks\n\n- [ ] Call\n';
jest.setTimeout(60_000);
let host: Host;
let index: AccountIndex;

async function open(files: Readonly<Record<string, string | Uint8Array>>, unreadable: readonly string[] = []): Promise<readonly string[]> {
	host = await createHost({ today, files: { 'Accounts/Good.md': good, ...files }, isStarted: false });
	const read = host.app.vault.cachedRead.bind(host.app.vault);
	host.app.vault.cachedRead = (file) => unreadable.includes(file.path) ? Promise.reject(new Error('EACCES: permission denied')) : read(file);
	index = new AccountIndex(host.app, { settings: { ...defaults, accountFolders: ['Accounts'] }, decisions: [] });
	index.load();
	await host.start();
	await index.whenReady(20_000);
	await host.flush();
	return index.accounts.problems(today).map(told);
}

const told = ({ code, path, line }: Problem): string => `${code} ${path}:${line}`;
const row = (name: string) => index.accounts.summaries(today).find((summary) => summary.name === name);

afterEach(() => {
	// Whatever else a vault holds, the good note is read.
	expect(row('Good')).toMatchObject({ openTaskCount: 1, isPending: false, problems: [], lastContact: { date: '2026-11-01' } });
	index.unload();
	host.close();
});

test.each<[string, string, string]>([
	['a quote that is not closed', '---\ntype: customer\nregion: "x\nlast_contact: 2026-11-02\n---\n\n- [ ] t\n', 'bad-yaml Accounts/Bad.md:3'],
	['a key that stands twice', '---\ntype: customer\nstatus: A\nstatus: B\n---\n\n- [ ] t\n', 'bad-yaml Accounts/Bad.md:4'],
	['a tab in the indent', '---\ntype: customer\ntags:\n\t- a\n---\n\n- [ ] t\n', 'bad-yaml Accounts/Bad.md:4'],
	['a date that is none', '---\ntype: customer\nlast_contact: soonish\n---\n\n- [ ] t\n', 'bad-date Accounts/Bad.md:3'],
	['a date that may be two days', '---\ntype: customer\n\nlast_contact: 05/06/2026\n---\n\n- [ ] t\n', 'ambiguous-date Accounts/Bad.md:4'],
	['a contact in the future', '---\ntype: customer\nlast_contact: 2027-01-01\n---\n\n- [ ] t\n', 'future-date Accounts/Bad.md:3'],
	['a cadence that is none', '---\ntype: customer\nlast_contact: 2026-11-02\ncontact_every: now and then\n---\n\n- [ ] t\n', 'bad-cadence Accounts/Bad.md:4'],
])('%s is listed with its line, and the rest of the note is read', async (_name, text, problem) => {
	expect(await open({ 'Accounts/Bad.md': text })).toEqual([problem]);
	expect(row('Bad')).toMatchObject({ openTaskCount: 1, isPending: false });
	expect(row('Bad')?.problems.map(told)).toEqual([problem]);
});

test('a file that is no text is listed and nothing of it is believed', async () => {
	const junk = Uint8Array.from({ length: 5_000 }, (_, at) => (at * 37) % 256);
	expect(await open({ 'Accounts/Junk.md': junk })).toEqual([expect.stringMatching(/^not-text Accounts\/Junk\.md:\d+$/)]);
	expect(row('Junk')).toMatchObject({ openTaskCount: 0, isPending: false, lastContact: null });
});

test('letters of another encoding are listed with their line, and the rest is read', async () => {
	const text = '---\ntype: customer\n---\n\nM\u00fcller\n\n- [ ] t\n';
	const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
	expect(await open({ 'Accounts/Latin.md': latin })).toEqual(['not-text Accounts/Latin.md:5']);
	expect(row('Latin')?.openTaskCount).toBe(1);
});

test('a line of more than a million letters is listed by its number', async () => {
	const text = `---\ntype: customer\nlast_contact: 2026-11-02\n---\n\n- [ ] t\n${'x'.repeat(1_100_000)}\n`;
	expect(await open({ 'Accounts/Long.md': text })).toEqual(['too-long Accounts/Long.md:7']);
	expect(row('Long')).toMatchObject({ isPending: false, lastContact: { date: '2026-11-02' } });
});

test('a long note of short lines is listed too', async () => {
	expect(await open({ 'Accounts/Log.md': `---\ntype: customer\n---\n${'a line of a log\n'.repeat(100_000)}` })).toEqual(['too-long Accounts/Log.md:1']);
});

test('a key that would reach into objects is listed and left out, others that they carry are properties', async () => {
	const text = '---\ntype: customer\n__proto__:\n  status: Active\n  type: person\nconstructor: x\ntoString: y\nlast_contact: 2026-11-02\n---\n\n## Account Status\n\n| Field | Value |\n|---|---|\n| __proto__ | x |\n| constructor | y |\n\n__proto__:: z\n\n- [ ] t [__proto__:: q]\n';
	expect(await open({ 'Accounts/Proto.md': text })).toEqual(['bad-yaml Accounts/Proto.md:3']);
	expect(row('Proto')).toMatchObject({ status: null, openTaskCount: 1, lastContact: { date: '2026-11-02' } });
	expect(({} as Record<string, unknown>)['status']).toBeUndefined();
});

test('a file that cannot be read is listed, and read once it can be', async () => {
	expect(await open({ 'Accounts/Shut.md': good }, ['Accounts/Shut.md'])).toEqual(['unreadable Accounts/Shut.md:1']);
	expect(row('Shut')).toMatchObject({ isPending: false, lastContact: { date: '2026-11-01' } });
	host.externalWrite('Accounts/Shut.md', `${good}\n`);
	await host.flush();
	expect(index.accounts.problems(today)).toEqual([]);
	expect(row('Shut')?.openTaskCount).toBe(1);
});

test('a note that is gone when its turn comes is no account', async () => {
	host = await createHost({ today, files: { 'Accounts/Good.md': good, 'Accounts/Gone.md': good }, isStarted: false });
	const read = host.app.vault.cachedRead.bind(host.app.vault);
	host.app.vault.cachedRead = (file) => {
		if (host.disk.file('Accounts/Gone.md')) host.externalDelete('Accounts/Gone.md');
		return read(file);
	};
	index = new AccountIndex(host.app, { settings: defaults, decisions: [] });
	index.load();
	await host.start();
	await index.whenReady(20_000);
	await host.flush();
	expect(index.accounts.summaries(today).map(({ name }) => name)).toEqual(['Good']);
	expect(index.accounts.problems(today)).toEqual([]);
});

test('an alias bomb and deep nesting cost no more than their letters', async () => {
	const bomb = `---\ntype: customer\na: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefghij'].map((key, at) => `${key}: &${key} [${Array(9).fill(`*${'abcdefghi'[at] ?? ''}`).join(',')}]`).join('\n')}\n---\n\n- [ ] t\n`;
	const nested = `---\ntype: customer\n---\n\n${'> '.repeat(200)}deep\n\n${Array.from({ length: 100 }, (_, depth) => `${'  '.repeat(depth)}- item`).join('\n')}\n\n- [ ] t\n`;
	await open({ 'Accounts/Bomb.md': bomb, 'Accounts/Nested.md': nested });
	expect(row('Bomb')).toMatchObject({ openTaskCount: 1, isPending: false });
	expect(row('Nested')).toMatchObject({ openTaskCount: 1, isPending: false });
});

test('the problems of the sample vault are those that it was written with', async () => {
	const problems = await open(sampleFiles);
	expect([...problems].sort()).toEqual([
		'ambiguous-date Accounts/Copperleaf Mining.md:6',
		'bad-date Accounts/Ashgrove University.md:6',
		'bad-yaml Accounts/Zephyr Air Cargo.md:4',
		'future-date Accounts/Fjordline Media.md:6',
		'no-account-named Meetings/2026-08-14 Notes from the train.md:3',
		'shared-alias Accounts/Kestrel Labs.md:8',
		'shared-alias Accounts/Kestrel Logistics.md:7',
	]);
});
