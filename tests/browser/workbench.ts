/** What browser tests drive: the workbench in a real browser, over a vault of the test's own. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import type { Workbench } from '../workbench/page/workbench';
import { serveVault, type Served } from '../workbench/server/serve';

const root = path.resolve(__dirname, '../..');
const pictures = path.join(root, 'tests/workbench/.out/pictures');
const ready = 60_000;
/** Milliseconds; a pointer that rests for 300 on a link wants to see its preview. */
const shortestRest = 250;

/** What to open, and how. */
export interface OpenOptions {
	/** Files of the vault by path; without them the sample vault is copied. */
	readonly files?: Readonly<Record<string, string | Uint8Array>>;
	/** A vault in memory instead of on disk: nothing in it, or made up with so many accounts. */
	readonly virtual?: 'empty' | { readonly accounts: number };
	/** A folder that is there already. */
	readonly folder?: string;
	/** False opens the vault read-only. */
	readonly write?: boolean;
	readonly theme?: 'light' | 'dark';
	readonly size?: { readonly width: number; readonly height: number };
	readonly mobile?: boolean;
	/** The day at which the clock stands, `YYYY-MM-DD`. */
	readonly today?: string;
	readonly timezone?: string;
	/** What a vault shows that was never open before: a note, as most tests want it, or what a person sees. */
	readonly begin?: 'note' | 'dashboard';
	/** Errors on the page that the test expects. */
	readonly allowErrors?: boolean;
}

let browser: Browser | null = null;
const opened = new Set<BrowserWorkbench>();

async function theBrowser(): Promise<Browser> {
	browser ??= await chromium.launch({
		...process.env['CHROME_PATH'] === undefined ? {} : { executablePath: process.env['CHROME_PATH'] },
		args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
	});
	return browser;
}

/** A vault of its own on disk, for one test. */
async function makeFolder(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
	const folder = path.join(await mkdtemp(path.join(os.tmpdir(), 'browser-test-')), 'Vault');
	await mkdir(folder);
	for (const [name, content] of Object.entries(files)) {
		const file = path.join(folder, name);
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, content);
	}
	return folder;
}

/** An open workbench. */
export class BrowserWorkbench {
	readonly errors: string[] = [];

