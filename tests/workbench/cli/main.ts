/** The plugin's command line over a folder, in Node: what `npm run cli` runs. Nothing is written to the folder. */
import * as fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import type { PluginManifest } from 'obsidian';
import { Disk } from '../../host/disk/disk';
import type { Content } from '../../host/disk/content';
import { createHost, type PluginClass } from '../../host/host';
import * as obsidian from '../../host/obsidian';
import { VaultFolder } from '../server/vault-folder';
import { noCommand } from './no-command';

const wanted = /\.(?:md|canvas|base|json)$/i;
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function contentOf(bytes: Uint8Array): Content {
	try {
		return strict.decode(bytes);
	} catch {
		return bytes;
	}
}

async function readVault(folder: string): Promise<{ readonly disk: Disk; readonly problems: readonly string[] }> {
	const vault = await VaultFolder.open(folder, false);
	const { entries, problems } = await vault.list();
	const disk = new Disk();
	const left = problems.map(({ path: at, message }) => `${at}: ${message}`);
	for (const entry of entries) {
		if (entry.type === 'folder') disk.mkdir(entry.path);
		else if (wanted.test(entry.path)) {
			try {
				disk.write(entry.path, contentOf((await vault.read(entry.path)).bytes), { ctime: entry.ctime, mtime: Math.round(entry.mtime) });
			} catch (error) {
				left.push(`${entry.path}: ${error instanceof Error ? error.message : String(error)}`);
			}
		} else disk.write(entry.path, new Uint8Array());
	}
	return { disk, problems: left };
}

async function loadClass(root: string): Promise<PluginClass> {
	const text = await fs.readFile(path.join(root, 'main.js'), 'utf8');
	const require = createRequire(path.join(root, 'package.json'));
	const module = { exports: {} as { default?: PluginClass } };
	// The frame that Node puts around every CommonJS file, with the host in place of the application.
	const wrapped = compileFunction(text, ['require', 'module', 'exports'], { filename: 'main.js' }) as (load: (name: string) => unknown, own: unknown, exports: unknown) => void;
	wrapped((name) => (name === 'obsidian' ? obsidian : require(name) as unknown), module, module.exports);
	if (module.exports.default === undefined) throw new Error('main.js exports no plugin. Build it with npm run build.');
	return module.exports.default;
}

/** What to run, and over what. */
export interface CliRun {
	readonly root: string;
	readonly vault: string;
	readonly today: string | null;
	readonly command: string;
	readonly flags: Readonly<Record<string, string>>;
}

/** What a command answered, what of the folder could not be read, and whether it has changed the copy in memory. */
export interface CliAnswer {
	readonly text: string;
	readonly problems: readonly string[];
	readonly hasWritten: boolean;
}

/** Runs one command over a copy of the vault in memory. */
export async function runCli({ root, vault, today, command, flags }: CliRun): Promise<CliAnswer> {
	const { disk, problems } = await readVault(vault);
	const manifest = JSON.parse(await fs.readFile(path.join(root, 'manifest.json'), 'utf8')) as PluginManifest;
	let hasWritten = false;
	const host = await createHost({
		disk,
		onWrite: (step) => {
			hasWritten ||= step.kind !== 'local-storage' && !step.path.startsWith('.obsidian/');
			return undefined;
		},
		...today === null ? {} : { today }, plugins: [{ type: await loadClass(root), manifest }],
	});
	try {
		if (command === '') {
			const list = [...host.inner.registries.cli].map(([name, { description }]) => `${name}\n    ${description}`);
			return { text: list.join('\n'), problems, hasWritten };
		}
		if (!host.inner.registries.cli.has(command)) throw new Error(noCommand(command, [...host.inner.registries.cli.keys()]));
		const text = await host.cli(command, flags);
		return { text, problems, hasWritten };
	} finally {
		host.close();
	}
}
