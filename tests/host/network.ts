/** Thrown by whatever would leave the machine. */
export class NetworkRefused extends Error {
	constructor(what: string) {
		super(`The host has no network: ${what}`);
		this.name = 'NetworkRefused';
	}
}

export function requestUrl(request: string | { readonly url: string }): never {
	throw new NetworkRefused(typeof request === 'string' ? request : request.url);
}

export function request(what: string | { readonly url: string }): Promise<never> {
	return Promise.reject(new NetworkRefused(typeof what === 'string' ? what : what.url));
}

const names = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'] as const;

/** Makes the browser's own ways out throw too; gives back how to undo it. */
export function refuseNetwork(target: object): () => void {
	const undo: (() => void)[] = [];
	for (const name of names) {
		const before = Object.getOwnPropertyDescriptor(target, name);
		const refusal = function refusal(url: unknown): never { throw new NetworkRefused(`${name} ${String(url)}`); };
		Object.defineProperty(target, name, { value: refusal, configurable: true, writable: true });
		undo.push(() => {
			if (before) Object.defineProperty(target, name, before);
			else Reflect.deleteProperty(target, name);
		});
	}
	return () => { for (const each of undo) each(); };
}
