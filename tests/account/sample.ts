/** A vault in memory for the accounts: heads as a metadata cache would give them, links as the application resolves them. */
import { parseDocument } from 'yaml';
import { Book } from '../../src/account/book';
import type { Decisions } from '../../src/account/decisions';
import { readBody, type NoteBody } from '../../src/account/note-body';
import type { NoteHead } from '../../src/account/note-head';
import type { AccountDetail, AccountSummary } from '../../src/account/records';
import { linksIn } from '../../src/account/values';
import { parse } from '../../src/note';
import type { Block } from '../../src/note/note';
import { defaults, type Settings } from '../../src/settings/settings';

const bodies = new Map<string, NoteBody>();

/** The body of a note, read once for each text: it is plain data that nobody changes. */
function bodyOf(path: string, text: string, settings: Settings): NoteBody {
	if (settings.words !== defaults.words) return readBody(path, parse(text), settings);
	const body = bodies.get(text) ?? readBody(path, parse(text), settings);
	bodies.set(text, body);
	return body;
}

const heads = new Map<string, NoteHead>();

/** The head of a note, by its text. */
export function headOf(path: string, text: string): NoteHead {
	const known = heads.get(text);
	if (known !== undefined) return { ...known, path };
	const head = readHead(path, text);
	heads.set(text, head);
	return head;
}

