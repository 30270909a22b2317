// Near duplicates of tasks and facts against the labelled pairs of tests/data/near: precision and recall,
// by split (the test half was never used to fit anything) and by where the texts come from.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compareTexts } from '../../src/match/near';

interface Pair {
	readonly a: string;
	readonly b: string;
	readonly same: boolean;
	readonly kind: string;
	readonly from: string;
	readonly split: 'dev' | 'test' | 'second' | 'third' | 'fourth' | 'fifth' | 'sixth' | 'seventh' | 'eighth';
}

const root = process.env['ROOT'] ?? process.cwd();

function load(file: string): readonly Pair[] {
	const text = readFileSync(path.join(root, 'tests/data/near', file), 'utf8');
	return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Pair);
}

function figures(pairs: readonly Pair[], lenient: boolean): Readonly<Record<string, number>> {
	const near = pairs.filter(({ a, b }) => compareTexts(a, b, [], lenient).kind !== 'different');
	const right = near.filter(({ same }) => same).length;
	const same = pairs.filter((pair) => pair.same).length;
	return {
		pairs: pairs.length, same, wronglyTold: near.length - right,
		precision: round(right / Math.max(1, near.length)), recall: round(right / Math.max(1, same)),
	};
}

function round(value: number): number {
	return Math.round(value * 1000) / 1000;
}

function byPart(pairs: readonly Pair[], lenient: boolean): Readonly<Record<string, unknown>> {
	const part = (keep: (pair: Pair) => boolean): unknown => figures(pairs.filter(keep), lenient);
	return {
		all: figures(pairs, lenient),
		...Object.fromEntries([...new Set(pairs.map(({ split }) => split))].map((name) => [name, part(({ split }) => split === name)])),
		unseen: part(({ kind }) => kind === 'unseen'),
		byHand: part(({ from }) => from === 'hand'), fromVaults: part(({ from }) => from !== 'hand'),
	};
}

/** Hard pairs that differ in a number, date, name or negation: none may be told as one. */
function hardFacts(pairs: readonly Pair[], lenient: boolean): number {
	const kinds = new Set(['number', 'date', 'person', 'negated', 'opposite', 'roles']);
	return pairs.filter(({ kind, same, a, b }) => kinds.has(kind) && !same && compareTexts(a, b, [], lenient).kind !== 'different').length;
}

const tasks = load('tasks.jsonl');
const facts = load('facts.jsonl');
/** All pairs once: the first round is cold, as after a start; later ones are what a pair costs. */
function compareAll(): number {
	const start = performance.now();
	for (const { a, b } of tasks) compareTexts(a, b, [], true);
	return (performance.now() - start) * 1000 / tasks.length;
}
const rounds = Array.from({ length: 20 }, compareAll);

console.log(JSON.stringify({
	bench: 'near', must: { precision: 0.97, recall: 0.85 },
	tasks: byPart(tasks, true), factsToldAsOne: byPart(facts, false),
	otherNumberDateNameOrNegationToldAsOne: { tasks: hardFacts(tasks, true), facts: hardFacts(facts, false) },
	microsecondsAPair: { cold: Math.round(rounds[0] ?? 0), warm: Math.round(Math.min(...rounds) * 10) / 10 },
}));
