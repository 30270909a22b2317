/** What a line of a list is told apart by. */
export interface Line {
	readonly key: string;
	/** Elements are only used again for lines of the same kind. */
	readonly kind: string;
}

/** Which elements show which lines. */
export interface Arrangement {
	/** For each line the place of its element among those that stand; -1 where there is none left. */
	readonly places: readonly number[];
	/** Places of elements that must be moved; all others already stand in the order of their lines. */
	readonly moved: ReadonlySet<number>;
}

/**
 * Which of the elements that stand in the DOM show which lines.
 *
 * An element keeps its line where most of them can; where they cannot, as in
 * another order, elements stay where they are and show other lines. Either way
 * few are moved: a moved element is styled and laid out anew, and its
 * neighbours with it. `fixed` is the place of one that must neither be moved
 * nor show another line, or -1.
 */
export function arrange(standing: readonly Line[], lines: readonly Line[], fixed: number): Arrangement {
	const known = keptPlaces(standing, lines);
	const kept = risingRun(known, fixed);
	const anchors = kept.length * 2 >= lines.length ? kept : kept.filter((line) => known[line] === fixed);
	const places = lines.map(() => -1);
	const isFree = standing.map(() => true);
	const take = (line: number, place: number): void => {
		places[line] = place;
		isFree[place] = false;
	};
	for (const line of anchors) take(line, known[line] ?? -1);
	let [line, place] = [0, 0];
	for (const anchor of [...anchors, lines.length]) {
		fillGap(standing, lines, [line, anchor], [place, known[anchor] ?? standing.length], take);
		[line, place] = [anchor + 1, (known[anchor] ?? standing.length) + 1];
	}
	return { places, moved: takeElsewhere(standing, lines, places, known, isFree, take) };
}

type Stretch = readonly [from: number, end: number];

function keptPlaces(standing: readonly Line[], lines: readonly Line[]): readonly number[] {
	const places = new Map(standing.map(({ key }, place) => [key, place]));
	return lines.map(({ key, kind }) => {
		const place = places.get(key) ?? -1;
		return standing[place]?.kind === kind ? place : -1;
	});
}

/** Lines between two that keep their elements take those that stand between them, in order. */
function fillGap(
	standing: readonly Line[], lines: readonly Line[], [line, lastLine]: Stretch, [from, lastPlace]: Stretch, take: (line: number, place: number) => void,
): void {
	let place = from;
	for (let nth = line; nth < lastLine; nth += 1) {
		let next = place;
		while (next < lastPlace && standing[next]?.kind !== lines[nth]?.kind) next += 1;
		if (next >= lastPlace) continue;
		take(nth, next);
		place = next + 1;
	}
}

/** Lines without an element take any that is left, at best the one that shows them. */
function takeElsewhere(
	standing: readonly Line[], lines: readonly Line[], places: readonly number[], known: readonly number[], isFree: readonly boolean[],
	take: (line: number, place: number) => void,
): ReadonlySet<number> {
	const moved = new Set<number>();
	lines.forEach(({ kind }, line) => {
		if (places[line] !== -1) return;
		const own = known[line] ?? -1;
		const place = isFree[own] === true ? own : standing.findIndex((other, nth) => isFree[nth] === true && other.kind === kind);
		if (place < 0) return;
		take(line, place);
		moved.add(place);
	});
	return moved;
}

/** The longest run of lines whose elements stand in the same order, through the fixed one. */
function risingRun(known: readonly number[], fixed: number): readonly number[] {
	const fixedLine = fixed < 0 ? -1 : known.indexOf(fixed);
	const fits = (line: number, place: number): boolean => place >= 0
		&& (fixedLine < 0 || line === fixedLine || (line < fixedLine) === (place < fixed));
	const lines = known.flatMap((place, line) => (fits(line, place) ? [line] : []));
	const lengths: number[] = [];
	const before: number[] = [];
	let best = -1;
	lines.forEach((line, nth) => {
		lengths[nth] = 1;
		before[nth] = -1;
		for (let other = 0; other < nth; other += 1) {
			if ((known[lines[other] ?? -1] ?? 0) > (known[line] ?? 0) || (lengths[other] ?? 0) < (lengths[nth] ?? 0)) continue;
			lengths[nth] = (lengths[other] ?? 0) + 1;
			before[nth] = other;
		}
		if (best < 0 || (lengths[nth] ?? 0) > (lengths[best] ?? 0)) best = nth;
	});
	const run: number[] = [];
	for (let nth = best; nth >= 0; nth = before[nth] ?? -1) run.unshift(lines[nth] ?? -1);
	return run;
}