/** The same without remembering it. */
export function readHead(path: string, text: string): NoteHead {
	const note = parse(text);
	const yaml = note.frontmatter === null ? null : text.slice(note.frontmatter.yaml.start, note.frontmatter.yaml.end);
	const document = yaml === null ? null : parseDocument(yaml, { logLevel: 'silent' });
	const isBad = document !== null && document.errors.length > 0;
	const data: unknown = document === null || isBad ? null : document.toJS({ maxAliasCount: 100 });
	const frontmatter = typeof data === 'object' && data !== null && !Array.isArray(data) ? data as Record<string, unknown> : null;
	const body = text.slice(note.frontmatter?.range.end ?? 0);
	const listed = frontmatter?.['tags'];
	const inFrontmatter = Array.isArray(listed) ? listed.map(String) : typeof listed === 'string' ? listed.split(/[\s,]+/) : [];
	const inBody = [...body.matchAll(/(?:^|\s)#([\p{L}\p{N}_/-]*\p{L}[\p{L}\p{N}_/-]*)/gu)].map((found) => found[1] ?? '');
	const taskLinks = note.sections.flatMap(({ blocks }) => blocks.flatMap((block) => linksOnTasks(text, block)));
	return {
		path, frontmatter,
		heading: note.sections.find(({ level }) => level === 1)?.heading ?? null,
		tags: [...new Set([...inBody, ...inFrontmatter.map((tag) => tag.replace(/^#/, ''))])].filter((tag) => tag !== ''),
		...(isBad ? { hasBadFrontmatter: true } : {}),
		...(taskLinks.length > 0 ? { taskLinks } : {}),
	};
}

function linksOnTasks(text: string, block: Block): readonly string[] {
	switch (block.kind) {
		case 'list': return block.items.flatMap((item) => [
			...(item.task === null ? [] : linksIn(text.slice(item.textRange.start, item.textRange.end))),
			...item.children.flatMap((child) => linksOnTasks(text, child)),
		]);
		case 'quote': return block.children.flatMap((child) => linksOnTasks(text, child));
		default: return [];
	}
}

/** Resolves a link as the application does: the exact path, else the note of that name that is nearest, else the first by path. */
export function resolver(paths: () => Iterable<string>): (linktext: string, source: string) => string | null {
	return (linktext, source) => {
		const wanted = linktext.toLowerCase().replace(/\.md$/, '').replace(/^\//, '');
		const fitting = [...paths()].filter((path) => {
			const own = path.toLowerCase().replace(/\.md$/, '');
			return own === wanted || own.endsWith(`/${wanted}`);
		});
		const folder = source.slice(0, source.lastIndexOf('/') + 1);
		const rank = (path: string): number => path.toLowerCase().replace(/\.md$/, '') === wanted ? 0 : path.startsWith(folder) ? 1 : 2;
		return fitting.sort((a, b) => rank(a) - rank(b) || a.length - b.length || (a < b ? -1 : 1))[0] ?? null;
	};
}

/** A vault that is fed to a book. */
export class SampleVault {
	readonly texts = new Map<string, string>();
	readonly book: Book;

	constructor(files: Readonly<Record<string, string>> = {}, private settings: Settings = defaults, decisions: Decisions = []) {
		this.book = new Book({
			settings, decisions,
			notes: { all: () => this.heads(''), under: (folder) => this.heads(`${folder}/`) },
			resolveLink: resolver(() => this.texts.keys()),
		});
		for (const [path, text] of Object.entries(files)) this.texts.set(path, text);
		for (const [path, text] of Object.entries(files)) this.book.meet(headOf(path, text));
		this.readAll();
	}

	/** Goes along with what happens to the notes meanwhile, as the application's does. */
	private *heads(start: string): Generator<NoteHead, void, undefined> {
		for (const path of [...this.texts.keys()]) {
			const text = path.startsWith(start) ? this.texts.get(path) : undefined;
			if (text !== undefined) yield headOf(path, text);
		}
	}

	/** Reads all that is wanted, as the vault does in the background. */
	readAll(): void {
		let rounds = 0;
		for (let wanted = this.book.textsWanted(); wanted.length > 0; wanted = this.book.textsWanted()) {
			// Texts may make others wanted, but not for ever.
			if (rounds++ > 50) throw new Error(`Always wanted: ${wanted.join(', ')}`);
			for (const path of wanted) this.book.setBody(path, bodyOf(path, this.texts.get(path) ?? '', this.settings));
		}
		this.book.findDuplicates(() => false);
	}

	write(path: string, text: string): void {
		if (!this.texts.has(path)) this.book.relink(path);
		this.texts.set(path, text);
		this.book.setHead(headOf(path, text));
		if (this.book.needsText(path)) this.book.setBody(path, bodyOf(path, text, this.settings));
		this.readAll();
	}

	remove(path: string): void {
		this.texts.delete(path);
		this.book.remove(path);
		this.readAll();
	}

	rename(from: string, to: string): void {
		const text = this.texts.get(from) ?? '';
		this.texts.delete(from);
		this.texts.set(to, text);
		this.book.rename(from, to);
		this.book.setHead(headOf(to, text));
		this.readAll();
	}

	use(settings: Settings): void {
		this.beginWith(settings, 0);
		this.readAll();
	}

	/** New settings of which only so many steps are worked out before something else happens. */
	beginWith(settings: Settings, steps: number): void {
		this.settings = settings;
		this.book.setSettings(settings);
		let left = steps;
		this.book.settle(() => left-- <= 0);
	}

	/** The only account. */
	only(today: string): AccountSummary {
		const summaries = this.book.summaries(today);
		if (summaries.length !== 1 || summaries[0] === undefined) throw new Error(`${String(summaries.length)} accounts: ${summaries.map(({ name }) => name).join(', ')}`);
		return summaries[0];
	}

	/** The account of that name. */
	named(name: string, today: string): AccountSummary {
		const found = this.book.find(name);
		const summary = found.kind === 'found' ? this.book.summary(found.id, today) : null;
		if (summary === null) throw new Error(`${name}: ${JSON.stringify(found)}`);
		return summary;
	}

	detail(name: string, today: string): AccountDetail {
		const detail = this.book.detail(this.named(name, today).id, today);
		if (detail === null) throw new Error(name);
		return detail;
	}

	names(today: string): readonly string[] {
		return this.book.summaries(today).map(({ name }) => name).sort();
	}
}

/** A note with properties as YAML lines. */
export function note(properties: string, body = ''): string {
	return `---\n${properties.trim()}\n---\n${body}`;
}
