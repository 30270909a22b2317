/** @jest-environment jsdom */
import { Plugin, type PluginManifest } from 'obsidian';
import { createHost, type Host } from './host';

const manifest: PluginManifest = { id: 'sample', name: 'Sample', version: '1.0.0', minAppVersion: '1.13.0', description: 'A sample.', author: 'Nobody', isDesktopOnly: false };
class Sample extends Plugin {}

let host: Host;
afterEach(() => host.close());

describe('the host with a document', () => {
	it('has the globals and the element helpers of the application', async () => {
		host = await createHost();
		expect(createDiv({ cls: 'x', text: 'y' }).outerHTML).toBe('<div class="x">y</div>');
		expect(document.body.createSpan('z').className).toBe('z');
		expect([3, 1].contains(1)).toBe(true);
		expect((globalThis as { app?: unknown }).app).toBe(host.app);
	});

	it('counts and waits for timers of the document’s window, and gives them back unchanged', async () => {
		const timer = (): unknown => Reflect.get(window, 'setTimeout');
		const before = timer();
		host = await createHost();
		const plugin = await host.loadPlugin(Sample, manifest);
		let ran = false;
		window.setTimeout(() => { ran = true; }, 10);
		plugin.registerInterval(window.setInterval(() => undefined, 1000));
		await host.flush();
		expect(ran).toBe(true);
		expect(host.listenerCount()).toBe(1);
		host.unloadPlugin('sample');
		expect(host.listenerCount()).toBe(0);
		host.close();
		expect(timer()).toBe(before);
	});

	it('runs beside fake timers', async () => {
		host = await createHost({ files: { 'A.md': '[[B]]' } });
		jest.useFakeTimers();
		const seen: string[] = [];
		host.app.metadataCache.on('changed', (file) => seen.push(file.path));
		const file = host.app.vault.getFileByPath('A.md');
		if (file) await host.app.vault.modify(file, 'x');
		await host.flush();
		jest.useRealTimers();
		expect(seen).toEqual(['A.md']);
	});
});
