/**
 * `NOTES=50000 node tests/bench/run.mjs book`: the book of accounts alone over a
 * generated vault. Heads are made before the clock starts: in the application
 * they come from the metadata cache.
 */
import { performance } from 'node:perf_hooks';
import { Book } from '../../src/account/book';
import { readBody } from '../../src/account/note-body';
import type { NoteHead } from '../../src/account/note-head';
import { parse } from '../../src/note';
import { defaults } from '../../src/settings/settings';
import { readHead } from '../account/sample';
import { generateVault } from '../host/generate';

const count = Number(process.env['NOTES'] ?? 50_000);
const today = '2026-01-15';
const changes = 2000;

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
const quantile = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

function timed(work: () => void): number {
	const start = performance.now();
	work();
	return performance.now() - start;
}

function heapMb(): number {
	globalThis.gc?.();
	globalThis.gc?.();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return (heapUsed + arrayBuffers) / 1e6;
}

/** Texts as bytes, so that a string that holds on to its text shows in the heap. */
function makeVault(): { readonly heads: readonly NoteHead[]; readonly bytes: ReadonlyMap<string, Buffer>; readonly accountNotes: readonly string[] } {
	const { files, accountNotes } = generateVault({ notes: count, today });
	const bytes = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
	const heads = Object.entries(files).map(([path, text]) => structuredClone(readHead(path, text)));
	return { heads, bytes, accountNotes };
}

function resolverOf(paths: Iterable<string>): (linktext: string) => string | null {
	const byName = new Map<string, string>();
	for (const path of paths) {
		const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '').toLowerCase();
		if (!byName.has(name)) byName.set(name, path);
	}
	return (linktext) => byName.get(linktext.slice(linktext.lastIndexOf('/') + 1).toLowerCase()) ?? null;
}

const { heads, bytes, accountNotes } = makeVault();
const resolveLink = resolverOf(bytes.keys());
const textOf = (path: string): string => bytes.get(path)?.toString('utf8') ?? '';
const headsByPath = new Map(heads.map((head) => [head.path, head]));

function newBook(): { readonly book: Book; readonly feed: number; readonly list: number; readonly totals: number } {
	const book = new Book({ settings: defaults, decisions: [], resolveLink });
	const feed = timed(() => { for (const head of heads) book.setHead(head); });
	const list = timed(() => { book.summaries(today); });
	return { book, feed, list, totals: timed(() => { book.totals(today); }) };
}

/** Reads what is wanted; how long parsing, extracting and taking it in lasted. */
function readAll(book: Book): { readonly texts: number; readonly parse: number; readonly extract: number; readonly take: number } {
	const wanted = book.textsWanted();
	const spent = { parse: 0, extract: 0, take: 0 };
	for (const path of wanted) {
		const text = textOf(path);
		const start = performance.now();
		const note = parse(text);
		const parsed = performance.now();
		const body = readBody(path, note, defaults);
		const extracted = performance.now();
		book.setBody(path, body);
		spent.parse += parsed - start;
		spent.extract += extracted - parsed;
		spent.take += performance.now() - extracted;
	}
	return { texts: wanted.length, ...spent };
}

/** One changed note, from its text to the new row of its account. */
function measureChanges(book: Book, paths: readonly string[]): readonly number[] {
	const times: number[] = [];
	for (let at = 0; at < changes; at++) {
		const path = paths[(at * 7919) % paths.length] ?? '';
		const head = headsByPath.get(path);
		const text = `${textOf(path)}\n- [ ] Look at change ${String(at)}\n`;
		if (head === undefined) continue;
		times.push(timed(() => {
			book.setHead({ ...head, tags: [...head.tags] });
			if (book.needsText(path)) book.setBody(path, readBody(path, parse(text), defaults));
			for (const id of book.takeChanges().ids) book.summary(id, today);
		}));
	}
	return times;
}

function searchDuplicates(book: Book): { readonly total: number; readonly longestSlice: number } {
	let total = 0;
	let longestSlice = 0;
	for (let isDone = false; !isDone;) {
		const start = performance.now();
		isDone = book.findDuplicates(() => performance.now() - start > 8);
		const slice = performance.now() - start;
		total += slice;
		longestSlice = Math.max(longestSlice, slice);
	}
	return { total, longestSlice };
}

// Twice to warm up: a person's application has run other code before, too.
newBook();
newBook();
const heapBefore = heapMb();
const { book, feed, list, totals } = newBook();
const reading = readAll(book);
const complete = timed(() => { book.summaries(today); });
const allTotals = timed(() => { book.totals(today); });
const heapAfter = heapMb();
const accounts = book.summaries(today).length;
const midnight = timed(() => { book.summaries('2026-01-16'); });
const own = measureChanges(book, accountNotes);
const others = measureChanges(book, heads.filter(({ path }) => book.idsOf(path).length === 0 && !book.needsText(path)).map(({ path }) => path));
const details = timed(() => { for (const { id } of book.summaries(today).slice(0, 200)) book.detail(id, today); });
const duplicates = searchDuplicates(book);
const groups = timed(() => { book.duplicates(); });

process.stdout.write(`${JSON.stringify({
	benchmark: 'book', node: process.version, notes: heads.length, accountNotes: accountNotes.length, accounts, texts: reading.texts,
	firstPaintMs: { feed: round(feed), list: round(list), totals: round(totals), all: round(feed + list + totals), must: 100 },
	everythingReadMs: {
		parse: round(reading.parse), extract: round(reading.extract), take: round(reading.take), accounts: round(complete), totals: round(allTotals),
		all: round(reading.parse + reading.extract + reading.take + complete + allTotals), must: 1000,
	},
	heapMb: { index: round(heapAfter - heapBefore, 1), must: 50, aim: 15 },
	accountNoteChangedMs: { median: round(quantile(own, 0.5), 3), p99: round(quantile(own, 0.99), 3), must: 1 },
	otherNoteChangedMs: { median: round(quantile(others, 0.5), 4), p99: round(quantile(others, 0.99), 4), must: 0.1 },
	midnightMs: round(midnight),
	detailMs: round(details / 200, 3),
	duplicatesMs: { search: round(duplicates.total), longestSlice: round(duplicates.longestSlice), groups: round(groups) },
})}\n`);
