/** Quick actions as a person does them, and the very bytes that they write. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { accountNote, openDashboard, today, type Dashboard } from './dashboard';
import { eventually } from './workbench';

const bom = '\uFEFF';
const files: Readonly<Record<string, string>> = {
	'Accounts/Plain.md': accountNote({ last_contact: '2026-10-01' }, '# Plain\n'),
	'Accounts/Windows.md': `${bom}---\r\ntype: customer # ours\r\n"Last Contact": '2026-09-01' # by phone\r\nstatus: "Active"\r\n---\r\n# Windows\r\n\r\n## Recent Context\r\n\r\n- 2026-09-01: Call\r\n\r\n## Key Facts\r\n- One\r\n`,
	'Accounts/Table.md': '# Table\n#type/customer\n\n## Account Status\n\n| Field | Value |\n| --- | --- |\n| **Status** | Active |\n| **Last contact** | 2026-08-01 |\n',
	'Archive/Table.md': '---\ntype: customer\nstatus: Prospect\n---\n# Table\n',
	'Daily/2026-11-20.md': '# Today\n',
};

async function logContact({ page }: Dashboard, line: string): Promise<void> {
	await page.locator('.acct-ask').waitFor();
	await page.getByLabel('What was said').fill(line);
	await page.keyboard.press('Enter');
}

async function undo({ page, workbench }: Dashboard): Promise<void> {
	await page.locator('.acct-undo').last().click();
	await workbench.settle();
}

async function expectUntouched({ workbench }: Dashboard): Promise<void> {
	for (const [name, text] of Object.entries(files)) await eventually(() => workbench.readDisk(name), text);
}

describe('a contact logged on many rows at once', () => {
	it('writes the date and a line into each, links the day, and takes all back', async () => {
		const dashboard = await openDashboard({ files });
		const { page, row, workbench } = dashboard;
		await row('Plain').click();
		await page.keyboard.press('ControlOrMeta+a');
		await page.locator('.acct-selection [data-action="log-contact"]').click();
		await logContact(dashboard, 'Spring offer | sent');
		await eventually(() => workbench.readDisk('Accounts/Plain.md'), '---\ntype: customer\nlast_contact: 2026-11-20\n---\n# Plain\n\n## Recent Context\n\n- 2026-11-20: [[2026-11-20]] - Spring offer | sent\n');
		await eventually(() => workbench.readDisk('Accounts/Windows.md'), files['Accounts/Windows.md']
			?.replace("'2026-09-01'", "'2026-11-20'").replace('- 2026-09-01: Call', '- 2026-11-20: [[2026-11-20]] - Spring offer | sent\r\n- 2026-09-01: Call'));
		expect(await page.locator('.notice').last().textContent()).toContain('Contact on 2026-11-20 logged for');
		await undo(dashboard);
		await expectUntouched(dashboard);
	});

	it('takes back what its own notice tells, not what came after', async () => {
		const dashboard = await openDashboard({ files });
		const { page, row, workbench } = dashboard;
		for (const name of ['Plain', 'Windows']) {
			await row(name).hover();
			await row(name).locator('[data-action="log-contact"]').click();
			await logContact(dashboard, '');
			await eventually(async () => (await workbench.readDisk(`Accounts/${name}.md`)).includes('2026-11-20'), true);
		}
		await page.locator('.notice', { hasText: 'Plain' }).locator('.acct-undo').click();
		await eventually(() => workbench.readDisk('Accounts/Plain.md'), files['Accounts/Plain.md']);
		expect(await workbench.readDisk('Accounts/Windows.md')).toContain('2026-11-20');
		await page.locator('.notice', { hasText: 'Undone: Contact on 2026-11-20 logged for Plain.' }).waitFor();
		await page.locator('.notice', { hasText: 'Windows' }).locator('.acct-undo').waitFor();
		await workbench.palette('Undo last change');
		await eventually(() => workbench.readDisk('Accounts/Windows.md'), files['Accounts/Windows.md']);
		// What was taken back is no longer offered.
		await eventually(() => page.locator('.acct-undo').count(), 0);
	});
});

describe('a contact that cannot be logged', () => {
	it('is told in the form, where the text stays', async () => {
		const { page, row } = await openDashboard({ files, write: false });
		await row('Plain').hover();
		await row('Plain').locator('[data-action="log-contact"]').click();
		await page.getByLabel('What was said').fill('A long talk');
		await page.keyboard.press('Enter');
		await page.locator('.acct-ask-warning').getByText('read-only').waitFor();
		const warning = await page.locator('.acct-ask-warning').textContent() ?? '';
		expect(warning.split('Accounts/Plain.md')).toHaveLength(2);
		expect(await page.getByLabel('What was said').inputValue()).toBe('A long talk');
	});

	it('is told before anything is typed where the note says so', async () => {
		const { page, row } = await openDashboard({ files: { 'Accounts/Broken.md': '---\ntype: customer\nregion: "x\n---\n', 'Accounts/Sound.md': accountNote({}) } });
		await row('Broken').hover();
		await row('Broken').locator('[data-action="log-contact"]').click();
		await page.locator('.acct-ask-warning').getByText('Line 3: A quote opens here').waitFor();
		await page.keyboard.press('Escape');
		await row('Sound').hover();
		await row('Sound').locator('[data-action="log-contact"]').click();
		await page.locator('.acct-ask').waitFor();
		expect(await page.locator('.acct-ask-warning').textContent()).toBe('');
	});
});

describe('snooze and cadence', () => {
	it('set one property each in many notes, and end it again', async () => {
		const dashboard = await openDashboard({ files });
		const { page, row, workbench } = dashboard;
		await row('Plain').click();
		await page.keyboard.press('ControlOrMeta+a');
		page.setDefaultTimeout(9000);
		await page.locator('.acct-selection [data-action="snooze"]').click();
		await page.getByRole('button', { name: '1 week' }).click();
		await eventually(() => workbench.readDisk('Accounts/Plain.md'), '---\ntype: customer\nlast_contact: 2026-10-01\nsnooze_until: 2026-11-27\n---\n# Plain\n');
		await eventually(() => workbench.readDisk('Accounts/Windows.md'), files['Accounts/Windows.md']?.replace('status: "Active"\r\n', 'status: "Active"\r\nsnooze_until: 2026-11-27\r\n'));
		await eventually(() => row('Windows').locator('.acct-level').innerText(), 'Snoozed');
		await page.locator('.acct-selection [data-action="snooze"]').click();
		await page.getByRole('button', { name: 'End the snooze' }).click();
		await eventually(() => workbench.readDisk('Accounts/Windows.md'), files['Accounts/Windows.md']);
		await page.locator('.acct-selection [data-action="cadence"]').click();
		expect(await page.locator('.acct-ask-choice', { hasText: 'as now' }).allInnerTexts()).toEqual([expect.stringMatching(/^Every month\s*as now$/)]);
		await page.getByLabel('Days between contacts').fill('0');
		await page.keyboard.press('Enter');
		await page.locator('.acct-ask-warning', { hasText: 'Give a whole number of days, from 1 to 36,500.' }).waitFor();
		await page.getByRole('button', { name: 'Every quarter' }).click();
		await eventually(() => workbench.readDisk('Accounts/Plain.md'), '---\ntype: customer\nlast_contact: 2026-10-01\ncontact_every: 90\n---\n# Plain\n');
		await undo(dashboard);
		await eventually(() => workbench.readDisk('Accounts/Plain.md'), files['Accounts/Plain.md']);
		await eventually(() => workbench.readDisk('Accounts/Windows.md'), files['Accounts/Windows.md']);
	});
});

describe('a snooze until another day', () => {
	it('asks for a day after today, and waits for Enter or its button', async () => {
		const { page, row, workbench } = await openDashboard({ files });
		await row('Plain').click();
		await page.keyboard.press('ControlOrMeta+a');
		const open = (): Promise<void> => page.locator('.acct-selection [data-action="snooze"]').click();
		await open();
		const day = page.getByLabel('Snooze until');
		const warning = page.locator('.acct-ask-warning');
		const snooze = page.locator('.modal').getByRole('button', { name: 'Snooze', exact: true });
		await snooze.click();
		await eventually(() => warning.textContent(), 'Choose a day after today.');
		await day.fill('2026-12-24');
		await eventually(() => warning.textContent(), '');
		await day.fill(today);
		await day.press('Enter');
		await eventually(() => warning.textContent(), 'Choose a day after today.');
		expect(await workbench.readDisk('Accounts/Plain.md')).toBe(files['Accounts/Plain.md']);
		await day.fill('2026-12-24');
		await snooze.click();
		await eventually(() => workbench.readDisk('Accounts/Plain.md'), '---\ntype: customer\nlast_contact: 2026-10-01\nsnooze_until: 2026-12-24\n---\n# Plain\n');
		await open();
		await day.fill('2026-12-31');
		await day.press('Enter');
		await eventually(() => workbench.readDisk('Accounts/Plain.md'), '---\ntype: customer\nlast_contact: 2026-10-01\nsnooze_until: 2026-12-31\n---\n# Plain\n');
	});
});

describe('a conflict', () => {
	it('is settled in the table that says otherwise, byte for byte, and taken back', async () => {
		const dashboard = await openDashboard({ files });
		const { page, row, workbench } = dashboard;
		await row('Table').click();
		const use = page.locator('.acct-conflict-value', { hasText: 'Prospect' }).getByRole('button', { name: 'Use this' });
		await use.click();
		await eventually(() => workbench.readDisk('Accounts/Table.md'), files['Accounts/Table.md']?.replace('| Active |', '| Prospect |'));
		expect(await workbench.readDisk('Archive/Table.md')).toBe(files['Archive/Table.md']);
		await undo(dashboard);
		await expectUntouched(dashboard);
	});
});

describe('the palette', () => {
	it('logs a contact with the account of the open note, or with one that is chosen', async () => {
		const dashboard = await openDashboard({ files });
		const { page, workbench } = dashboard;
		await workbench.palette('Log contact');
		await page.locator('.prompt-input').fill('windows');
		await page.keyboard.press('Enter');
		await logContact(dashboard, '');
		await eventually(() => workbench.readDisk('Accounts/Windows.md'), files['Accounts/Windows.md']?.replace("'2026-09-01'", "'2026-11-20'"));
		await workbench.openNote('Accounts/Plain.md', { newLeaf: 'tab' });
		await workbench.palette('Snooze account');
		await page.locator('.modal-title', { hasText: 'Snooze Plain' }).waitFor();
		await page.keyboard.press('Escape');
		await workbench.palette('Open newest note');
		await eventually(() => workbench.run(({ app }) => app.workspace.getActiveFile()?.path), 'Accounts/Plain.md');
	});
});

describe('problems in notes', () => {
	it('are listed, also in those of no account, and opens one at its line', async () => {
		const { page, workbench } = await openDashboard({ files: { ...files, 'Calls/2026-11-02 Train.md': '---\ntype: account\naccount:\n---\n# Train\n', 'Accounts/Late.md': '---\ntype: account\nlast_contact: some day\n---\n# Late\n' } });
		await page.locator('.acct-toolbar [aria-label="More options"]').click();
		await page.locator('.menu-item', { hasText: 'Problems in notes' }).click();
		const rows = page.locator('.prompt .suggestion-item');
		await eventually(() => rows.count(), 2);
		await workbench.screenshot('problems');
		await page.keyboard.type('names no');
		await eventually(() => rows.first().locator('.suggestion-note').textContent(), 'Calls/2026-11-02 Train.md:3');
		await page.keyboard.press('Enter');
		await page.locator('.view-header-title', { hasText: '2026-11-02 Train' }).waitFor();
	});
});

describe('an export', () => {
	it('saves the list beside what is there, never over it, and can be thrown away again', async () => {
		const dashboard = await openDashboard({ files: { ...files, 'accounts 2026-11-20.CSV': 'mine' } });
		const { page, workbench } = dashboard;
		const menu = async (title: string): Promise<void> => {
			await page.locator('.acct-toolbar [aria-label="More options"]').click();
			await page.locator('.menu-item', { hasText: title }).click();
			await workbench.settle();
		};
		const csv = async (): Promise<string[]> => (await readdir(workbench.served.folder)).filter((name) => /csv$/i.test(name)).sort();
		await menu('Export list as CSV file');
		await menu('Export list as CSV file');
		const names = await csv();
		expect(names).toHaveLength(3);
		expect(await workbench.readDisk('accounts 2026-11-20.CSV')).toBe('mine');
		const text = await readFile(path.join(workbench.served.folder, names.find((name) => /^Accounts/.test(name)) ?? ''), 'utf8');
		expect(text.split('\r\n')[0]).toBe(`${bom}Account,Path,Last contact,Days since contact,Status,Level,Tasks,Blockers`);
		expect(text.split('\r\n')).toHaveLength(5);
		await undo(dashboard);
		await eventually(async () => (await csv()).length, 2);
		await menu('Export list as Markdown note');
		expect(await workbench.readDisk(`Accounts ${today}.md`)).toContain('| [[Accounts/Plain\\|Plain]] |');
	});

	it('copies or saves only the selected accounts', async () => {
		const dashboard = await openDashboard({ files });
		const { page, row, workbench } = dashboard;
		await row('Plain').click({ modifiers: ['ControlOrMeta'] });
		await row('Windows').click({ modifiers: ['ControlOrMeta'] });
		await page.locator('.acct-selection [data-action="export"]').click();
		await page.locator('.menu-item', { hasText: 'Export 2 accounts as Markdown note' }).click();
		await eventually(async () => (await workbench.readDisk(`Accounts ${today}.md`)).trimEnd().split('\n').length, 4);
	});
});
