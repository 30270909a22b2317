/** The closed set of what can go wrong, as scripts see it. Public and stable. */
export type ErrorCode =
	| 'unknown-account'
	| 'ambiguous-account'
	| 'unknown-task'
	| 'ambiguous-task'
	| 'bad-flag'
	| 'not-a-group'
	| 'plan-changed'
	| 'nothing-to-undo'
	| 'failed';

/** What a command says instead of an answer. */
export class CommandError extends Error {
	constructor(readonly code: ErrorCode, message: string) {
		super(message);
		this.name = 'CommandError';
	}
}

/** Any error as one that the contract knows. */
export function asCommandError(error: unknown): CommandError {
	if (error instanceof CommandError) return error;
	return new CommandError('failed', error instanceof Error ? error.message : String(error));
}

/** The error as the person or the script reads it. */
export function renderError({ code, message }: CommandError, isJson: boolean): string {
	return isJson ? JSON.stringify({ error: { code, message } }) : `Error: ${message}`;
}
