// Makes a fresh checkout ready: plain Node, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const leastNode = 20;

function readLock(file) {
	try {
		return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
	} catch {
		return null;
	}
}

/** What the lockfile asks for and node_modules does not hold; null where node_modules was never made by npm. */
export function missingPackages(folder) {
	const wanted = readLock(path.join(folder, 'package-lock.json'));
	const installed = readLock(path.join(folder, 'node_modules/.package-lock.json'));
	if (wanted === null || installed === null) return null;
	return Object.entries(wanted)
		.filter(([name, entry]) => name !== '' && !entry.optional && !entry.peer && installed[name]?.version !== entry.version)
		.map(([name]) => name);
}

function npm(args) {
	// npm tells its children where its own program is; on Windows `npm` itself is a batch file.
	const own = process.env.npm_execpath;
	const [command, first] = own?.endsWith('.js') && existsSync(own) ? [process.execPath, [own]] : ['npm', []];
	const shell = command === 'npm' && process.platform === 'win32';
	return spawnSync(command, [...first, ...args], { cwd: root, stdio: 'inherit', shell }).status === 0;
}

/** Stops with a sentence unless Node is new enough and every package of the lockfile is there. */
export function ensureInstalled() {
	if (Number(process.versions.node.split('.')[0]) < leastNode) {
		console.error(`Node ${leastNode} or newer is needed; this is ${process.version}.`);
		process.exit(1);
	}
	const missing = missingPackages(root);
	if (missing !== null && missing.length === 0) return;
	const why = missing === null ? 'nothing is installed yet' : `${missing.length} packages are missing or stale`;
	console.log(`Installing packages (${why}) …`);
	// `npm ci` empties node_modules first, so it is only for a folder that holds nothing of use.
	const done = missing === null ? npm(['ci', '--no-audit', '--no-fund']) : npm(['install', '--no-audit', '--no-fund']);
	if (done) return;
	console.error('The packages could not be installed. Is the package registry reachable? Try `npm ci` by hand.');
	process.exit(1);
}
