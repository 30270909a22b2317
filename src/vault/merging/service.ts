import type { App, EventRef } from 'obsidian';
import { withOwnWords } from '../../account/own-words';
import type { MergeChoices, MergeOutcome, MergePlan } from '../../merge/plan';
import { isPlaceholder } from '../../note';
import { fieldName } from '../../merge/survivorship';
import type { Backlinks } from '../backlinks';
import type { LiveAccounts } from '../live-accounts';
import type { Writer } from '../writer';
import { FreshPlans } from './fresh-plan';
import { MergeGatherer } from './gather';
import { Merger, type MergeResult, type PastMerge, type Progress, type Unclear, type UndoResult } from './merger';

export type { PastMerge, Unclear } from './merger';

/** All that screens and commands may do about merges. */
export interface Merges {
	/** The plan for some notes; nothing is written. */
	plan(paths: readonly string[], choices: MergeChoices): Promise<MergeOutcome>;
	merge(plan: MergePlan, progress?: Progress): Promise<MergeResult>;
	/** Takes a merge back, the last one without an id; null where there is none. */
	undo(id: string | null, progress?: Progress): Promise<UndoResult | null>;
	/** Newest first. */
	history(): Promise<readonly PastMerge[]>;
	/** Takes back what was interrupted on this device; what a person has to decide on is in the answer. */
	recover(): Promise<readonly Unclear[]>;
	/** Leaves an interrupted merge as it stands. */
	leave(id: string): Promise<void>;
}

export interface MergesOptions {
	readonly app: App;
	readonly writer: Writer;
	readonly live: LiveAccounts;
	readonly backlinks: Backlinks;
	/** The plugin's own folder. */
	readonly folder: string;
	readonly device: () => string;
	readonly now: () => number;
	/** Keeps a listener for as long as the plugin lives. */
	readonly watch: (ref: EventRef) => void;
}

/** Merges over the accounts of the index. */
export function createMerges({ app, writer, live, backlinks, folder, device, now, watch }: MergesOptions): Merges {
	const gatherer = new MergeGatherer({
		app, writer, backlinks, watch,
		settings: () => live.settings,
		isFolderActivity: (path) => isFolderActivity(app, live, path),
	});
	const merger = new Merger({
		app, writer, folder, device, now,
		limits: () => ({ days: live.settings.journalDays, megabytes: live.settings.journalMegabytes }),
	});
	const plans = new FreshPlans();
	return {
		plan: (paths, choices) => plans.make(() => gatherer.plan(paths, choices)),
		merge: async (plan, progress) => {
			const refused = await plans.missing(plan);
			return refused.length > 0 ? { kind: 'refused', refused } : merger.merge(plan, progress);
		},
		undo: (id, progress) => merger.undo(id, progress),
		history: () => merger.history(),
		recover: () => merger.recover(),
		leave: (id) => merger.leave(id),
	};
}

/** Whether a note is an activity of an account that it does not name itself: its folder is all that ties it. */
function isFolderActivity(app: App, { accounts, settings }: LiveAccounts, path: string): boolean {
	const isActivity = accounts.idsOf(path).some((id) => accounts.notesOf(id)?.activity.includes(path));
	if (!isActivity) return false;
	const file = app.vault.getFileByPath(path);
	const frontmatter: unknown = file ? app.metadataCache.getFileCache(file)?.frontmatter : null;
	if (typeof frontmatter !== 'object' || frontmatter === null) return true;
	const names = new Set(withOwnWords(settings.accountProperties, settings.words).map(fieldName));
	return !Object.entries(frontmatter).some(([key, value]) => names.has(fieldName(key)) && !isPlaceholder(asText(value)));
}

function asText(value: unknown): string {
	if (Array.isArray(value)) return value.map(asText).join('');
	return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
