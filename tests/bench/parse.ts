/**
 * Microseconds to read one account note of 3 kB: our parser, its links, its
 * properties, and beside them `mdast-util-from-markdown` and a walk over the
 * text that does nothing but find the lines. Also how time grows on hostile
 * text: the factor from one size to four times that size.
 */
import process from 'node:process';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { links, parse, readFrontmatter } from '../../src/note';
import { accountNote } from './account-note.support';

const NOTES = 200;
const ROUNDS = 41;
const WARM_UP = 100;
const notes = Array.from({ length: NOTES }, (_, at) => accountNote(at));
const bodies = notes.map((text) => text.slice(text.indexOf('\n---\n') + 5));

function median(values: number[]): number {
	return values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}

/** Median over the rounds of the processor's time for one text, in µs, so that a busy machine does not count. */
function measure(texts: readonly string[], work: (text: string) => unknown, rounds = ROUNDS, warmUp = WARM_UP): number {
	const times: number[] = [];
	let kept: unknown;
	for (let round = 0; round < rounds + warmUp; round++) {
		const from = process.cpuUsage();
		for (const text of texts) kept = work(text);
		const { user, system } = process.cpuUsage(from);
		if (round >= warmUp) times.push((user + system) / texts.length);
	}
	if (kept === null) throw new Error('Nothing was read.');
	return Math.round(median(times) * 10) / 10;
}

function lineWalk(text: string): number {
	let count = 0;
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
	return count;
}

const hostile: Readonly<Record<string, string>> = {
	'quotes': '>'.repeat(100_000),
	'brackets': '['.repeat(100_000),
	'backticks': Array.from({ length: 1000 }, (_, at) => `${'`'.repeat(at % 300 + 1)} `).join(''),
	'wikilinks': '[[a|'.repeat(50_000),
	'destinations': '[a](b('.repeat(50_000),
	'bullets': '- '.repeat(50_000),
	'definitions': '[a]: b\n'.repeat(20_000),
	'comments': '<!--'.repeat(50_000),
	'one line': 'word '.repeat(80_000),
};

/** The shortest time of several: growth is about the work, not about what else the machine does. */
function shortest(text: string): number {
	let best = Infinity;
	for (let round = 0; round < 15; round++) {
		const from = process.hrtime.bigint();
		links(parse(text));
		best = Math.min(best, Number(process.hrtime.bigint() - from));
	}
	return best;
}

/** How many times longer four times the text takes; 4 is linear, 16 quadratic. */
function growth(text: string): number {
	return Math.round((shortest(text.repeat(4)) / shortest(text)) * 10) / 10;
}

const figures = {
	bench: 'parse',
	noteChars: Math.round(notes.reduce((sum, text) => sum + text.length, 0) / NOTES),
	bodyChars: Math.round(bodies.reduce((sum, text) => sum + text.length, 0) / NOTES),
	microseconds: {
		body: measure(bodies, parse),
		note: measure(notes, parse),
		noteAndLinks: measure(notes, (text) => links(parse(text))),
		properties: measure(notes, (text) => readFrontmatter(parse(text))),
		linesOnly: measure(bodies, lineWalk),
		mdast: measure(bodies.slice(0, 20), (text) => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }), 5, 5),
	},
	mustBodyMicroseconds: 25,
	growthAtFourTimes: Object.fromEntries(Object.entries(hostile).map(([name, text]) => [name, growth(text)])),
};
process.stdout.write(`${JSON.stringify(figures)}\n`);
