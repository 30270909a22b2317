import type { Locator, Page } from 'playwright-core';
import { accountNote, today } from './dashboard';
import { eventually, openWorkbench, type BrowserWorkbench, type OpenOptions } from './workbench';

/** Accounts whose tasks stand once, twice, in other words, proposed, and in another state elsewhere. */
const files: Readonly<Record<string, string>> = {
	'Accounts/Alder Foods.md': accountNote({ last_contact: '2026-11-18' },
		'# Alder Foods\n\n## Tasks\n\n- [ ] Send the offer 📅 2026-11-18 ⏫ @Mei\n- [ ] Call **Ada** about the ovens 📅 2026-11-23 #phone\n- [?] Ask for a second reference\n- [x] Agree on the pilot\n'),
	'Meetings/2026-11-12 Alder.md': '---\ntype: meeting\naccount: "[[Alder Foods]]"\ndate: 2026-11-12\n---\n# Visit\n\n- [ ] Send the offer @Mei\n- [x] Call Ada about the ovens #phone\n',
	'Accounts/Birch Optics.md': accountNote({ last_contact: '2026-10-16' }, '# Birch Optics\n\n- [ ] Order two sample lenses 📅 2026-12-20\n- [?] Plan the trade fair in Łódź\n- [ ] Renew the frame contract\n'),
	'Daily/2026-11-19.md': '# Today\n\n- [ ] Write to [[Birch Optics]] about the fair\n',
};

interface Tasks {
	readonly workbench: BrowserWorkbench;
	readonly page: Page;
	readonly row: (text: string) => Locator;
	/** Texts as they stand on screen, top to bottom. */
	readonly texts: () => Promise<string[]>;
	readonly groups: () => Promise<string[]>;
	/** The text of the row that has the focus. */
	readonly focused: () => Promise<string>;
	readonly notice: () => Locator;
}

async function openTasks(options: OpenOptions = {}): Promise<Tasks> {
	const workbench = await openWorkbench({ today, files, ...options });
	const { page } = workbench;
	await workbench.run((bench) => {
		if (innerWidth < 800) (bench.app.workspace as unknown as { leftSplit: { collapse(): void } }).leftSplit.collapse();
		return bench.command('open');
	});
	await page.getByRole('tab', { name: 'Tasks' }).click();
	await page.locator('.acct-tasks .acct-list:not([data-message="loading"])').waitFor();
	await workbench.settle();
	return tasksOf(workbench);
}

function tasksOf(workbench: BrowserWorkbench): Tasks {
	const { page } = workbench;
	const rows = page.locator('.acct-task-row');
	return {
		workbench, page,
		row: (text) => rows.filter({ has: page.locator('.acct-name', { hasText: text }) }),
		texts: () => rows.locator('.acct-name').allTextContents(),
		groups: () => page.locator('.acct-tasks .acct-group-label').allTextContents(),
		focused: () => page.evaluate(() => document.activeElement?.closest('.acct-row')?.querySelector('.acct-name, .acct-group-label')?.textContent ?? document.activeElement?.className ?? ''),
		notice: () => page.locator('.notice').last(),
	};
}

const order = [
	'Send the offer', 'Call Ada about the ovens', 'Order two sample lenses', 'Ask for a second reference',
	'Plan the trade fair in Łódź', 'Renew the frame contract', 'Write to Birch Optics about the fair',
];

