import type { App, TFile } from 'obsidian';
import type { Day } from '../../account/records';
import { folderOf, stem } from '../../merge/destinations';
import { planSteps } from '../../merge/merge';
import type { FolderNote, LinkingFile, MergeChoices, MergeNote, MergeOptions, MergeOutcome, VaultFacts } from '../../merge/plan';
import { parse, readFrontmatter, type PropertyValue } from '../../note';
import { dateAtStart, readDate } from '../../note/dates';
import { fieldName } from '../../merge/survivorship';
import type { Settings } from '../../settings/settings';
import { Slices } from '../slices';
import type { Writer } from '../writer';
import { MergeFiles, NotText } from './files';

const hubStems: ReadonlySet<string> = new Set(['readme', 'index', '_index']);

/** What the vault adds to a merge beyond the paths that are to become one. */
export interface GatherOptions {
	readonly app: App;
	readonly writer: Writer;
	readonly settings: () => Settings;
	/** Whether a note belongs to the account only because of the folder it lies in. */
	readonly isFolderActivity: (path: string) => boolean;
}

/** Reads all that a merge plan is made from, and makes it. */
export class MergeGatherer {
	private readonly files: MergeFiles;

	constructor(private readonly options: GatherOptions) {
		this.files = new MergeFiles(options.app, options.writer);
	}

	/** The plan for notes that are to become one. Nothing is written. */
	async plan(paths: readonly string[], choices: MergeChoices): Promise<MergeOutcome> {
		const { app } = this.options;
		const missing = paths.find((path) => !app.vault.getFileByPath(path));
		if (missing !== undefined) return { kind: 'refused', why: `There is no note at ${missing}.` };
		const foreign = paths.find((path) => !path.toLowerCase().endsWith('.md'));
		if (foreign !== undefined) return { kind: 'refused', why: `${foreign} is no Markdown note.` };
		try {
			await this.options.writer.saveOpenEditors(paths);
			const group = new Set(paths);
			const links = this.linksTo(group);
			const notes = await Promise.all([...group].map((path) => this.readNote(path, links)));
			const folderNotes = await this.folderNotes(notes);
			const steps = planSteps({
				notes, folderNotes, choices,
				linking: await this.linking(group, links),
				facts: await this.facts(),
				options: this.mergeOptions(),
			});
			const slices = new Slices();
			for (;;) {
				const step = steps.next();
				if (step.done) return step.value;
				await slices.rest();
			}
		} catch (error) {
			if (error instanceof NotText) return { kind: 'refused', why: error.message };
			throw error;
		}
	}

	private mergeOptions(): MergeOptions {
		const { archiveFolder, keepLostValues, lastContactProperties, dateOrder, accountProperties } = this.options.settings();
		return { archiveFolder: archiveFolder === '' ? null : archiveFolder, keepLostValues, lastContactProperties, dateOrder, accountProperties, manyFiles: 200 };
	}

	private async readNote(path: string, links: ReadonlyMap<string, ReadonlyMap<string, number>>): Promise<MergeNote> {
		const text = await this.text(path);
		const { data } = readFrontmatter(parse(text));
		const { lastContactProperties } = this.options.settings();
		const linkCount = [...links.values()].reduce((sum, targets) => sum + (targets.get(path) ?? 0), 0);
		return { path, text, linkCount, lastContact: this.dateOf(data, lastContactProperties, 'newest'), created: this.dateOf(data, ['created', 'date created', 'created_at'], 'first'), isHub: isHub(path) };
	}

	private dateOf(data: Readonly<Record<string, PropertyValue>>, keys: readonly string[], which: 'newest' | 'first'): Day | null {
		const wanted = new Set(keys.map(fieldName));
		const days = Object.entries(data).flatMap(([key, value]) => {
			if (!wanted.has(fieldName(key))) return [];
			const reading = readDate(value, { order: this.options.settings().dateOrder });
			return reading.kind === 'day' ? [reading.day] : [];
		}).sort();
		return (which === 'newest' ? days.at(-1) : days[0]) ?? null;
	}

