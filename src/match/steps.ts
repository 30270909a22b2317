/** Long work that may rest between its steps; what it comes to is returned at the end. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Does all of it at once. */
export function finish<Result>(steps: Steps<Result>): Result {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}

/** Goes on until it is done or time for others; null where it is not done. At least one step is done each time. */
export function goOn<Result>(steps: Steps<Result>, isTime: () => boolean): { readonly result: Result } | null {
	do {
		const step = steps.next();
		if (step.done === true) return { result: step.value };
	} while (!isTime());
	return null;
}

/** So many entries are sorted at once, and merged between two rests. */
const share = 512;

/** Sorts a long list; equal entries keep their order. */
export function* sorted<Entry>(entries: readonly Entry[], compare: (a: Entry, b: Entry) => number): Steps<readonly Entry[]> {
	let runs: (readonly Entry[])[] = [];
	for (let at = 0; at < entries.length; at += share) {
		runs.push(entries.slice(at, at + share).sort(compare));
		yield;
	}
	while (runs.length > 1) {
		const merged: (readonly Entry[])[] = [];
		for (let at = 0; at < runs.length; at += 2) merged.push(yield* mergeRuns(runs[at] ?? [], runs[at + 1] ?? [], compare));
		runs = merged;
	}
	return runs[0] ?? [];
}

function* mergeRuns<Entry>(a: readonly Entry[], b: readonly Entry[], compare: (a: Entry, b: Entry) => number): Steps<readonly Entry[]> {
	const merged: Entry[] = [];
	let [i, j] = [0, 0];
	while (i < a.length && j < b.length) {
		const [x, y] = [a[i] as Entry, b[j] as Entry];
		const isFirst = compare(x, y) <= 0;
		if (merged.push(isFirst ? x : y) % share === 0) yield;
		if (isFirst) i++;
		else j++;
	}
	return [...merged, ...a.slice(i), ...b.slice(j)];
}
