import type { AccountSummary, Task, Totals } from './records';

/** Which notes belong to several accounts. */
export interface SharedNotes {
	readonly shared: ReadonlyMap<string, readonly string[]>;
}

/** The numbers of all accounts. A task that stands in a note of several accounts counts once. */
export function totalsOf(
	summaries: readonly AccountSummary[], { shared }: SharedNotes, tasksOf: (id: string) => readonly Task[],
	counted: Pick<Totals, 'duplicateGroups' | 'problems'>,
): Totals {
	const levels = { due: 0, stale: 0, unknown: 0 };
	const sharing = new Set([...shared.values()].flat());
	const told = new Set<string>();
	let openTasks = 0;
	for (const { id, staleness: { level }, openTaskCount } of summaries) {
		if (level === 'due' || level === 'stale' || level === 'unknown') levels[level]++;
		openTasks += sharing.has(id) ? tasksOf(id).filter((task) => task.state === 'open' && isNews(task, shared, told)).length : openTaskCount;
	}
	return { accounts: summaries.length, ...levels, openTasks, ...counted };
}

function isNews({ sources }: Task, shared: SharedNotes['shared'], told: Set<string>): boolean {
	const places = sources.filter(({ path }) => shared.has(path)).map(({ path, line }) => `${path}\n${String(line)}`);
	const isTold = places.some((place) => told.has(place));
	for (const place of places) told.add(place);
	return !isTold;
}