describe('the tasks of all accounts', () => {
	it('stand once each, most pressing first, in groups by when they are due', async () => {
		const { texts, groups, row, page } = await openTasks();
		await eventually(texts, order);
		await eventually(groups, ['Overdue', 'Within a week', 'Later', 'No due date']);
		await expect(row('Send the offer').locator('.acct-cell-notes').innerText()).resolves.toBe('Alder Foods +1');
		await expect(row('Send the offer').locator('.acct-cell-due').innerText()).resolves.toBe('2 days ago');
		await expect(row('Send the offer').locator('.acct-cell-owner').innerText()).resolves.toBe('Mei');
		await expect(row('Call Ada').locator('.acct-chips').innerText()).resolves.toContain('Done in 1 of 2');
		await expect(page.locator('.acct-tasks .acct-result-count').innerText()).resolves.toBe('7 tasks');
	});

	it('are ticked in every note, and undo takes that back', async () => {
		const { row, texts, workbench, notice } = await openTasks();
		await row('Send the offer').locator('.acct-tick').click();
		await eventually(texts, order.slice(1));
		expect(await workbench.readDisk('Accounts/Alder Foods.md')).toContain('- [x] Send the offer 📅 2026-11-18 ⏫ @Mei\n');
		expect(await workbench.readDisk('Meetings/2026-11-12 Alder.md')).toContain('- [x] Send the offer @Mei\n');
		await notice().getByRole('button', { name: 'Undo' }).click();
		await eventually(texts, order);
		expect(await workbench.readDisk('Accounts/Alder Foods.md')).toBe(files['Accounts/Alder Foods.md']);
		expect(await workbench.readDisk('Meetings/2026-11-12 Alder.md')).toBe(files['Meetings/2026-11-12 Alder.md']);
	});

	it('are settled in one click where the copies disagree', async () => {
		const { row, texts, workbench } = await openTasks();
		await row('Call Ada').getByRole('button', { name: /^Done in 1 of 2/ }).click();
		await eventually(texts, order.filter((text) => !text.startsWith('Call')));
		expect(await workbench.readDisk('Accounts/Alder Foods.md')).toContain('- [x] Call **Ada** about the ovens 📅 2026-11-23 #phone\n');
	});

	it('are accepted and dropped where a generator proposed them', async () => {
		const { row, texts, workbench } = await openTasks();
		await row('second reference').getByRole('button', { name: 'Accept' }).click();
		await eventually(() => row('second reference').locator('.acct-chips').innerText(), '');
		expect(await workbench.readDisk('Accounts/Alder Foods.md')).toContain('- [ ] Ask for a second reference\n');
		await row('trade fair').getByRole('button', { name: 'Drop' }).click();
		await eventually(texts, order.filter((text) => !text.startsWith('Plan')));
		expect(await workbench.readDisk('Accounts/Birch Optics.md')).toContain('- [-] Plan the trade fair in Łódź\n');
	});

	it('get another due date in every note', async () => {
		const { row, page, workbench, texts } = await openTasks();
		await row('Send the offer').locator('.acct-cell-due button').click();
		await page.locator('.modal').getByRole('button', { name: /^Tomorrow/ }).click();
		await eventually(() => row('Send the offer').locator('.acct-cell-due').innerText(), 'tomorrow');
		expect(await workbench.readDisk('Accounts/Alder Foods.md')).toContain('- [ ] Send the offer 📅 2026-11-21 ⏫ @Mei\n');
		expect(await workbench.readDisk('Meetings/2026-11-12 Alder.md')).toContain('- [ ] Send the offer @Mei 📅 2026-11-21\n');
		await eventually(texts, order);
	});

	it('lead to their line; where there are several notes the person chooses', async () => {
		const { row, page, workbench } = await openTasks();
		await row('Renew').locator('.acct-name').click();
		await page.locator('.view-header-title', { hasText: 'Birch Optics' }).waitFor();
		await workbench.run((bench) => bench.command('open'));
		await row('Send the offer').locator('.acct-name').click();
		await page.locator('.menu-item', { hasText: 'Open 2026-11-12 Alder, line 8' }).click();
		await page.locator('.view-header-title', { hasText: '2026-11-12 Alder' }).waitFor();
	});

	it('lead to their account', async () => {
		const { row, page } = await openTasks();
		await row('Renew').locator('.acct-cell-account button').click();
		await page.locator('.acct-details-title', { hasText: 'Birch Optics' }).waitFor();
	});

	it('follow what is ticked elsewhere, and the focus stays', async () => {
		const { row, focused, texts, workbench } = await openTasks();
		await row('Renew').focus();
		const text = files['Accounts/Birch Optics.md'] ?? '';
		await workbench.writeDisk('Accounts/Birch Optics.md', text.replace('[ ] Order', '[x] Order'));
		await eventually(texts, order.filter((one) => !one.startsWith('Order')));
		await expect(focused()).resolves.toBe('Renew the frame contract');
	});

	it('say so where a note has changed and nothing can be told for sure', async () => {
		const { row, page, notice, workbench } = await openTasks({ write: false });
		await row('Renew').locator('.acct-tick').click();
		await expect(notice().innerText()).resolves.toContain('Accounts/Birch Optics.md');
		await eventually(() => row('Renew').locator('.acct-tick').isChecked(), false);
		expect(await workbench.readDisk('Accounts/Birch Optics.md')).toBe(files['Accounts/Birch Optics.md']);
		await page.locator('.acct-tasks').waitFor();
	});
});

