// The host refuses the plugin every way out; the workbench's own ones are taken before that.
const ownFetch = window.fetch.bind(window);
const OwnEventSource = window.EventSource;

/** Names this page to the server. */
export const clientId = crypto.randomUUID();

/** What the server refused, in its words. */
export class ServerRefusal extends Error {
	constructor(readonly code: string, message: string) {
		super(message);
		this.name = 'ServerRefusal';
	}
}

/** Asks the server; a refusal is thrown with the server's own sentence. */
export async function ask(method: string, path: string, query: Readonly<Record<string, string>> = {}, body?: BodyInit): Promise<Response> {
	const search = new URLSearchParams(query).toString();
	const response = await ownFetch(`${path}${search === '' ? '' : `?${search}`}`, {
		method,
		headers: { 'x-workbench': clientId },
		...body === undefined ? {} : { body },
	}).catch(() => {
		throw new ServerRefusal('gone', 'The workbench\'s server does not answer. Start it again with npm start.');
	});
	if (response.ok) return response;
	const answer = await response.json().catch(() => ({})) as { code?: string; message?: string };
	throw new ServerRefusal(answer.code ?? 'failed', answer.message ?? `The server answered ${response.status}.`);
}

/** Listens to the server; returns how to stop. */
export function listen(path: string, receive: (data: unknown) => void, lost: (isLost: boolean) => void): () => void {
	const source = new OwnEventSource(`${path}?client=${clientId}`);
	source.onmessage = (event: MessageEvent<string>) => receive(JSON.parse(event.data));
	source.onerror = () => lost(true);
	source.onopen = () => lost(false);
	return () => source.close();
}
