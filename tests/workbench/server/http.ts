import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Refusal, systemCode, systemMessage } from './errors';

/** Answers one request; false where it is not for this handler. */
export type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

const largestBody = 256 * 1024 * 1024;

/** The header that every request of the page to the vault carries; no other site can send it unasked. */
export const ownHeader = 'x-workbench';

// Only this page may speak with the server: a name that leads to 127.0.0.1, and a page of another origin, may not.
function checkCaller(request: IncomingMessage, port: number): void {
	const allowed = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
	if (!allowed.has(request.headers.host ?? '')) throw new Refusal('forbidden', 'This server answers to 127.0.0.1 only.');
	const { origin } = request.headers;
	if (origin !== undefined && !allowed.has(origin.replace(/^http:\/\//, ''))) throw new Refusal('forbidden', 'Requests of other sites are refused.');
	const site = request.headers['sec-fetch-site'];
	if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('forbidden', 'Requests of other sites are refused.');
}

/** The body of a request. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of request as AsyncIterable<Buffer>) {
		size += part.length;
		if (size > largestBody) throw new Refusal('bad-request', 'The file is too large for the workbench.');
		parts.push(part);
	}
	return Buffer.concat(parts);
}

/** Answers with JSON. */
export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
	const body = JSON.stringify(value);
	response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
	response.end(body);
}

function sendError(response: ServerResponse, error: unknown): void {
	const refusal = error instanceof Refusal ? error : null;
	if (response.headersSent) {
		response.destroy();
		return;
	}
	sendJson(response, { code: refusal?.code ?? 'failed', message: refusal?.message ?? systemMessage(error) }, refusal?.status ?? 500);
}

/** A server for one page on this machine. */
export function createLocalServer(handlers: readonly Handler[]): Server {
	const server: Server = createServer((request, response) => {
		const work = async (): Promise<void> => {
			const address = server.address();
			const port = typeof address === 'object' && address !== null ? address.port : 0;
			checkCaller(request, port);
			response.setHeader('x-content-type-options', 'nosniff');
			response.setHeader('cross-origin-resource-policy', 'same-origin');
			response.setHeader('cache-control', 'no-store');
			const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
			for (const handler of handlers) if (await handler(request, response, url)) return;
			throw new Refusal('not-found', `There is nothing at ${url.pathname}.`);
		};
		work().catch((error: unknown) => sendError(response, error));
	});
	return server;
}

/** Listens on 127.0.0.1; where the port is taken and any will do, on the next free one. */
export async function listen(server: Server, port: number, anyPort: boolean): Promise<number> {
	for (let candidate = port; ; candidate += 1) {
		try {
			await new Promise<void>((resolve, reject) => {
				server.once('error', reject);
				server.listen(candidate, '127.0.0.1', () => {
					server.off('error', reject);
					resolve();
				});
			});
			const address = server.address();
			return typeof address === 'object' && address !== null ? address.port : candidate;
		} catch (error) {
			const code = systemCode(error);
			if (code === 'EADDRINUSE' && anyPort && candidate < port + 20) continue;
			if (code === 'EADDRINUSE') throw new Refusal('exists', `Port ${candidate} is taken by another program. Choose another: npm start -- --port ${candidate + 1}`);
			if (code === 'EACCES') throw new Refusal('forbidden', `Port ${candidate} may not be used. Choose one above 1023: npm start -- --port 4173`);
			throw error;
		}
	}
}
