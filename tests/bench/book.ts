/**
 * `NOTES=50000 node tests/bench/run.mjs book`: the book of accounts alone over
 * generated vaults. Heads are made before the clock starts: in the application
 * they come from the metadata cache. `customers` is the vault of the figures to
 * reach: a tenth of it account notes, and no activity notes. `meetings` is the
 * same vault with its dated notes naming their accounts, more than the account
 * notes themselves.
 */
import { performance } from 'node:perf_hooks';
import { Book } from '../../src/account/book';
import { readBody } from '../../src/account/note-body';
import type { NoteHead, NoteSource } from '../../src/account/note-head';
import { parse } from '../../src/note';
import { defaults } from '../../src/settings/settings';
import { readHead } from '../account/sample';
import { generateVault } from '../host/generate';

const count = Number(process.env['NOTES'] ?? 50_000);
const today = '2026-01-15';
const changes = 2000;
const must = { firstPaintMs: 100, everythingMs: 1000, heapMb: 50, heapAimMb: 15, accountNoteP99Ms: 1, otherNoteP99Ms: 0.1 };

const round = (value: number, digits = 2): number => Number(value.toFixed(digits));
const quantile = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

/** Milliseconds on the clock and of the processor: the second is what counts on a busy machine. */
interface Spent { readonly wall: number; readonly cpu: number }

function timed(work: () => void): Spent {
	const cpu = process.cpuUsage();
	const start = performance.now();
	work();
	const wall = performance.now() - start;
	const { user, system } = process.cpuUsage(cpu);
	return { wall: round(wall), cpu: round((user + system) / 1000) };
}

function sum(...spent: readonly Spent[]): Spent {
	return { wall: round(spent.reduce((all, { wall }) => all + wall, 0)), cpu: round(spent.reduce((all, { cpu }) => all + cpu, 0)) };
}

function heapMb(): number {
	globalThis.gc?.();
	globalThis.gc?.();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return (heapUsed + arrayBuffers) / 1e6;
}

/** Texts as bytes, so that a string that holds on to its text shows in the heap. */
interface Vault { readonly heads: readonly NoteHead[]; readonly bytes: ReadonlyMap<string, Buffer>; readonly accountNotes: readonly string[] }

function makeVault(): Vault {
	const { files, accountNotes } = generateVault({ notes: count, today });
	const bytes = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
	const heads = Object.entries(files).map(([path, text]) => structuredClone(readHead(path, text)));
	return { heads, bytes, accountNotes };
}

/** The vault with meetings that name nobody. */
function withoutActivities(vault: Vault): Vault {
	const heads = vault.heads.map((head): NoteHead => {
		if (head.frontmatter?.['account'] === undefined) return head;
		return { ...head, frontmatter: Object.fromEntries(Object.entries(head.frontmatter).filter(([key]) => key !== 'account')) };
	});
	return { ...vault, heads };
}

function resolverOf(paths: Iterable<string>): (linktext: string) => string | null {
	const byName = new Map<string, string>();
	for (const path of paths) {
		const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '').toLowerCase();
		if (!byName.has(name)) byName.set(name, path);
	}
	return (linktext) => byName.get(linktext.slice(linktext.lastIndexOf('/') + 1).toLowerCase()) ?? null;
}

/** What the application's metadata cache and its tree of folders answer. */
function notesOf(heads: readonly NoteHead[]): NoteSource {
	const byFolder = new Map<string, NoteHead[]>();
	for (const head of heads) {
		for (let end = head.path.lastIndexOf('/'); end > 0; end = head.path.lastIndexOf('/', end - 1)) {
			const folder = head.path.slice(0, end);
			const known = byFolder.get(folder);
			if (known === undefined) byFolder.set(folder, [head]);
			else known.push(head);
		}
	}
	return { all: () => heads, under: (folder) => byFolder.get(folder) ?? [] };
}

function firstPaint({ heads, bytes }: Vault): { readonly book: Book; readonly feed: Spent; readonly list: Spent; readonly totals: Spent } {
	const book = new Book({ settings: defaults, decisions: [], notes: notesOf(heads), resolveLink: resolverOf(bytes.keys()) });
	const feed = timed(() => { for (const head of heads) book.setHead(head); });
	const list = timed(() => { book.summaries(today); });
	return { book, feed, list, totals: timed(() => { book.totals(today); }) };
}