describe('filters, search, groups and order', () => {
	it('narrow the list, and are kept over a restart', async () => {
		const { page, texts, groups, workbench } = await openTasks();
		await page.locator('[data-facet="accounts"]').click();
		await expect(page.locator('.acct-popover .acct-choice').allInnerTexts()).resolves.toEqual(['Alder Foods\n3', 'Birch Optics\n4']);
		await page.locator('.acct-choice', { hasText: 'Birch' }).click();
		await page.keyboard.press('Escape');
		await page.getByLabel('Group by').selectOption('account');
		await page.getByLabel('Sort by').selectOption('text');
		const wanted = ['Order two sample lenses', 'Plan the trade fair in Łódź', 'Renew the frame contract', 'Write to Birch Optics about the fair'];
		await eventually(texts, wanted);
		await eventually(groups, ['Birch Optics']);
		await expect(page.locator('.acct-tasks .acct-result-count').innerText()).resolves.toBe('4 of 8 tasks');
		await workbench.reload();
		await eventually(() => tasksOf(workbench).texts(), wanted);
		await page.getByRole('searchbox', { name: 'Search tasks' }).fill('lodz');
		await eventually(texts, ['Plan the trade fair in Łódź']);
		await page.getByRole('searchbox', { name: 'Search tasks' }).fill('zeppelin');
		await page.locator('.acct-message-title', { hasText: 'No task fits' }).waitFor();
		await page.locator('.acct-message').getByRole('button', { name: 'Clear filters' }).click();
		await eventually(async () => (await texts()).length, 7);
		// Done already, and so hidden by the usual filter.
		await page.getByRole('searchbox', { name: 'Search tasks' }).fill('pilot');
		await page.locator('.acct-message', { hasText: 'Without them one task fits.' }).waitFor();
		await page.getByRole('button', { name: 'Search without filters' }).click();
		await eventually(texts, ['Agree on the pilot']);
	});

	it('choose states, tags and days, each with the number of tasks it would show', async () => {
		const { page, texts } = await openTasks();
		const choices = () => page.locator('.acct-popover .acct-choice').allInnerTexts();
		await page.locator('[data-facet="states"]').click();
		await expect(choices()).resolves.toEqual(['Open\n5', 'Proposed\n2', 'Done\n1']);
		for (const state of ['Open', 'Proposed', 'Done']) await page.locator('.acct-choice', { hasText: state }).click();
		await eventually(texts, ['Agree on the pilot']);
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: 'Clear filters' }).click();
		await page.locator('[data-facet="tags"]').click();
		await expect(choices()).resolves.toEqual(['#phone\n1', 'No tag\n6']);
		await page.locator('.acct-choice', { hasText: 'phone' }).click();
		await eventually(texts, ['Call Ada about the ovens']);
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: 'Clear filters' }).click();
		await page.locator('[data-facet="dues"]').click();
		await expect(choices()).resolves.toEqual(['Overdue\n1', 'Within a week\n1', 'Later\n1', 'No due date\n4']);
	});

	it('sort by a heading, and turn round on the second click', async () => {
		const { page, texts } = await openTasks();
		await page.getByLabel('Group by').selectOption('');
		const heading = page.getByRole('columnheader', { name: 'Task', exact: true });
		await heading.getByRole('button').click();
		await eventually(async () => (await texts())[0], 'Ask for a second reference');
		await heading.getByRole('button').click();
		await eventually(async () => (await texts())[0], 'Write to Birch Optics about the fair');
		await expect(heading.getAttribute('aria-sort')).resolves.toBe('descending');
	});
});

