import { Notice } from './notice';

/** Says an error to the person, where the application itself would. */
export function currentErrorNotice(error: unknown): void {
	new Notice(error instanceof Error ? error.message : String(error), 8000);
}
