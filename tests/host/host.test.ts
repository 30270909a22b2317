import { Plugin, TFile, type PluginManifest } from 'obsidian';
import { createHost, type Host } from './host';

const manifest: PluginManifest = { id: 'sample', name: 'Sample', version: '1.0.0', minAppVersion: '1.13.0', description: 'A sample.', author: 'Nobody', isDesktopOnly: false };

class SamplePlugin extends Plugin {
	override onload(): void {
		this.addCommand({ id: 'say', name: 'Say', callback: () => { this.said += 1; } });
		this.registerCliHandler('sample', 'Says.', { name: { value: '<name>', description: 'Whom.' } }, (params) => `Hello ${params['name'] ?? 'nobody'}`);
		this.registerEvent(this.app.vault.on('modify', () => undefined));
	}
	said = 0;
}

let host: Host;
afterEach(() => host.close());

describe('the host', () => {
	it('starts over files, runs commands and handlers of the command line', async () => {
		host = await createHost({ files: { 'A/One.md': '# One\n[[Two]]', 'Two.md': 'two' } });
		const before = host.listenerCount();
		const plugin = await host.loadPlugin(SamplePlugin, manifest);
		expect(host.app.vault.getMarkdownFiles().map((file) => file.path)).toEqual(['A/One.md', 'Two.md']);
		expect(host.app.vault.getFileByPath('Two.md')).toBeInstanceOf(TFile);
		expect(host.app.metadataCache.resolvedLinks['A/One.md']).toEqual({ 'Two.md': 1 });
		expect(await host.cli('sample', { name: 'you' })).toBe('Hello you');
		expect(host.command('say')).toBe(true);
		expect(plugin.said).toBe(1);
		expect(host.listenerCount()).toBeGreaterThan(before);
		host.unloadPlugin('sample');
		expect(host.listenerCount()).toBe(before);
		expect(before).toBe(0);
	});
});
