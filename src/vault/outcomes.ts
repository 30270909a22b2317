import type { Change, Writer } from './writer';

/** What came of a change that a person asked for. */
export type EditOutcome =
	| {
		readonly kind: 'done';
		readonly message: string;
		readonly paths: readonly string[];
		readonly undo?: () => Promise<EditOutcome>;
		/** The change that was made, or taken back. */
		readonly change?: Change;
	}
	| { readonly kind: 'refused'; readonly message: string };

/** What to tell of a change that was made, with its way back where anything was written. */
export function made(writer: Writer, change: Change | null, message: string, paths: readonly string[]): EditOutcome {
	return { kind: 'done', message, paths, ...(change ? { change, undo: () => takeBack(writer, change) } : {}) };
}

/** Takes back a change, the last one if none is named. */
export async function takeBack(writer: Writer, change = writer.lastChange): Promise<EditOutcome> {
	const result = await writer.undo(change);
	if (!result || change === null) return { kind: 'refused', message: 'There is nothing to undo.' };
	if (result.refused.length > 0) return { kind: 'refused', message: `Not undone: ${result.refused.map(({ path, why }) => `${path}. ${why}`).join(' ')}` };
	return { kind: 'done', message: `Undone: ${change.label}`, paths: result.restored, change };
}
