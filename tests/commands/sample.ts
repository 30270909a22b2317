import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../manifest.json';
import AccountDashboard from '../../main';
import { createHost, type Host, type HostOptions } from '../host/host';

const root = path.resolve(__dirname, '../vaults/sample');

/** The sample vault, file by file. */
export const sampleFiles: Readonly<Record<string, string>> = Object.fromEntries(
	readdirSync(root, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.join(entry.parentPath, entry.name))
		.sort()
		.map((file) => [path.relative(root, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]),
);

/** The day on which the sample vault's story is told. */
export const sampleDay = '2026-11-20';

/** The application with the plugin switched on, over some files; the sample vault where none are given. */
export function startHost(files: Readonly<Record<string, string | Uint8Array>> = sampleFiles, options: Omit<HostOptions, 'files' | 'plugins'> = {}): Promise<Host> {
	return createHost({ today: sampleDay, ...options, files, plugins: [{ type: AccountDashboard, manifest }] });
}
