import type { Outcome } from '../actions';
import { countOf, trashStays } from '../words';
import { ProgressNotice } from './progress-notice';
import type { ReviewSource } from './review';

/** Takes a merge back and says what could not be. */
export async function undoMerge({ merges }: Pick<ReviewSource, 'merges'>, id: string | null): Promise<Outcome> {
	const progress = new ProgressNotice('Undoing the merge');
	const result = await merges.undo(id, (done, total) => { progress.set(done, total); }).finally(() => { progress.hide(); });
	if (!result) return { kind: 'refused', message: 'There is no merge to undo.' };
	if (result.refused.length === 0) return { kind: 'done', message: `Merge undone: ${countOf(result.restored.length, 'file')} restored. ${trashStays}`, change: result.id };
	return { kind: 'refused', message: `${countOf(result.restored.length, 'file')} restored. Left alone: ${result.refused.map(({ path, why }) => `${path} (${why})`).join(' ')}` };
}