	/** Files that link to one of the notes, with how often to which. One pass over the link index. */
	private linksTo(group: ReadonlySet<string>): ReadonlyMap<string, ReadonlyMap<string, number>> {
		const found = new Map<string, Map<string, number>>();
		const { resolvedLinks } = this.options.app.metadataCache;
		for (const source of Object.keys(resolvedLinks)) {
			const targets = resolvedLinks[source];
			for (const path of group) {
				const count = targets?.[path];
				if (!count) continue;
				const counts = found.get(source) ?? new Map<string, number>();
				found.set(source, counts.set(path, count));
			}
		}
		return found;
	}

	/** Their texts, and all canvases that may name a note: not every host indexes the text of cards. */
	private async linking(group: ReadonlySet<string>, links: ReadonlyMap<string, unknown>): Promise<readonly LinkingFile[]> {
		const { vault } = this.options.app;
		const files: LinkingFile[] = [];
		for (const path of links.keys()) {
			if (!group.has(path) && path.toLowerCase().endsWith('.md')) files.push({ path, text: await this.text(path), kind: 'note' });
		}
		for (const file of vault.getFiles()) {
			if (file.extension !== 'canvas') continue;
			const text = await this.text(file.path);
			if (namesOne(text, group)) files.push({ path: file.path, text, kind: 'canvas' });
		}
		return files;
	}

	private async facts(): Promise<VaultFacts> {
		const { vault, metadataCache } = this.options.app;
		const files = vault.getFiles();
		const bases = await Promise.all(files.filter(({ extension }) => extension === 'base').map(async (file) => ({ path: file.path, text: await vault.cachedRead(file) })));
		// Few names are asked for: going over all files for each is less than folding the names of all.
		const counts = new Map<string, number>();
		const countOf = (kind: 'path' | 'name', sought: string): number => {
			const wanted = sought.toLowerCase();
			const key = `${kind} ${wanted}`;
			const count = counts.get(key) ?? files.filter((file) => {
				const own = kind === 'path' ? file.path : nameOf(file);
				return own.length === sought.length && own.toLowerCase() === wanted;
			}).length;
			counts.set(key, count);
			return count;
		};
		return {
			resolve: (target, source) => metadataCache.getFirstLinkpathDest(target, source)?.path ?? null,
			exists: (path) => countOf('path', path) > 0,
			countNamed: (name) => countOf('name', name),
			bases,
		};
	}

	/** Dated notes in the own folders of hubs, which lose the note that made them the account's. */
	private async folderNotes(notes: readonly MergeNote[]): Promise<readonly FolderNote[]> {
		const folders = notes.filter(({ path, isHub: hub }) => hub && folderOf(path) !== '').map(({ path }) => `${folderOf(path)}/`);
		const group = new Set(notes.map(({ path }) => path));
		const found: FolderNote[] = [];
		for (const file of this.options.app.vault.getMarkdownFiles()) {
			if (group.has(file.path) || !folders.some((folder) => file.path.startsWith(folder))) continue;
			if (this.options.isFolderActivity(file.path)) found.push({ path: file.path, text: await this.text(file.path) });
		}
		return found;
	}

	private async text(path: string): Promise<string> {
		const text = await this.files.read(path);
		if (text === null) throw new NotText(`${path} has gone. Look at the groups again.`);
		return text;
	}
}

/** Whether a file is the note of its folder: `README`, `index`, or named like it. */
export function isHub(path: string): boolean {
	const name = stem(path).toLowerCase();
	const folder = folderOf(path);
	return hubStems.has(name) || (folder !== '' && folder.slice(folder.lastIndexOf('/') + 1).toLowerCase() === name);
}

/** Whether a file name begins with a date. */
export function isDatedName(path: string): boolean {
	return dateAtStart(stem(path)) !== null;
}

function nameOf({ extension, basename, name }: TFile): string {
	return extension === 'md' ? basename : name;
}

function namesOne(text: string, group: ReadonlySet<string>): boolean {
	const lower = text.toLowerCase();
	return [...group].some((path) => lower.includes(stem(path).toLowerCase()) || lower.includes(path.toLowerCase()));
}
