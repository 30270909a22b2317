import { accountNote, today } from './dashboard';
import { eventually, openWorkbench, type BrowserWorkbench } from './workbench';

/** What a person waits at most for a tick made elsewhere. */
const aSecond = 1000;

const alder = 'Accounts/Alder Foods.md';
const files: Readonly<Record<string, string>> = {
	[alder]: accountNote({ last_contact: '2026-11-18' }, '# Alder Foods\n\n## Tasks\n\n- [ ] Send the offer\n- [ ] Call Ada\n- [ ] Order the ovens\n'),
	'Accounts/Birch Optics.md': accountNote({ last_contact: '2026-10-16' }, '# Birch Optics\n\n- [ ] Renew the frame contract\n'),
};

/** The tasks of all accounts on one side, a note in an editor on the other. */
async function open(): Promise<BrowserWorkbench> {
	const workbench = await openWorkbench({ today, files });
	await workbench.run((bench) => bench.command('open'));
	await workbench.page.getByRole('tab', { name: 'Tasks' }).click();
	await workbench.page.locator('.acct-tasks .acct-list:not([data-message="loading"])').waitFor();
	await workbench.openNote(alder, { mode: 'source', source: true, newLeaf: 'split' });
	await workbench.settle();
	return workbench;
}

type Deed = 'editor' | 'vault' | 'click';

/** Milliseconds from a tick of "Send the offer" to its row having left the screen, by the page's own clock. */
async function timeTick(workbench: BrowserWorkbench, deed: Deed): Promise<number> {
	const { page } = workbench;
	await page.locator('.acct-task-row', { hasText: 'Send the offer' }).waitFor();
	const gone = page.evaluate(async () => {
		const isShown = (): boolean => [...document.querySelectorAll('.acct-task-row')].some((row) => row.textContent.includes('Send the offer'));
		while (isShown()) await new Promise(requestAnimationFrame);
		return performance.timeOrigin + performance.now();
	});
	const start = await begin(workbench, deed);
	return await gone - start;
}

async function begin(workbench: BrowserWorkbench, deed: Deed): Promise<number> {
	if (deed === 'click') {
		await workbench.openNote(alder, { mode: 'preview' });
		const start = Date.now();
		await workbench.page.locator('.workspace-leaf.mod-active .task-list-item-checkbox').first().click();
		return start;
	}
	return workbench.run(async ({ app }, how) => {
		const start = performance.timeOrigin + performance.now();
		if (how === 'vault') {
			const file = app.vault.getFileByPath('Accounts/Alder Foods.md');
			if (file) await app.vault.process(file, (text) => text.replace('- [ ] Send', '- [x] Send'));
			return start;
		}
		const editor = app.workspace.activeEditor?.editor;
		const line = editor?.getValue().split('\n').findIndex((one) => one.includes('Send the offer')) ?? -1;
		editor?.replaceRange('x', { line, ch: 3 }, { line, ch: 4 });
		return start;
	}, deed);
}

describe('a tick made elsewhere is on screen within a second', () => {
	it.each<[string, Deed]>([['in an editor', 'editor'], ['in reading view', 'click'], ['by another plugin', 'vault']])('%s', async (_, deed) => {
		const workbench = await open();
		const time = await timeTick(workbench, deed);
		process.stderr.write(`a tick ${deed}: ${String(Math.round(time))} ms\n`);
		expect(time).toBeLessThan(aSecond);
		expect(await workbench.page.locator('.acct-task-row').allTextContents()).toHaveLength(3);
	});
});

describe('a tick in an editor that is not saved yet', () => {
	const texts = (workbench: BrowserWorkbench): Promise<string[]> => workbench.page.locator('.acct-task-row .acct-name').allTextContents();

	it('is taken back on screen where it is undone in the editor', async () => {
		const workbench = await open();
		const before = await texts(workbench);
		await timeTick(workbench, 'editor');
		await workbench.run(({ app }) => { app.workspace.activeEditor?.editor?.undo(); });
		await eventually(() => texts(workbench), before);
		expect(await workbench.readDisk(alder)).toBe(files[alder]);
	});

	it('and one on screen right behind it are both written', async () => {
		const workbench = await open();
		await timeTick(workbench, 'editor');
		await workbench.page.locator('.acct-task-row', { hasText: 'Call Ada' }).locator('.acct-tick').click();
		await eventually(() => texts(workbench), ['Order the ovens', 'Renew the frame contract']);
		expect(await workbench.readDisk(alder)).toBe((files[alder] ?? '').replace('- [ ] Send', '- [x] Send').replace('- [ ] Call', '- [x] Call'));
	});

	it('while what is merely typed changes nothing on screen before it is saved', async () => {
		const workbench = await open();
		const before = await texts(workbench);
		await workbench.run(({ app }) => { app.workspace.activeEditor?.editor?.replaceRange('- [ ] Ask', { line: 8, ch: 0 }, { line: 8, ch: 10 }); });
		await new Promise((resolve) => { setTimeout(resolve, 600); });
		expect(await texts(workbench)).toEqual(before);
		await eventually(async () => (await texts(workbench)).join('|').includes('Ask'), true);
	});
});