describe('by keyboard', () => {
	it('moves, ticks, goes on from there, folds groups and shows the help', async () => {
		const { page, focused, texts, workbench } = await openTasks();
		await page.getByRole('searchbox', { name: 'Search tasks' }).press('ArrowDown');
		await eventually(focused, 'Send the offer');
		await page.keyboard.press('Space');
		await eventually(texts, order.slice(1));
		await eventually(focused, 'Call Ada about the ovens');
		expect(await workbench.readDisk('Accounts/Alder Foods.md')).toContain('- [x] Send the offer');
		await page.keyboard.press('ArrowUp');
		await page.keyboard.press('ArrowLeft');
		await eventually(texts, order.slice(2));
		await page.keyboard.press('ArrowRight');
		await eventually(texts, order.slice(1));
		await page.keyboard.press('?');
		await page.locator('.modal', { hasText: 'Accept a proposed task' }).waitFor();
		expect(await workbench.axe('.modal')).toEqual([]);
		await page.keyboard.press('Escape');
		await page.keyboard.press('/');
		await eventually(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Search tasks');
	});

	it('goes through the cells, and Enter does what the cell is for', async () => {
		const { page, row } = await openTasks();
		await row('Renew').focus();
		for (let cell = 0; cell < 3; cell += 1) await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Enter');
		await page.locator('.modal', { hasText: 'Set due date' }).waitFor();
		await page.keyboard.press('Escape');
		await row('Renew').focus();
		await page.keyboard.press('Enter');
		await page.locator('.view-header-title', { hasText: 'Birch Optics' }).waitFor();
	});

	it('selects a range, changes all of it as one step, and undoes all of it', async () => {
		const { page, row, texts, workbench } = await openTasks();
		await row('second reference').focus();
		await page.keyboard.press('Shift+ArrowDown');
		await page.keyboard.press('Shift+ArrowDown');
		await expect(page.locator('.acct-selection-count').innerText()).resolves.toBe('3 tasks selected');
		await page.keyboard.press('Shift+F10');
		await page.locator('.menu-item', { hasText: '3 tasks' }).waitFor();
		await page.keyboard.press('Escape');
		const accept = page.locator('.acct-selection').getByRole('button', { name: 'Accept' });
		const place = await accept.boundingBox();
		await accept.focus();
		await page.keyboard.press('Enter');
		await eventually(() => page.locator('.acct-chip', { hasText: 'Accept' }).count(), 0);
		// A second click at the same place does nothing, and the keyboard goes on in the list.
		await expect(accept.isDisabled()).resolves.toBe(true);
		await expect(accept.boundingBox()).resolves.toEqual(place);
		await expect(page.evaluate(() => document.activeElement?.closest('.acct-tasks .acct-grid') !== null)).resolves.toBe(true);
		expect(await workbench.readDisk('Accounts/Birch Optics.md')).toContain('- [ ] Plan the trade fair');
		await page.locator('.acct-selection').getByRole('button', { name: 'Mark done' }).click();
		await eventually(texts, order.filter((text) => !/^(?:Ask|Plan|Renew)/.test(text)));
		await eventually(() => page.locator('.acct-selection').isVisible(), false);
		await page.locator('.notice', { hasText: 'Done in 3 places' }).getByRole('button', { name: 'Undo' }).click();
		await eventually(texts, order);
	});
});

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
	it.each([[1400, 900], [700, 900], [320, 640]])('nothing serious is wrong for assistive technology at %i px', async (width, height) => {
		const { workbench, page, row } = await openTasks({ theme, size: { width, height } });
		await workbench.screenshot(`tasks-${theme}-${width}`);
		expect(await workbench.axe('.account-dashboard')).toEqual([]);
		await row('Renew').focus();
		await page.keyboard.press('Control+Space');
		if (width < 900) await page.getByRole('button', { name: 'Filters' }).click();
		await workbench.settle();
		await workbench.screenshot(`tasks-selected-${theme}-${width}`);
		expect(await workbench.axe('.account-dashboard')).toEqual([]);
		expect(await page.evaluate(overflow)).toEqual([]);
	});
});

/** Texts that stick out of the screen's edge. */
function overflow(): string[] {
	const frame = (document.querySelector('.account-dashboard') as HTMLElement).getBoundingClientRect();
	return [...document.querySelectorAll<HTMLElement>('.account-dashboard button, .acct-task-row .acct-name, .acct-result-count')]
		.filter((el) => el.offsetParent !== null && getComputedStyle(el).opacity !== '0' && el.closest('.acct-header') === null)
		.filter((el) => { const box = el.getBoundingClientRect(); return box.left < frame.left - 1 || box.right > frame.right + 1; })
		.map((el) => `${el.className}: ${el.textContent ?? ''}`);
}

