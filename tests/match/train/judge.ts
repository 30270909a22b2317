import type { LabelledPair } from './names';

/** Precision, recall and F1 of calling everything from a score on "same". */
export interface Point {
	readonly score: number;
	readonly precision: number;
	readonly recall: number;
	readonly f1: number;
}

/** Every distinct threshold from the highest down. */
export function curveOf(pairs: readonly LabelledPair[], scores: readonly number[]): readonly Point[] {
	const order = scores.map((_, at) => at).sort((x, y) => (scores[y] ?? 0) - (scores[x] ?? 0));
	const positives = pairs.filter(({ same }) => same).length;
	const curve: Point[] = [];
	let right = 0;
	let wrong = 0;
	for (const [place, at] of order.entries()) {
		if (pairs[at]?.same === true) right++;
		else wrong++;
		const score = scores[at] ?? 0;
		const next = order[place + 1];
		if (next !== undefined && scores[next] === score) continue;
		const precision = right / (right + wrong);
		const recall = right / positives;
		curve.push({ score, precision, recall, f1: right === 0 ? 0 : 2 * precision * recall / (precision + recall) });
	}
	return curve;
}

/** The threshold with the best F1. */
export function bestF1(curve: readonly Point[]): Point {
	return curve.reduce((best, point) => point.f1 > best.f1 ? point : best);
}

/** The most recall at this precision or better. */
export function recallAt(curve: readonly Point[], precision: number): Point | null {
	return curve.filter((point) => point.precision >= precision).reduce<Point | null>((best, point) => best === null || point.recall > best.recall ? point : best, null);
}

/** The share of pairs of these kinds that are different but called the same. */
export function falseShare(pairs: readonly LabelledPair[], scores: readonly number[], threshold: number, ...kinds: readonly string[]): number {
	let all = 0;
	let called = 0;
	for (const [at, pair] of pairs.entries()) {
		if (pair.same || !kinds.includes(pair.kind)) continue;
		all++;
		if ((scores[at] ?? 0) >= threshold) called++;
	}
	return all === 0 ? 0 : called / all;
}
