const prefix = 'workbench:';

/** What this browser keeps for one vault: the layout, and what plugins keep per device. */
export class VaultStorage extends Map<string, string> {
	private readonly prefix: string;

	constructor(id: string) {
		super();
		forgetOtherSamples(id);
		this.prefix = `${prefix}${id}:`;
		for (let at = 0; at < localStorage.length; at += 1) {
			const key = localStorage.key(at) ?? '';
			if (key.startsWith(`${this.prefix}device:`)) super.set(key.slice(this.prefix.length + 7), localStorage.getItem(key) ?? '');
		}
	}

	override set(key: string, value: string): this {
		localStorage.setItem(`${this.prefix}device:${key}`, value);
		return super.set(key, value);
	}

	override delete(key: string): boolean {
		localStorage.removeItem(`${this.prefix}device:${key}`);
		return super.delete(key);
	}

	/** The layout, or null. */
	loadLayout(): unknown {
		const text = localStorage.getItem(`${this.prefix}layout`);
		try {
			return text === null ? null : JSON.parse(text) as unknown;
		} catch {
			return null;
		}
	}

	saveLayout(layout: unknown): void {
		localStorage.setItem(`${this.prefix}layout`, JSON.stringify(layout));
	}
}

// A copy of the sample vault lives as long as its server.
function forgetOtherSamples(id: string): void {
	for (let at = localStorage.length - 1; at >= 0; at -= 1) {
		const key = localStorage.key(at) ?? '';
		if (key.startsWith(`${prefix}sample-`) && !key.startsWith(`${prefix}${id}:`)) localStorage.removeItem(key);
	}
}

/** A choice of the person for the workbench itself. */
export function loadChoice(name: string): string | null {
	return localStorage.getItem(`${prefix}choice:${name}`);
}

export function saveChoice(name: string, value: string): void {
	localStorage.setItem(`${prefix}choice:${name}`, value);
}