describe('on other screens', () => {
	it('mirrors from right to left and stays inside its frame', async () => {
		const { workbench, page, row } = await openTasks();
		await workbench.run((bench) => { bench.setDirection('rtl'); });
		await workbench.settle();
		await workbench.screenshot('tasks-rtl');
		const [task, due] = await Promise.all(['.acct-cell-task', '.acct-cell-due'].map((cell) => row('Renew').locator(cell).boundingBox()));
		expect(task?.x ?? 0).toBeGreaterThan(due?.x ?? 0);
		expect(await page.evaluate(overflow)).toEqual([]);
	});

	it('cuts nothing off at 320 px, and gives headings no more room than they need', async () => {
		const { workbench, page, row } = await openTasks({ size: { width: 320, height: 700 } });
		await row('Send the offer').waitFor();
		await workbench.screenshot('tasks-320');
		const outside = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.acct-task-row')].flatMap((el) => {
			const frame = el.getBoundingClientRect();
			return [...el.querySelectorAll<HTMLElement>('.acct-name, .acct-link, .acct-chip, .acct-tag')].filter((part) => part.offsetParent !== null)
				.filter((part) => { const box = part.getBoundingClientRect(); return box.top < frame.top || box.bottom > frame.bottom; }).map((part) => part.textContent ?? '');
		}));
		expect(outside).toEqual([]);
		const [heading, task] = await Promise.all(['.acct-group', '.acct-task-row'].map((selector) => page.locator(`.acct-tasks ${selector}`).first().boundingBox()));
		expect(heading?.height).toBeLessThan(40);
		expect(task?.y).toBeCloseTo((heading?.y ?? 0) + (heading?.height ?? 0), 0);
	});

	it('keeps the focus on the heading that sorts', async () => {
		const { page, texts } = await openTasks();
		const heading = page.getByRole('columnheader', { name: 'Task' }).getByRole('button');
		await page.locator('.acct-group-picker select').first().selectOption('');
		await heading.focus();
		await page.keyboard.press('Enter');
		await eventually(texts, [...order].sort());
		await expect(heading.evaluate((el) => el === document.activeElement)).resolves.toBe(true);
	});

	it('has targets on a phone that a thumb can hit', async () => {
		const { workbench, page, row, texts } = await openTasks({ mobile: true, size: { width: 390, height: 844 } });
		await workbench.screenshot('tasks-phone');
		const small = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.acct-tasks .acct-tick-area, .acct-tasks .acct-row-button, .acct-tasks .acct-push, .acct-tasks .acct-row, .acct-tasks .clickable-icon')]
			.filter((el) => el.offsetParent !== null)
			.map((el) => ({ name: el.className, box: el.getBoundingClientRect() }))
			.filter(({ box }) => box.height < 40 || box.width < 40).map(({ name, box }) => `${name} ${box.width}×${box.height}`));
		expect(small).toEqual([]);
		await row('Renew').locator('.acct-tick-area').tap();
		await eventually(texts, order.filter((text) => !text.startsWith('Renew')));
	});

	it('tells what to do where there is no task', async () => {
		const { page, workbench } = await openTasks({ files: { 'Accounts/Elm.md': accountNote({}, '# Elm\n') } });
		await page.locator('.acct-message-title', { hasText: 'No tasks yet' }).waitFor();
		await workbench.screenshot('tasks-empty');
	});

	it('says that all is done, and shows what was finished', async () => {
		const { page, texts } = await openTasks({ files: { 'Accounts/Elm.md': accountNote({}, '# Elm\n\n- [x] Send the sheet\n') } });
		await page.locator('.acct-message-title', { hasText: 'Nothing left to do' }).waitFor();
		await page.getByRole('button', { name: 'Show finished tasks' }).click();
		await eventually(texts, ['Send the sheet']);
	});

	it('holds a note of 20,000 tasks and a task of 100 kB, with few rows in the page', async () => {
		const many = Array.from({ length: 20_000 }, (_, nth) => `- [ ] Check meter ${nth + 1} in hall ${nth % 7}\n`).join('');
		const { page, texts, workbench, row } = await openTasks({ files: { 'Accounts/Elm.md': accountNote({}, `# Elm\n\n- [ ] Long ${'word '.repeat(20_000)}\n${many}`) } });
		await eventually(() => page.locator('.acct-tasks .acct-result-count').innerText(), '20,001 tasks');
		expect(await page.locator('.acct-task-row').count()).toBeLessThan(80);
		await page.locator('.acct-tasks .acct-row').first().focus();
		await page.keyboard.press('End');
		await eventually(async () => (await texts()).at(-1), 'Check meter 20000 in hall 0');
		await row('Check meter 20000').locator('.acct-tick').click();
		await eventually(async () => (await texts()).at(-1), 'Check meter 19999 in hall 6');
		expect(await workbench.readDisk('Accounts/Elm.md')).toContain('- [x] Check meter 20000 in hall 0\n');
	});
});
