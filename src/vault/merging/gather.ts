import { TFile, TFolder, type App, type EventRef } from 'obsidian';
import { standsForFolder } from '../../account/names';
import { withOwnWords } from '../../account/own-words';
import type { Day } from '../../account/records';
import { folderOf, stem } from '../../merge/destinations';
import { planSteps } from '../../merge/merge';
import type { FolderNote, LinkingFile, MergeChoices, MergeNote, MergeOptions, MergeOutcome, VaultFacts } from '../../merge/plan';
import { parse, readFrontmatter, type PropertyValue } from '../../note';
import { readDate } from '../../note/dates';
import { fieldName } from '../../merge/survivorship';
import type { Settings } from '../../settings/settings';
import type { Backlinks } from '../backlinks';
import { Slices } from '../slices';
import type { Writer } from '../writer';
import { MergeFiles, NotText } from './files';
import { Surroundings, type LinksBySource, type VaultFiles } from './surroundings';

/** What the vault adds to a merge beyond the paths that are to become one. */
export interface GatherOptions {
	readonly app: App;
	readonly writer: Writer;
	readonly settings: () => Settings;
	/** Whether a note belongs to the account only because of the folder it lies in. */
	readonly isFolderActivity: (path: string) => boolean;
	readonly backlinks: Backlinks;
	/** Keeps a listener for as long as the plugin lives. */
	readonly watch: (ref: EventRef) => void;
}

/** Reads all that a merge plan is made from, and makes it. */
export class MergeGatherer {
	private readonly files: MergeFiles;
	private readonly surroundings: Surroundings;

	constructor(private readonly options: GatherOptions) {
		this.files = new MergeFiles(options.app, options.writer);
		this.surroundings = new Surroundings(options);
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
			const slices = new Slices();
			const group = new Set(paths);
			const links = await this.surroundings.linksTo(group, slices);
			const files = await this.surroundings.files(slices);
			const notes: MergeNote[] = [];
			for (const path of group) {
				notes.push(await this.readNote(path, links));
				await slices.rest();
			}
			const steps = planSteps({
				notes, choices,
				folderNotes: await this.folderNotes(notes),
				linking: await this.linking(group, links, files, slices),
				facts: await this.facts(files),
				options: this.mergeOptions(),
			});
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
		const { archiveFolder, keepLostValues, lastContactProperties, dateOrder, accountProperties, words } = this.options.settings();
		return {
			archiveFolder: archiveFolder === '' ? null : archiveFolder, keepLostValues, dateOrder, manyFiles: 200,
			lastContactProperties: withOwnWords(lastContactProperties, words), accountProperties: withOwnWords(accountProperties, words),
		};
	}

	private async readNote(path: string, links: LinksBySource): Promise<MergeNote> {
		const text = await this.text(path);
		const { data } = readFrontmatter(parse(text));
		const { lastContactProperties, words } = this.options.settings();
		const linkCount = [...links.values()].reduce((sum, targets) => sum + (targets.get(path) ?? 0), 0);
		return { path, text, linkCount, lastContact: this.dateOf(data, withOwnWords(lastContactProperties, words), 'newest'), created: this.dateOf(data, ['created', 'date created', 'created_at'], 'first'), isHub: standsForFolder(path) };
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

	/** Texts of the files that link, and of all canvases that may name a note: not every host indexes the text of cards. */
	private async linking(group: ReadonlySet<string>, links: LinksBySource, { canvases }: VaultFiles, slices: Slices): Promise<readonly LinkingFile[]> {
		const files: LinkingFile[] = [];
		for (const path of links.keys()) {
			if (!group.has(path) && path.toLowerCase().endsWith('.md')) files.push({ path, text: await this.text(path), kind: 'note' });
			await slices.rest();
		}
		for (const { path } of canvases) {
			const text = await this.text(path);
			if (namesOne(text, group)) files.push({ path, text, kind: 'canvas' });
			await slices.rest();
		}
		return files;
	}

	private async facts(files: VaultFiles): Promise<VaultFacts> {
		const { vault, metadataCache } = this.options.app;
		return {
			resolve: (target, source) => metadataCache.getFirstLinkpathDest(target, source)?.path ?? null,
			exists: (path) => files.exists(path),
			countNamed: (name) => files.countNamed(name),
			bases: await Promise.all(files.bases.map(async (file) => ({ path: file.path, text: await vault.cachedRead(file) }))),
		};
	}

	/** Dated notes in the own folders of hubs, which lose the note that made them the account's. */
	private async folderNotes(notes: readonly MergeNote[]): Promise<readonly FolderNote[]> {
		const group = new Set(notes.map(({ path }) => path));
		const folders = new Set(notes.filter(({ path, isHub: hub }) => hub && folderOf(path) !== '').map(({ path }) => folderOf(path)));
		const inside = new Set([...folders].flatMap((path) => notesBelow(this.options.app.vault.getFolderByPath(path))));
		const found: FolderNote[] = [];
		for (const path of inside) {
			if (!group.has(path) && this.options.isFolderActivity(path)) found.push({ path, text: await this.text(path) });
		}
		return found;
	}

	private async text(path: string): Promise<string> {
		const text = await this.files.read(path);
		if (text === null) throw new NotText(`${path} has gone. Look at the groups again.`);
		return text;
	}
}

function notesBelow(folder: TFolder | null): readonly string[] {
	return folder?.children.flatMap((child) => {
		if (child instanceof TFolder) return notesBelow(child);
		return child instanceof TFile && child.extension === 'md' ? [child.path] : [];
	}) ?? [];
}

function namesOne(text: string, group: ReadonlySet<string>): boolean {
	const lower = text.toLowerCase();
	return [...group].some((path) => lower.includes(stem(path).toLowerCase()) || lower.includes(path.toLowerCase()));
}
