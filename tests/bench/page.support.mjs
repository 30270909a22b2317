// What benchmarks of screens share: the workbench's page in Chromium, and what its work costs.
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { loadavg } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { ensureChromium } from '../scripts/chromium.mjs';
import { buildWorkbench } from '../workbench/build.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const type = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.json': 'application/json' };

/** The plugin to load: a benchmark's own entry, bundled as for release, or the real main.js. */
async function pluginText(entry) {
	if (entry === null) return readFileSync(path.join(root, 'main.js'), 'utf8');
	const { outputFiles: [bundle] } = await build({
		entryPoints: [path.join(root, 'tests/bench', entry)],
		bundle: true, write: false, format: 'cjs', platform: 'browser', target: 'es2022', minify: true,
		external: ['obsidian', '@codemirror/*'], logLevel: 'error',
	});
	return bundle.text;
}

async function serve(plugin) {
	const files = {
		'/': () => readFileSync(path.join(root, 'tests/workbench/page/index.html')),
		'/plugin/main.js': () => `window.workbenchPlugin=function(require,module,exports){${plugin}\n}`,
		'/plugin/manifest.json': () => readFileSync(path.join(root, 'manifest.json')),
		'/plugin/styles.css': () => readFileSync(path.join(root, 'styles.css')),
		'/page.js': () => readFileSync(path.join(root, 'tests/workbench/.out/page.js')),
		'/page.css': () => readFileSync(path.join(root, 'tests/workbench/.out/page.css')),
	};
	const server = http.createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		response.writeHead(pathname in files ? 200 : 404, { 'content-type': type[path.extname(pathname)] ?? 'text/html' });
		response.end(files[pathname]?.());
	});
	await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
	return server;
}

/** Opens the page; `query` says which vault, as the workbench's address does. */
export async function openPage({ entry = null, query }) {
	await buildWorkbench({ plugin: entry === null });
	const server = await serve(await pluginText(entry));
	const browser = await chromium.launch({ executablePath: ensureChromium(), args: ['--no-sandbox', '--disable-gpu'] });
	const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
	page.on('pageerror', (error) => { console.error(error); process.exitCode = 1; });
	await page.goto(`http://127.0.0.1:${server.address().port}/?open=note&${query}`);
	await page.waitForSelector('body.is-ready', { timeout: 300_000 });
	const devtools = await page.context().newCDPSession(page);
	// In ticks of the thread, so that other programs on the machine do not count.
	await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
	return new BenchPage(page, devtools, async () => {
		await browser.close();
		server.close();
	});
}

class BenchPage {
	constructor(page, devtools, close) {
		Object.assign(this, { page, devtools, close });
	}

	/** Milliseconds that the main thread has worked so far. */
	async work() {
		const { metrics } = await this.devtools.send('Performance.getMetrics');
		return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
	}

	/** What is held after a collection: megabytes, nodes and listeners. */
	async memory() {
		await this.devtools.send('HeapProfiler.collectGarbage');
		const { metrics } = await this.devtools.send('Performance.getMetrics');
		const value = (name) => metrics.find((metric) => metric.name === name)?.value ?? 0;
		return { heap: value('JSHeapUsedSize') / 1e6, nodes: value('Nodes'), listeners: value('JSEventListeners') };
	}

	/** Milliseconds from doing something to the end of the frame that shows it. */
	async toPaint(action, argument) {
		return this.page.evaluate(async ([source, given]) => {
			const act = Function('given', `return (${source})(given)`);
			await new Promise((resolve) => { requestAnimationFrame(() => { setTimeout(resolve, 30); }); });
			const start = performance.now();
			await act(given);
			return new Promise((resolve) => {
				requestAnimationFrame(() => {
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = () => { resolve(performance.now() - start); };
					port2.postMessage(null);
				});
			});
		}, [action.toString(), argument]);
	}

	/** Median time to paint, and median work of the main thread in it. */
	async repeat(rounds, action, inputs, prepare = async () => undefined) {
		const times = [];
		const works = [];
		for (let round = 0; round < rounds; round += 1) {
			await prepare();
			const before = await this.work();
			times.push(await this.toPaint(action, inputs[round % inputs.length]));
			works.push(await this.work() - before);
		}
		return { paint: percentile(times, 0.5), work: percentile(works, 0.5) };
	}

	/** What each frame of a scroll costs: from its scroll event until it is painted. */
	async scroll(selector, jump) {
		return this.page.evaluate(async ([scrolled, far]) => {
			const grid = document.querySelector(scrolled);
			const costs = [];
			let begun = 0;
			window.addEventListener('scroll', () => { begun = performance.now(); }, { capture: true });
			for (let frame = 0; frame < 240; frame += 1) {
				grid.scrollTop += frame % 40 === 39 ? far : 90;
				await new Promise((resolve) => {
					requestAnimationFrame(() => {
						const { port1, port2 } = new MessageChannel();
						port1.onmessage = () => {
							if (begun > 0) costs.push(performance.now() - begun);
							begun = 0;
							resolve();
						};
						port2.postMessage(null);
					});
				});
			}
			return costs;
		}, [selector, jump]);
	}

	/** How busy the machine is, and what it needs now for a fixed piece of work: sorting 100,000 numbers, the best of eight. */
	async machine() {
		const sorting = await this.page.evaluate(() => Math.min(...Array.from({ length: 8 }, () => {
			const numbers = Array.from({ length: 100_000 }, (_, nth) => (nth * 7_919) % 100_003);
			const start = performance.now();
			numbers.sort((a, b) => a - b);
			return performance.now() - start;
		})));
		return { load: Number(loadavg()[0].toFixed(1)), machine: Number(sorting.toFixed(1)) };
	}
}

/** The value below which a share of the values lies. */
export function percentile(values, share) {
	const sorted = [...values].sort((a, b) => a - b);
	return Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(2));
}
