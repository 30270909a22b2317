/** Why the server refuses: a closed set of words, each with its HTTP status. */
export type RefusalCode = 'bad-path' | 'outside' | 'not-found' | 'exists' | 'read-only' | 'changed' | 'unreadable' | 'bad-request' | 'forbidden';

const statuses: Readonly<Record<RefusalCode, number>> = {
	'bad-path': 400,
	'bad-request': 400,
	forbidden: 403,
	outside: 403,
	'read-only': 403,
	'not-found': 404,
	exists: 409,
	changed: 412,
	unreadable: 500,
};

/** A request that cannot be carried out, in words for the person. */
export class Refusal extends Error {
	readonly status: number;

	constructor(readonly code: RefusalCode, message: string) {
		super(message);
		this.status = statuses[code];
	}
}

/** The code of an error of the file system (`ENOENT`), or an empty text. */
export function systemCode(error: unknown): string {
	// Not by class: an error may come from another realm than this module.
	const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : null;
	return typeof code === 'string' ? code : '';
}

const systemWords: Readonly<Record<string, string>> = {
	EACCES: 'no permission to read it',
	EPERM: 'no permission to read it',
	ELOOP: 'a link that leads round in a circle',
	ENOENT: 'it is gone, or a link that leads nowhere',
	EIO: 'the disk reports an error',
	ENAMETOOLONG: 'its name is too long',
};

/** An error of the file system as a short sentence. */
export function systemMessage(error: unknown): string {
	return systemWords[systemCode(error)] ?? (error instanceof Error ? error.message : String(error));
}
