/** The view `Accounts` of a Base. */
import { book, today } from './dashboard';
import { eventually, openWorkbench, type BrowserWorkbench } from './workbench';

const base = `filters:
  and:
    - file.ext == "md"
properties:
  arr:
    displayName: Revenue
formulas:
  double: arr * 2
views:
  - type: account-dashboard
    name: By need
    filters:
      and:
        - type == "customer"
    order: [file.name, arr, formula.double]
  - type: account-dashboard
    name: By name
    filters:
      and:
        - file.inFolder("Accounts") || file.inFolder("Daily")
    sort:
      - property: file.name
        direction: DESC
  - type: account-dashboard
    name: By status
    filters:
      and:
        - type == "customer"
    groupBy:
      property: status
      direction: ASC
  - type: account-dashboard
    name: Daily
    filters:
      and:
        - file.inFolder("Daily")
`;

async function openBase(viewName: string): Promise<{ workbench: BrowserWorkbench; names: () => Promise<string[]> }> {
	const workbench = await openWorkbench({ today, files: { ...book, 'All.base': base } });
	await workbench.run(async ({ app }, name) => {
		await app.workspace.getLeaf().setViewState({ type: 'bases', state: { file: 'All.base', viewName: name }, active: true });
	}, viewName);
	await workbench.page.locator('.acct-base').waitFor();
	await workbench.settle();
	return { workbench, names: () => workbench.page.locator('.acct-base .acct-row:not(.acct-group) .acct-name').allTextContents() };
}

describe('the view of accounts in a Base', () => {
	it('tells notes of one account as one row, those that need attention first, with the columns of the Base', async () => {
		const { workbench, names } = await openBase('By need');
		await eventually(names, ['Cedar Energy', 'Birch Optics', 'Dovetail', 'Alder Foods', 'Elm Studios']);
		const headings = workbench.page.locator('.acct-base [role=columnheader]');
		expect(await headings.allTextContents()).toEqual(['Account', 'Status', 'Last contact', 'Level', 'Last 12 months', 'Tasks', 'Blockers', 'Revenue', 'double', 'Actions']);
		const alder = workbench.page.locator('.acct-base .acct-row', { hasText: 'Alder Foods' });
		expect(await alder.locator('.acct-cell-property').allTextContents()).toEqual(['12000', '24000']);
		await workbench.screenshot('bases');
		expect(await workbench.axe('.acct-base')).toEqual([]);
	});

	it('follows the order of the Base until a heading is clicked, and says what belongs to no account', async () => {
		const { workbench, names } = await openBase('By name');
		await eventually(names, ['Elm Studios', 'Dovetail', 'Cedar Energy', 'Birch Optics', 'Alder Foods']);
		expect(await workbench.page.locator('.acct-table-foot').textContent()).toBe('1 note of this Base belongs to no account');
		await workbench.page.locator('.acct-base [data-sort="contact"]').click();
		await eventually(names, ['Alder Foods', 'Birch Optics', 'Cedar Energy', 'Elm Studios', 'Dovetail']);
	});

	it('groups as the Base groups; an account whose notes disagree stands in both', async () => {
		const { workbench, names } = await openBase('By status');
		await eventually(() => workbench.page.locator('.acct-group-label').allTextContents(), ['Active', 'Churned', 'Prospect']);
		expect(await names()).toEqual(['Cedar Energy', 'Dovetail', 'Alder Foods', 'Elm Studios', 'Cedar Energy', 'Birch Optics']);
		await workbench.page.locator('.acct-group').first().click();
		await eventually(names, ['Elm Studios', 'Cedar Energy', 'Birch Optics']);
	});

	it('follows changes of notes, and what the person chose as columns', async () => {
		const { workbench, names } = await openBase('By need');
		await eventually(async () => (await names()).length, 5);
		await workbench.writeDisk('Accounts/Fir Labs.md', '---\ntype: customer\nlast_contact: 2026-11-19\narr: 7\n---\n');
		await eventually(async () => (await names()).includes('Fir Labs'), true);
		await workbench.writeDisk('Accounts/Fir Labs.md', '---\ntype: customer\nlast_contact: 2026-11-19\narr: 8\n---\n');
		await eventually(() => workbench.page.locator('.acct-base .acct-row', { hasText: 'Fir Labs' }).locator('.acct-cell-property').allTextContents(), ['8', '16']);
		await workbench.writeDisk('All.base', base.replace('name: By need', 'name: By need\n    column-timeline: false\n    column-owner: true'));
		await eventually(async () => (await workbench.page.locator('.acct-base [role=columnheader]').allTextContents()).join(), 'Account,Status,Last contact,Level,Tasks,Blockers,Owner,Revenue,double,Actions');
	});

	it('says so where no note belongs to an account', async () => {
		const { workbench } = await openBase('Daily');
		await eventually(() => workbench.page.locator('.acct-base .acct-messages').textContent(), 'The note of this Base belongs to no account.');
	});

	it('goes with the plugin and comes back with it', async () => {
		const { workbench, names } = await openBase('By need');
		await workbench.run((bench) => { bench.disablePlugin(); });
		await eventually(() => workbench.page.locator('.acct-base').count(), 0);
		await workbench.run((bench) => bench.enablePlugin());
		// Whoever switches the plugin on is shown the dashboard, over the Base: it is drawn when one goes back to it.
		await workbench.page.locator('.acct-screen .acct-row').first().waitFor();
		await workbench.page.locator('.workspace-tab-header', { hasText: 'All' }).click();
		await eventually(async () => (await names()).length, 5);
	});
});
