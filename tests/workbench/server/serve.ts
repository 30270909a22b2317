import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { Refusal } from './errors';
import { createLocalServer, listen, type Handler } from './http';
import { VaultApi } from './vault-api';
import { VaultFolder, type FolderProblem } from './vault-folder';

/** What to serve. `vault` null is a copy of the sample vault. */
export interface ServeOptions {
	/** The folder of the project. */
	readonly root: string;
	readonly vault: string | null;
	readonly write: boolean;
	readonly port: number;
	/** Takes the next free port where this one is taken. */
	readonly anyPort: boolean;
}

/** A workbench that is being served. */
export interface Served {
	readonly address: string;
	readonly folder: string;
	readonly description: string;
	readonly problems: readonly FolderProblem[];
	close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json; charset=utf-8',
	'.map': 'application/json; charset=utf-8',
};

// The editor puts its styles into the page; nothing else comes from anywhere but this server.
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

async function sendStatic(response: ServerResponse, file: string, prefix = '', suffix = ''): Promise<void> {
	const bytes = await fs.readFile(file).catch(() => {
		throw new Refusal('not-found', `${path.basename(file)} is missing. Build first: npm run build`);
	});
	response.writeHead(200, { 'content-type': types[path.extname(file)] ?? 'application/octet-stream', 'content-security-policy': policy });
	response.end(prefix === '' ? bytes : Buffer.concat([Buffer.from(prefix), bytes, Buffer.from(suffix)]));
}

// The plugin is CommonJS. As a script with a frame around it, it runs without `eval`.
const frame = ['window.workbenchPlugin = function (require, module, exports) {\n', '\n};\n'] as const;

function statics(root: string): Handler {
	const out = path.join(root, 'tests/workbench/.out');
	const files: Readonly<Record<string, readonly [file: string, prefix?: string, suffix?: string]>> = {
		'/': [path.join(root, 'tests/workbench/page/index.html')],
		'/page.js': [path.join(out, 'page.js')],
		'/page.css': [path.join(out, 'page.css')],
		'/plugin/main.js': [path.join(root, 'main.js'), ...frame],
		'/plugin/manifest.json': [path.join(root, 'manifest.json')],
		'/plugin/styles.css': [path.join(root, 'styles.css')],
	};
	return async (request, response, url) => {
		const found = files[url.pathname];
		if (found === undefined || request.method !== 'GET') return false;
		await sendStatic(response, ...found);
		return true;
	};
}

async function copySample(root: string): Promise<string> {
	const target = await fs.mkdtemp(path.join(os.tmpdir(), 'account-dashboard-'));
	const vault = path.join(target, 'Sample vault');
	await fs.cp(path.join(root, 'tests/vaults/sample'), vault, { recursive: true });
	return vault;
}

// The sample vault tells of one day, and is always opened on it.
async function sampleDay(root: string): Promise<string | null> {
	const text = await fs.readFile(path.join(root, 'tests/vaults/sample.json'), 'utf8').catch(() => '{}');
	const { today } = JSON.parse(text) as { today?: unknown };
	return typeof today === 'string' ? today : null;
}

/** Serves a vault to the workbench's page. Throws a sentence where that cannot be. */
export async function serveVault({ root, vault, write, port, anyPort }: ServeOptions): Promise<Served> {
	const isSample = vault === null;
	const folder = await VaultFolder.open(vault ?? await copySample(root), isSample || write);
	const name = path.basename(folder.root);
	// A copy is new each time; a folder of one's own keeps its layout in the browser.
	const id = isSample ? `sample-${randomBytes(4).toString('hex')}` : createHash('sha256').update(folder.root).digest('hex').slice(0, 16);
	const api = new VaultApi(folder, { name, writable: folder.writable, id, today: isSample ? await sampleDay(root) : null });
	const { problems } = await folder.list();
	await api.start();
	const server = createLocalServer([statics(root), api.handle]);
	const actual = await listen(server, port, anyPort).catch((error: unknown) => {
		api.close();
		throw error;
	});
	const mode = isSample ? 'a copy of the sample vault; changes are thrown away' : folder.writable ? 'changes are written to it' : 'read-only; add --write to allow changes';
	return {
		address: `http://127.0.0.1:${actual}/`,
		folder: folder.root,
		description: isSample ? mode : `${folder.root} (${mode})`,
		problems,
		async close() {
			api.close();
			server.closeAllConnections();
			await new Promise((resolve) => { server.close(resolve); });
			if (isSample) await fs.rm(path.dirname(folder.root), { recursive: true, force: true });
		},
	};
}
