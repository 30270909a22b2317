// `npm start`: installs what is missing, builds, serves the workbench and opens it.
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { defaultPort, parseArgs, usage } from './args.mjs';
import { ensureInstalled, root } from './install.mjs';

function fail(message) {
	console.error(message);
	process.exit(1);
}

function readArgs() {
	try {
		return parseArgs(process.argv.slice(2));
	} catch (error) {
		return fail(`${error.message}\n\n${usage}`);
	}
}

// Best effort: where there is no browser to open, the printed address is enough.
function openBrowser(address) {
	const [command, args] = process.platform === 'darwin' ? ['open', [address]]
		: process.platform === 'win32' ? ['cmd', ['/c', 'start', '', address]]
		: ['xdg-open', [address]];
	if (process.platform === 'linux' && process.env.DISPLAY === undefined && process.env.WAYLAND_DISPLAY === undefined) return;
	const child = spawn(command, args, { stdio: 'ignore', detached: true });
	child.on('error', () => undefined);
	child.unref();
}

const options = readArgs();
if (options.help) {
	console.log(usage);
	process.exit(0);
}
ensureInstalled();
// Both need what was installed just now, so they are loaded only here.
const { buildWorkbench } = await import('../workbench/build.mjs');
await buildWorkbench().catch((error) => fail(`The build failed: ${error.message}`));
const { serveVault } = await import('../workbench/.out/server.mjs');

const served = await serveVault({
	root,
	vault: options.vault === null ? null : path.resolve(process.env.INIT_CWD ?? process.cwd(), options.vault),
	write: options.write,
	port: options.port ?? defaultPort,
	anyPort: options.port === null,
}).catch((error) => fail(error.message));

console.log(`\n  Account Dashboard workbench\n  ${served.address}\n\n  Vault: ${served.description}\n  Stop with Ctrl+C.\n`);
for (const problem of served.problems) console.log(`  Left out: ${problem.path}: ${problem.message}`);
if (options.open) openBrowser(served.address);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void served.close().finally(() => process.exit(0)));