	constructor(readonly page: Page, readonly context: BrowserContext, readonly served: Served, private readonly ownFolder: string | null, private readonly allowErrors: boolean) {
		page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message));
		page.on('console', (message) => {
			// A refusal of the server is an answer that the page reads; the browser logs it all the same.
			const refusal = message.text().startsWith('Failed to load resource') && message.location().url.includes('/vault/');
			if (message.type() === 'error' && !refusal) this.errors.push(message.text());
		});
	}

	/** Runs something on the page with `window.workbench`. */
	async run<T, A>(work: (workbench: Workbench, argument: A) => T | Promise<T>, argument?: A): Promise<T> {
		const given = argument === undefined ? 'undefined' : JSON.stringify(argument);
		return await this.page.evaluate<T>(`(${work.toString()})(window.workbench, ${given})`);
	}

	/** Waits until nothing more happens by itself. */
	async settle(): Promise<void> {
		await this.run((workbench) => workbench.settle());
	}

	async openNote(note: string, options: { mode?: 'source' | 'preview'; source?: boolean; newLeaf?: 'tab' | 'split' | 'window' | boolean } = {}): Promise<void> {
		await this.run((workbench, [name, how]) => workbench.openNote(name, how), [note, options] as const);
	}

	/** Runs a command of the palette as a person does. */
	async palette(name: string): Promise<void> {
		await this.page.keyboard.press('ControlOrMeta+p');
		await this.page.locator('.prompt-input').fill(name);
		await this.page.locator('.prompt-results .suggestion-item').first().click();
	}

	/** A file of the vault as it is on disk. */
	async readDisk(name: string): Promise<string> {
		await this.settle();
		return readFile(path.join(this.served.folder, name), 'utf8');
	}

	/** Another program writes a file of the vault. */
	async writeDisk(name: string, content: string | Uint8Array): Promise<void> {
		const file = path.join(this.served.folder, name);
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, content);
	}

	/**
	 * Moves the pointer over links, and on to `end` where one is given, without
	 * resting before the last place. A busy machine may let it rest, and what
	 * opens then is right: the page tells, and the pass begins again, each time
	 * with `begin`.
	 */
	async sweep(links: Locator, { end, begin }: { readonly end?: { readonly x: number; readonly y: number }; readonly begin?: () => Promise<unknown> } = {}): Promise<void> {
		const boxes = await Promise.all((await links.all()).map((link) => link.boundingBox()));
		const places = boxes.flatMap((box) => box ? [{ x: box.x + Math.min(box.width / 2, 5), y: box.y + box.height / 2 }] : []);
		if (end) places.push(end);
		await this.page.evaluate(() => {
			const times: number[] = [];
			Object.assign(window, { sweepTimes: times });
			document.addEventListener('mousemove', () => { times.push(performance.now()); }, { capture: true });
		});
		for (let attempt = 0; attempt < 20; attempt++) {
			await this.page.mouse.move(2, 2);
			await this.page.locator('.hover-popover').waitFor({ state: 'detached' });
			await this.page.evaluate(() => { (window as unknown as { sweepTimes: number[] }).sweepTimes.length = 0; });
			await begin?.();
			for (const { x, y } of places) await this.page.mouse.move(x, y);
			const rest = await this.page.evaluate(() => {
				const times = (window as unknown as { sweepTimes: number[] }).sweepTimes;
				return times.reduce((longest, time, nth) => Math.max(longest, time - (times[nth - 1] ?? time)), 0);
			});
			if (rest < shortestRest) return;
		}
		throw new Error('this machine is too busy for a quick pass of the pointer');
	}

	/** A picture of the page, to be looked at; nothing is compared. */
	async screenshot(name: string, page: Page = this.page): Promise<string> {
		await mkdir(pictures, { recursive: true });
		const file = path.join(pictures, `${name}.png`);
		await page.screenshot({ path: file });
		return file;
	}

	/** What axe finds wrong in a part of the page, serious or worse, in words. Colours that the theme alone gives (main buttons, notes as drawn, links that lead nowhere) are its own. */
	async axe(selector = 'body', page: Page = this.page): Promise<string[]> {
		if (!await page.evaluate(() => 'axe' in window)) {
			// The page's policy allows only its own scripts, so it is evaluated by the browser's debugger.
			await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
		}
		return page.evaluate(async (inside) => {
			const axe = Reflect.get(window, 'axe') as { run(context: unknown, options: unknown): Promise<{ violations: { id: string; impact: string; help: string; nodes: { html: string; failureSummary?: string }[] }[] }> };
			const { violations } = await axe.run({ include: inside, exclude: ['button.mod-cta', '.markdown-rendered', '.is-unresolved'] }, { resultTypes: ['violations'] });
			return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
				.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`));
		}, selector);
	}

	/** Loads the page again, as a restart of the application. */
	async reload(): Promise<void> {
		await this.settle();
		await this.page.reload();
		await this.whenReady();
	}

	async whenReady(): Promise<void> {
		await this.page.waitForSelector('body.is-ready, .workbench-failure', { timeout: ready });
		const failure = await this.page.locator('.workbench-failure').textContent({ timeout: 100 }).catch(() => null);
		if (failure !== null) throw new Error(failure);
	}

	/** Closes everything; throws where the page had errors that the test did not expect. */
	async close(): Promise<void> {
		opened.delete(this);
		const inside = await this.run((workbench) => workbench.takeErrors()).catch(() => []);
		await this.context.close();
		await this.served.close();
		if (this.ownFolder !== null) await rm(path.dirname(this.ownFolder), { recursive: true, force: true });
		const errors = [...this.errors, ...inside];
		if (errors.length > 0 && !this.allowErrors) throw new Error(`The page had errors:\n${errors.join('\n')}`);
	}
}

/** Waits up to twenty seconds, for busy machines, until something is as expected; fails with the difference. */
export async function eventually<T>(get: () => T | Promise<T>, expected: unknown): Promise<void> {
	const deadline = Date.now() + 20_000;
	for (;;) {
		const value = await get();
		try {
			expect(value).toEqual(expected);
			return;
		} catch (error) {
			if (Date.now() > deadline) throw error;
		}
		await new Promise((resolve) => { setTimeout(resolve, 50); });
	}
}

function queryOf({ virtual, theme = 'light', mobile, today, begin = 'note' }: OpenOptions): string {
	const query = new URLSearchParams({ theme, ...begin === 'note' ? { open: 'note' } : {} });
	if (virtual === 'empty') query.set('vault', 'empty');
	else if (virtual !== undefined) {
		query.set('vault', 'generated');
		query.set('accounts', String(virtual.accounts));
	}
	if (mobile === true) query.set('mobile', '1');
	if (today !== undefined) query.set('today', today);
	return query.toString();
}

/** Opens the workbench in a browser of its own. It is closed after the test, which fails where the page had errors. */
export async function openWorkbench(options: OpenOptions = {}): Promise<BrowserWorkbench> {
	const ownFolder = options.files === undefined ? null : await makeFolder(options.files);
	const vault = ownFolder ?? options.folder ?? null;
	const served = await serveVault({ root, vault, write: options.write ?? true, port: 0, anyPort: false });
	const context = await (await theBrowser()).newContext({
		viewport: options.size ?? { width: 1280, height: 800 },
		timezoneId: options.timezone ?? 'Europe/Berlin',
		locale: 'en-GB',
		...options.mobile === true ? { hasTouch: true, isMobile: true } : {},
	});
	const page = await context.newPage();
	const workbench = new BrowserWorkbench(page, context, served, ownFolder, options.allowErrors ?? false);
	opened.add(workbench);
	await page.goto(`${served.address}?${queryOf(options)}`);
	await workbench.whenReady();
	return workbench;
}

afterEach(async () => {
	const failures: unknown[] = [];
	for (const workbench of [...opened]) await workbench.close().catch((error: unknown) => failures.push(error));
	if (failures.length > 0) throw failures[0];
});

afterAll(async () => {
	await browser?.close();
	browser = null;
});
