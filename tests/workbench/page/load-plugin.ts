import * as commands from '@codemirror/commands';
import * as language from '@codemirror/language';
import * as state from '@codemirror/state';
import * as view from '@codemirror/view';
import type { PluginManifest } from 'obsidian';
import * as obsidian from '../../host/obsidian';
import type { PluginClass } from '../../host/host';
import { ask } from './network';

const modules: Readonly<Record<string, unknown>> = {
	obsidian,
	'@codemirror/commands': commands,
	'@codemirror/language': language,
	'@codemirror/state': state,
	'@codemirror/view': view,
};

type Bundle = (require: (name: string) => unknown, module: { exports: unknown }, exports: unknown) => void;

/** The built plugin: its class, from `main.js` as it would be released, and its manifest. */
export async function loadPlugin(): Promise<{ readonly type: PluginClass; readonly manifest: PluginManifest }> {
	const bundle = Reflect.get(window, 'workbenchPlugin') as Bundle | undefined;
	if (bundle === undefined) throw new Error('main.js is missing. Build it with npm run build.');
	const manifest = await (await ask('GET', '/plugin/manifest.json')).json() as PluginManifest;
	const module = { exports: {} as unknown };
	bundle((name) => {
		if (Object.hasOwn(modules, name)) return modules[name];
		throw new Error(`The plugin asks for the module "${name}", which the application does not give.`);
	}, module, module.exports);
	const exported = module.exports as { default?: PluginClass };
	return { type: exported.default ?? module.exports as PluginClass, manifest };
}
