import * as fs from 'node:fs/promises';
import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { serveVault, type Served } from './server/serve';

const root = path.resolve(__dirname, '../..');
let folder: string;
let served: Served | null = null;

interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

function ask(method: string, at: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
	const url = new URL(at, served?.address);
	return new Promise((resolve, reject) => {
		const call = request({ method, host: '127.0.0.1', port: url.port, path: url.pathname + url.search, headers }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (part: string) => { text += part; });
			response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
		});
		call.on('error', reject);
		call.end(body);
	});
}

const own = { 'x-workbench': 'test' };

beforeEach(async () => {
	folder = await fs.mkdtemp(path.join(os.tmpdir(), 'serve-'));
	await fs.writeFile(path.join(folder, 'A.md'), 'one');
});

afterEach(async () => {
	await served?.close();
	served = null;
	await fs.rm(folder, { recursive: true, force: true });
});

async function serve(write = true): Promise<Served> {
	served = await serveVault({ root, vault: folder, write, port: 0, anyPort: false });
	return served;
}

describe('who may speak with the server', () => {
	it.each([
		['another host name', { host: 'evil.example' }],
		['another port', { host: '127.0.0.1:1' }],
		['a page of another origin', { origin: 'https://evil.example' }],
		['a page without an origin', { origin: 'null' }],
		['a picture or script on another site', { 'sec-fetch-site': 'cross-site' }],
	])('refuses %s', async (_name, headers) => {
		await serve();
		const answer = await ask('GET', '/vault/all', { ...own, ...headers });
		expect(answer.status).toBe(403);
		expect(answer.body).not.toContain('one');
	});

	it('refuses to give or take files without the page\'s own header', async () => {
		await serve();
		expect((await ask('GET', '/vault/file?path=A.md')).status).toBe(403);
		expect((await ask('PUT', '/vault/file?path=A.md', {}, 'two')).status).toBe(403);
		await expect(fs.readFile(path.join(folder, 'A.md'), 'utf8')).resolves.toBe('one');
	});

	it('sends a policy under which the page loads nothing from elsewhere', async () => {
		await serve();
		const { headers } = await ask('GET', '/');
		expect(headers['content-security-policy']).toContain("default-src 'self'");
		expect(headers['content-security-policy']).not.toContain('unsafe-eval');
	});
});

describe('files', () => {
	it('gives everything at once, sizes first, then the bytes', async () => {
		await fs.writeFile(path.join(folder, 'B.md'), 'two!');
		await serve();
		const { body } = await ask('GET', '/vault/all', own);
		const end = body.indexOf('\n');
		const head = JSON.parse(body.slice(0, end)) as { entries: { path: string }[]; sizes: number[] };
		expect(head.entries.map((entry) => entry.path)).toEqual(['A.md', 'B.md']);
		expect(head.sizes).toEqual([3, 4]);
		expect(body.slice(end + 1)).toBe('onetwo!');
	});

	it('writes, refuses an old version, and leaves the newer text', async () => {
		await serve();
		const first = JSON.parse((await ask('PUT', '/vault/file?path=A.md', own, 'two')).body) as { version: string };
		await fs.writeFile(path.join(folder, 'A.md'), 'by somebody else');
		const second = await ask('PUT', `/vault/file?path=A.md&version=${first.version}`, own, 'three');
		expect(second.status).toBe(412);
		await expect(fs.readFile(path.join(folder, 'A.md'), 'utf8')).resolves.toBe('by somebody else');
	});

	it('answers with a sentence where the vault is read-only', async () => {
		await serve(false);
		const answer = await ask('POST', '/vault/change', own, JSON.stringify({ kind: 'remove', path: 'A.md' }));
		expect(answer.status).toBe(403);
		expect((JSON.parse(answer.body) as { message: string }).message).toContain('Start with --write to allow changes.');
	});

	it('tells the page what another program did', async () => {
		await serve();
		const told = new Promise<string>((resolve, reject) => {
			const url = new URL('/vault/events', served?.address);
			request({ host: '127.0.0.1', port: url.port, path: url.pathname }, (response) => {
				let text = '';
				response.setEncoding('utf8');
				response.on('data', (part: string) => {
					text += part;
					if (text.includes('data:')) resolve(text);
				});
			}).on('error', reject).end();
		});
		await new Promise((resolve) => { setTimeout(resolve, 100); });
		await fs.writeFile(path.join(folder, 'C.md'), 'new');
		expect(await told).toContain('"kind":"created","entry":{"path":"C.md"');
	});
});

describe('the port', () => {
	it('says which one is taken, and how to choose another', async () => {
		const other = createServer();
		await new Promise<void>((resolve) => { other.listen(0, '127.0.0.1', resolve); });
		const { port } = other.address() as AddressInfo;
		await expect(serveVault({ root, vault: folder, write: false, port, anyPort: false })).rejects.toThrow(`Port ${port} is taken by another program. Choose another: npm start -- --port ${port + 1}`);
		served = await serveVault({ root, vault: folder, write: false, port, anyPort: true });
		expect(Number(new URL(served.address).port)).toBeGreaterThan(port);
		other.close();
	});
});

describe('the sample vault', () => {
	it('is a copy that is thrown away', async () => {
		served = await serveVault({ root, vault: null, write: false, port: 0, anyPort: false });
		const copy = served.folder;
		expect(copy).not.toContain('tests');
		expect((await ask('PUT', '/vault/file?path=New.md', own, 'x')).status).toBe(200);
		await served.close();
		served = null;
		await expect(fs.access(copy)).rejects.toThrow();
		await expect(fs.access(path.join(root, 'tests/vaults/sample/New.md'))).rejects.toThrow();
	});
});