/** Reads what is wanted: parsing, extracting and taking it in, a part of each after the other as in the application. */
function readAll(book: Book, { bytes }: Vault): { readonly texts: number; readonly parse: Spent; readonly extract: Spent; readonly take: Spent } {
	const wanted = book.textsWanted();
	const spent = { parse: [] as Spent[], extract: [] as Spent[], take: [] as Spent[] };
	for (let at = 0; at < wanted.length; at += 500) {
		const part = wanted.slice(at, at + 500).map((path) => ({ path, text: bytes.get(path)?.toString('utf8') ?? '' }));
		const notes: ReturnType<typeof parse>[] = [];
		spent.parse.push(timed(() => { for (const { text } of part) notes.push(parse(text)); }));
		const bodies: ReturnType<typeof readBody>[] = [];
		spent.extract.push(timed(() => { notes.forEach((note, index) => bodies.push(readBody(part[index]?.path ?? '', note, defaults))); }));
		spent.take.push(timed(() => { bodies.forEach((body, index) => { book.setBody(part[index]?.path ?? '', body); }); }));
	}
	return { texts: wanted.length, parse: sum(...spent.parse), extract: sum(...spent.extract), take: sum(...spent.take) };
}

/** One changed note, from its text to the new row of its account. */
function measureChanges(book: Book, { bytes, heads }: Vault, paths: readonly string[]): { readonly medianMs: number; readonly p99Ms: number; readonly cpuMs: number } {
	const headsByPath = new Map(heads.map((head) => [head.path, head]));
	const times: number[] = [];
	const all = timed(() => {
		for (let at = 0; at < changes; at++) {
			const path = paths[(at * 7919) % paths.length] ?? '';
			const head = headsByPath.get(path);
			const text = `${bytes.get(path)?.toString('utf8') ?? ''}\n- [ ] Look at change ${String(at)}\n`;
			if (head === undefined) continue;
			const start = performance.now();
			book.setHead({ ...head, tags: [...head.tags] });
			if (book.needsText(path)) book.setBody(path, readBody(path, parse(text), defaults));
			for (const id of book.takeChanges().ids) book.summary(id, today);
			times.push(performance.now() - start);
		}
	});
	return { medianMs: round(quantile(times, 0.5), 4), p99Ms: round(quantile(times, 0.99), 4), cpuMs: round(all.cpu / changes, 4) };
}

function searchDuplicates(book: Book): { readonly search: Spent; readonly longestSliceMs: number } {
	let longest = 0;
	const search = timed(() => {
		for (let isDone = false; !isDone;) {
			const start = performance.now();
			isDone = book.findDuplicates(() => performance.now() - start > 8);
			longest = Math.max(longest, performance.now() - start);
		}
	});
	return { search, longestSliceMs: round(longest) };
}

function measure(vault: Vault): object {
	const cold = firstPaint(vault);
	firstPaint(vault);
	const heapBefore = heapMb();
	const warm = firstPaint(vault);
	const { book } = warm;
	const reading = readAll(book, vault);
	const accounts = timed(() => { book.summaries(today); });
	const totals = timed(() => { book.totals(today); });
	const heap = heapMb() - heapBefore;
	const own = measureChanges(book, vault, vault.accountNotes);
	const others = measureChanges(book, vault, vault.heads.filter(({ path }) => book.idsOf(path).length === 0 && !book.needsText(path)).map(({ path }) => path));
	return {
		accounts: book.summaries(today).length, texts: reading.texts,
		firstPaint: { feed: warm.feed, list: warm.list, totals: warm.totals, all: sum(warm.feed, warm.list, warm.totals), coldAll: sum(cold.feed, cold.list, cold.totals), mustMs: must.firstPaintMs },
		everythingRead: { ...reading, accounts, totals, all: sum(reading.parse, reading.extract, reading.take, accounts, totals), mustMs: must.everythingMs },
		heapMb: { index: round(heap, 1), must: must.heapMb, aim: must.heapAimMb },
		accountNoteChanged: { ...own, mustP99Ms: must.accountNoteP99Ms },
		otherNoteChanged: { ...others, mustP99Ms: must.otherNoteP99Ms },
		midnight: timed(() => { book.summaries('2026-01-16'); }),
		details200: timed(() => { for (const { id } of book.summaries(today).slice(0, 200)) book.detail(id, today); }),
		...searchDuplicates(book),
		groups: timed(() => { book.duplicates(); }),
	};
}

/** A piece of work that is always the same, to compare runs on machines and days of different speed; about 7 ms on an idle desktop. */
function reference(): Spent {
	return timed(() => {
		const map = new Map<string, number>();
		for (let at = 0; at < 300_000; at++) map.set(`k${String(at % 5000)}`, at);
	});
}

const meetings = makeVault();
reference();
const before = reference();
const result = { customers: measure(withoutActivities(meetings)), meetings: measure(meetings) };
process.stdout.write(`${JSON.stringify({
	benchmark: 'book', node: process.version, notes: meetings.heads.length, accountNotes: meetings.accountNotes.length, reference: [before, reference()], ...result,
})}\n`);
