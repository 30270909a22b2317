import { getLinkpath, type App, type CachedMetadata, type TFile } from 'obsidian';
import type { Accounts } from '../account/accounts';
import { byDate, dayOfNote, dayOfSaying, mayName, namings, sentencesAt, type Names, type Saying } from '../account/mentions';
import { shownName } from '../account/names';
import { propertiesOf } from '../account/properties';
import { isMergedAway } from '../account/recognition';
import type { Mention } from '../account/records';
import { Rules } from '../account/rules';
import { parse } from '../note';
import type { Settings } from '../settings/settings';
import type { Backlinks } from './backlinks';
import { canvasSayings } from './canvas-mentions';
import { withoutSubpath } from './heads';
import { readAhead, Slices } from './slices';

/** Finds what other notes say of an account. Of texts nothing is kept: they are read when asked. */
export class MentionFinder {
	constructor(
		private readonly app: App,
		private readonly accounts: Accounts,
		private readonly settings: () => Settings,
		private readonly backlinks: Backlinks,
	) {}

	/** Notes and canvases that link to the account, also by a link that resolves to no file. */
	async linked(id: string, signal?: AbortSignal): Promise<readonly Mention[]> {
		const own = this.ownPaths(id);
		if (!own) return [];
		const slices = new Slices();
		const found: Mention[] = [];
		for (const path of await this.linkingPaths(id, slices)) {
			if (signal?.aborted) return [];
			if (own.main.has(path)) continue;
			found.push(...await this.mentionsIn(path, id, own.near.has(path)));
			if (slices.isDue) await slices.rest();
		}
		return found.sort(byDate);
	}

	/** Notes that name the account without a link. Reads the vault, in slices. */
	async plain(id: string, signal?: AbortSignal): Promise<readonly Mention[]> {
		const own = this.ownPaths(id);
		const names = this.namesOf(id);
		if (!own || !names) return [];
		const rules = new Rules(this.settings());
		const files = this.app.vault.getMarkdownFiles()
			.filter(({ path }) => !(own.main.has(path) || own.near.has(path) || this.isNothing(path, rules)));
		const slices = new Slices();
		const found: Mention[] = [];
		for (let at = 0; at < files.length; at += readAhead) {
			const batch = files.slice(at, at + readAhead);
			const texts = await Promise.all(batch.map((file) => this.read(file)));
			for (const [index, file] of batch.entries()) {
				if (signal?.aborted) return [];
				const text = texts[index] ?? null;
				if (text !== null && mayName(text, names)) found.push(...this.asMentions(file, namings(parse(text), names)));
				if (slices.isDue) await slices.rest();
			}
		}
		return found.sort(byDate);
	}

	/** The account's own notes are no mentions; of notes around it only what their text says. */
	private ownPaths(id: string): { readonly main: ReadonlySet<string>; readonly near: ReadonlySet<string> } | null {
		const notes = this.accounts.notesOf(id);
		if (!notes) return null;
		return { main: new Set([...notes.account, ...notes.activity]), near: new Set([...notes.related, ...notes.people]) };
	}

	private async linkingPaths(id: string, slices: Slices): Promise<readonly string[]> {
		const targets = this.accounts.notesOf(id)?.account ?? [];
		const paths = await this.backlinks.sourcesOf(targets, this.accounts.linkNamesOf(id), slices);
		const rules = new Rules(this.settings());
		return paths.filter((path) => !this.isNothing(path, rules));
	}

	private async mentionsIn(path: string, id: string, isNear: boolean): Promise<readonly Mention[]> {
		const file = this.app.vault.getFileByPath(path);
		const text = file && await this.read(file);
		if (!file || text === null) return [];
		const leads = (link: string): boolean => this.leadsTo(link, path, id);
		const cache = this.app.metadataCache.getFileCache(file);
		if (!cache) return file.extension === 'canvas' ? this.asMentions(file, canvasSayings(text, file.basename, leads)) : [];
		const inBody = sentencesAt(text, bodyOffsets(cache, leads));
		if (inBody.length > 0 || isNear) return this.asMentions(file, inBody);
		return this.asMentions(file, propertySayings(text, cache, leads));
	}

	private leadsTo(link: string, source: string, id: string): boolean {
		const target = this.app.metadataCache.getFirstLinkpathDest(getLinkpath(link), source);
		return this.accounts.forLink(withoutSubpath(link), target?.path ?? null) === id;
	}

	private asMentions(file: TFile, sayings: readonly Saying[]): readonly Mention[] {
		if (sayings.length === 0) return [];
		const frontmatter = this.app.metadataCache.getFileCache(file)?.frontmatter ?? null;
		const day = dayOfNote(file.path, frontmatter, this.settings().dateOrder);
		return sayings.map(({ line, text }) => ({ path: file.path, line, date: dayOfSaying(text) ?? day, text }));
	}

	/** Its name and aliases, as far as they mean nobody else. */
	private namesOf(id: string): Names | null {
		const all = [...this.accounts.names()].map((one) => ({ ...one, spelling: shownName(one.spelling) }));
		const mine = all.filter((one) => one.id === id);
		if (mine.length === 0) return null;
		const own = mine.map(({ spelling }) => spelling).filter((name) => isTelling(name) && this.means(name, id));
		const others = all.filter((one) => one.id !== id).map(({ spelling }) => spelling)
			.filter((name) => own.some((short) => name.length > short.length && name.startsWith(short)));
		return { own: [...new Set(own)], others };
	}

	private means(name: string, id: string): boolean {
		const found = this.accounts.find(name);
		return found.kind === 'found' && found.id === id;
	}

	/** Notes that are nothing to us say nothing: those in ignored folders, and those that were merged away. */
	private isNothing(path: string, rules: Rules): boolean {
		if (rules.isIgnored(path)) return true;
		const file = this.app.vault.getFileByPath(path);
		const frontmatter = file && this.app.metadataCache.getFileCache(file)?.frontmatter;
		return frontmatter ? isMergedAway(propertiesOf(frontmatter, rules)) : false;
	}

	private async read(file: TFile): Promise<string | null> {
		try {
			return await this.app.vault.cachedRead(file);
		} catch {
			// The note is among the problems already if it matters.
			return null;
		}
	}
}

/** Two letters or a short everyday word would be found everywhere. */
function isTelling(name: string): boolean {
	return name.length >= 4 || (name.length >= 2 && /[^\p{ASCII}]/u.test(name)) || (name.length === 3 && name === name.toUpperCase());
}

function bodyOffsets(cache: CachedMetadata, leads: (link: string) => boolean): readonly number[] {
	return [...cache.links ?? [], ...cache.embeds ?? []]
		.filter(({ link }) => leads(link))
		.map(({ position }) => position.start.offset);
}

/** `company: [[Brightloom]]` said with its key and on its line. */
function propertySayings(text: string, cache: CachedMetadata, leads: (link: string) => boolean): readonly Saying[] {
	const links = (cache.frontmatterLinks ?? []).filter(({ link }) => leads(link));
	const end = cache.frontmatterPosition?.end.offset ?? 0;
	const lines = text.slice(0, end).split('\n');
	return links.slice(0, 1).map(({ key, link, displayText }) => {
		const line = lines.findIndex((source) => source.includes(link));
		return { line: Math.max(1, line + 1), text: `${key.replace(/\.\d+$/, '')}: ${displayText ?? link}` };
	});
}
