/** @jest-environment jsdom */
import type { Host } from '../host/host';
import { startHost } from './sample';

jest.setTimeout(60_000);
let host: Host;
beforeEach(async () => { host = await startHost(); });
afterEach(() => { host.close(); });

const dashboards = (): readonly unknown[] => host.app.workspace.getLeavesOfType('account-dashboard');
const disk = (): string => JSON.stringify(host.disk.snapshot());

test('the dashboard opens from the command line, once', async () => {
	expect(await host.json('account-dashboard:open')).toEqual({ opened: true });
	expect(await host.cli('account-dashboard:open', { account: 'brightloom' })).toBe('Opened the dashboard at Brightloom.');
	expect(dashboards()).toHaveLength(1);
});

test('the dashboard opens from the palette', async () => {
	expect(host.command('account-dashboard:open')).toBe(true);
	await host.flush();
	expect(dashboards()).toHaveLength(1);
});

test('the account of a note is offered only in a note that has one', async () => {
	// The answer of any command says that the index is ready.
	await host.cli('account-dashboard');
	expect(host.command('account-dashboard:open-account')).toBe(false);
	await host.app.workspace.openLinkText('Daily/2026-11-20', '', false);
	expect(host.command('account-dashboard:open-account')).toBe(false);
	await host.app.workspace.openLinkText('Accounts/Okapi Robotics', '', false);
	expect(host.command('account-dashboard:open-account')).toBe(true);
	await host.flush();
	expect(dashboards()).toHaveLength(1);
});

test.each<[string, Record<string, string>]>([
	['no account', {}], ['an account', { account: 'Brightloom' }], ['nobody', { account: 'Nobody Ever' }], ['nothing', { account: ' ' }],
	['more than it takes', { account: 'Brightloom', apply: 'x', delete: 'true', vault: 'v' }],
])('a link with %s opens the dashboard and changes nothing', async (_name, params) => {
	const before = disk();
	await host.openUri('account-dashboard', params);
	await host.flush();
	expect(dashboards()).toHaveLength(1);
	expect(disk()).toBe(before);
});

test('a link to an account that is not there says so and names the nearest', async () => {
	const shown = (): readonly string[] => [...document.querySelectorAll('.notice')].map((el) => el.textContent ?? '');
	await host.openUri('account-dashboard', { account: 'Brightlom' });
	await host.flush();
	expect(shown().join('\n')).toContain('No account is called “Brightlom”. Nearest: Brightloom');
});

test('nothing of the plugin is left when it is switched off', async () => {
	expect(host.listenerCount()).toBeGreaterThan(0);
	host.unloadPlugin('account-dashboard');
	await host.flush();
	expect(host.listenerCount()).toBe(0);
});

test('a command that waits is told when the plugin is switched off', async () => {
	const early = await startHost(undefined, { isStarted: false });
	const answer = early.json('account-dashboard:list');
	early.unloadPlugin('account-dashboard');
	expect(await answer).toMatchObject({ error: { code: 'failed' } });
	early.close();
});
