// Finds a Chromium for the browser tests, or gets one.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { root } from './install.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'msedge'];

const windowsPlaces = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
	.map((name) => process.env[name])
	.filter((folder) => folder !== undefined)
	.flatMap((folder) => [path.join(folder, 'Google/Chrome/Application/chrome.exe'), path.join(folder, 'Microsoft/Edge/Application/msedge.exe')]);

const macPlaces = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);

function runnable(file) {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

function onPath(name) {
	const folders = (process.env.PATH ?? '').split(path.delimiter);
	return folders.map((folder) => path.join(folder, name)).find(runnable) ?? null;
}

// A distribution may put a script of that name on the PATH that only says how to install it.
function answers(file) {
	return process.platform === 'win32' || spawnSync(file, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0;
}

function playwrightsOwn() {
	try {
		const file = createRequire(path.join(root, 'package.json'))('playwright-core').chromium.executablePath();
		return existsSync(file) ? file : null;
	} catch {
		return null;
	}
}

/** An installed Chromium, Chrome or Edge, or null. */
export function findChromium() {
	const chosen = process.env.CHROME_PATH;
	if (chosen !== undefined && chosen !== '') {
		if (runnable(chosen) && answers(chosen)) return chosen;
		throw new Error(`CHROME_PATH is set to ${chosen}, which does not run.`);
	}
	const places = process.platform === 'win32' ? windowsPlaces : process.platform === 'darwin' ? macPlaces : [];
	const found = [...names.map(onPath), ...places].filter((file) => file !== null && existsSync(file)).find(answers);
	return found ?? playwrightsOwn();
}

function run(command, args) {
	return spawnSync(command, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

function byApt() {
	if (process.platform !== 'linux' || onPath('apt-get') === null) return false;
	const isRoot = process.getuid?.() === 0;
	if (!isRoot && (onPath('sudo') === null || spawnSync('sudo', ['-n', 'true']).status !== 0)) return false;
	console.log('Installing Chromium with apt-get …');
	const [command, first] = isRoot ? ['apt-get', []] : ['sudo', ['-n', 'apt-get']];
	run(command, [...first, 'update']);
	return run(command, [...first, 'install', '-y', '--no-install-recommends', 'chromium']);
}

function byPlaywright() {
	console.log('Downloading Chromium with Playwright …');
	return run(process.execPath, [path.join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium']);
}

/** A Chromium that runs; installs one where that is possible, else throws a sentence that says what to do. */
export function ensureChromium() {
	const found = findChromium();
	if (found !== null) return found;
	for (const get of [byApt, byPlaywright]) {
		const now = get() ? findChromium() : null;
		if (now !== null) return now;
	}
	throw new Error('No Chromium was found and none could be installed. Install Chromium, Chrome or Edge, or set CHROME_PATH to one, and run `npm test` again.');
}
