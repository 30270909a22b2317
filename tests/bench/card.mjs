// `node tests/bench/run.mjs card.mjs`: the fact card over 5,000 accounts in the workbench's page, in Chromium.
// Prints one line of JSON; times in milliseconds of work, the application's own waiting before a preview left out.
import process from 'node:process';
import { openPage, percentile } from './page.support.mjs';

const accounts = Number(process.argv[2] ?? 5_000);
const hovers = Number(process.env.HOVERS ?? 10_000);
const bench = await openPage({ query: `vault=generated&fresh&accounts=${accounts}` });
const { page } = bench;
await page.evaluate(async () => {
	// The command line waits until every note has been read.
	await window.workbench.cli('account-dashboard');
	await window.workbench.settle();
	const { app } = window.workbench;
	// The application has its links at hand; the test host works them out when first asked.
	Object.keys(app.metadataCache.resolvedLinks);
	const targetEl = document.body.createEl('a', { text: 'a link' });
	// The pointer rests on the link for all that the page can see.
	targetEl.matches = () => true;
	const timeouts = [];
	const { setTimeout: later } = window;
	const hover = (linktext) => {
		const started = performance.now();
		app.workspace.trigger('hover-link', { event: new MouseEvent('mouseover'), source: 'account-dashboard', hoverParent: { hoverPopover: null }, targetEl, linktext, sourcePath: '' });
		return performance.now() - started;
	};
	const paths = app.vault.getMarkdownFiles().map(({ path }) => path);
	// Escape keeps the card away for a moment: the clock is put on instead of waiting.
	const { now } = performance;
	performance.now = () => now.call(performance) + window.bench.shift;
	Object.assign(window, { bench: {
		shift: 0,
		accounts: paths.filter((path) => app.metadataCache.getCache(path)?.frontmatter?.type === 'customer'),
		others: paths.filter((path) => app.metadataCache.getCache(path)?.frontmatter?.type !== 'customer'),
		hover,
		/** Hovers with timers at once; the milliseconds of all work until the card is drawn and laid out. */
		async card(linktext) {
			timeouts.length = 0;
			window.setTimeout = (callback) => timeouts.push(callback);
			let spent = hover(linktext);
			for (let round = 0; round < 40 && document.querySelector('.acct-card') === null; round += 1) {
				const due = timeouts.splice(0);
				const started = performance.now();
				for (const callback of due) callback();
				document.querySelector('.acct-card')?.getBoundingClientRect();
				spent += performance.now() - started;
			}
			window.setTimeout = later;
			const isDrawn = document.querySelector('.acct-card') !== null;
			document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
			// The pointer goes on, so that Page preview no longer waits for Ctrl.
			document.body.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
			return isDrawn ? spent : null;
		},
	} });
});
const count = await page.evaluate(() => window.bench.accounts.length);
const run = (from, to) => page.evaluate(async ([first, last]) => {
	const times = [];
	for (let nth = first; nth < last; nth += 1) {
		window.bench.shift += 5_000;
		times.push(await window.bench.card(window.bench.accounts[(nth * 37) % window.bench.accounts.length]));
		if (nth % 50 === 0) await new Promise((resolve) => { requestAnimationFrame(resolve); });
	}
	return times;
}, [from, to]);
// In the first half every account is seen; what grows in the second half would grow for ever.
const warm = await run(0, hovers / 2);
const before = await bench.memory();
const times = await run(hovers / 2, hovers);
const after = await bench.memory();
const misses = await page.evaluate(() => Array.from({ length: 2_000 }, (_, nth) => window.bench.hover(nth % 2 === 0 ? `Nobody ${nth}` : window.bench.others[nth % window.bench.others.length])));
const drawn = times.filter((time) => time !== null);
const machine = await bench.machine();
/** Listeners of the application that stay when the plugin goes, after all those cards and after none. */
const listenersLeft = await page.evaluate(async () => {
	const count = () => window.workbench.host.inner.eventSources.flatMap((source) => Object.values(source._)).reduce((sum, refs) => sum + refs.length, 0);
	window.workbench.disablePlugin();
	const used = count();
	await window.workbench.enablePlugin();
	window.workbench.disablePlugin();
	return used - count();
});
await bench.close();
console.log(JSON.stringify({
	bench: 'card', accounts: count, ...machine, hovers, notDrawn: times.length - drawn.length, firstMs: warm[0],
	// The first half, in which most accounts are seen for the first time, and the second.
	newMedianMs: percentile(warm.filter((time) => time !== null), 0.5), newP95Ms: percentile(warm.filter((time) => time !== null), 0.95), medianMs: percentile(drawn, 0.5), p95Ms: percentile(drawn, 0.95),
	missMedianMs: percentile(misses, 0.5), missP95Ms: percentile(misses, 0.95),
	heapGrowthMB: Number((after.heap - before.heap).toFixed(2)), nodeGrowth: after.nodes - before.nodes, listenerGrowth: after.listeners - before.listeners, listenersLeft,
	must: { p95Ms: 16, missMedianMs: 0.1 },
}));
