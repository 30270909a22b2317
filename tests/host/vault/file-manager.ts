import type { DataWriteOptions } from 'obsidian';
import { TFolder, type TAbstractFile, type TFile } from 'obsidian-test-mocks/obsidian';
import { nameOf } from '../disk/paths';
import { getFrontMatterInfo, normalizePath, parseYaml, stringifyYaml } from '../functions';
import type { MetadataCache } from '../metadata/cache';
import { encodeLink, linkPath, wikiLink, type LinkStyle } from './link-text';
import { followLinks, linksToFollow } from './rename-links';
import type { Vault } from './vault';

interface AppParts {
	readonly vault: Vault;
	readonly metadataCache: MetadataCache;
}

/** What acts on files as the person would, with the person's settings. */
export class FileManager {
	constructor(private readonly app: AppParts) {}

	private get style(): LinkStyle {
		const { vault } = this.app;
		return {
			useMarkdownLinks: vault.getConfig__('useMarkdownLinks') === true,
			newLinkFormat: (vault.getConfig__('newLinkFormat') ?? 'shortest') as LinkStyle['newLinkFormat'],
		};
	}

	/** Where a new note goes: the setting "Default location for new notes". */
	getNewFileParent(sourcePath: string, _newFilePath?: string): TFolder {
		const { vault } = this.app;
		const where = vault.getConfig__('newFileLocation');
		if (where === 'current') return vault.getFileByPath(sourcePath)?.parent ?? vault.getRoot();
		const chosen = vault.getConfig__('newFileFolderPath');
		if (where === 'folder' && typeof chosen === 'string') return vault.getFolderByPath(normalizePath(chosen)) ?? vault.getRoot();
		return vault.getRoot();
	}

	/** Renames, and makes every link to the file follow. */
	async renameFile(file: TAbstractFile, newPath: string): Promise<void> {
		const { vault, metadataCache } = this.app;
		const found = linksToFollow(vault, metadataCache, file);
		await vault.rename(file, newPath);
		if (vault.getConfig__('alwaysUpdateLinks') !== false) await followLinks(vault, metadataCache, found, this.style);
	}

	async promptForDeletion(file: TAbstractFile): Promise<boolean> {
		await this.trashFile(file);
		return true;
	}

	/** Deletes as the setting "Deleted files" says: to the system's trash, to `.trash`, or for good. */
	async trashFile(file: TAbstractFile): Promise<void> {
		const { access } = this.app.vault;
		const where = this.app.vault.getConfig__('trashOption');
		if (where === 'none') await (file instanceof TFolder ? access.rmdir(file.path, true) : access.remove(file.path));
		else if (where === 'local' || !await access.trashSystem(file.path)) await access.trashLocal(file.path);
	}

	generateMarkdownLink(file: TFile, sourcePath: string, subpath = '', alias?: string): string {
		const { style } = this;
		const isNote = file.extension === 'md';
		const path = linkPath(file, sourcePath, style, this.app.metadataCache.fileToLinktext(file, sourcePath, !style.useMarkdownLinks));
		const bang = isNote ? '' : '!';
		if (!style.useMarkdownLinks) return bang + wikiLink(path, subpath, alias);
		return `${bang}[${alias ?? file.basename}](${encodeLink(path)}${encodeLink(subpath)})`;
	}

	/**
	 * Reads the properties, lets the caller change them, and writes them anew: comments, quoting and
	 * the order of what YAML says are lost, and bad YAML is thrown.
	 */
	async processFrontMatter(file: TFile, fn: (frontmatter: Record<string, unknown>) => void, options?: DataWriteOptions): Promise<void> {
		await this.app.vault.process(file, (text) => {
			const info = getFrontMatterInfo(text);
			const parsed = info.exists ? parseYaml(info.frontmatter) : {};
			const properties = (parsed ?? {}) as Record<string, unknown>;
			fn(properties);
			const body = info.exists ? text.slice(info.contentStart) : text;
			return Object.keys(properties).length === 0 ? body : `---\n${stringifyYaml(properties)}---\n${body}`;
		}, options);
	}

	async getAvailablePathForAttachment(filename: string, sourcePath?: string): Promise<string> {
		const name = nameOf(filename);
		const dot = name.lastIndexOf('.');
		const source = sourcePath === undefined ? null : this.app.vault.getFileByPath(sourcePath);
		return this.app.vault.getAvailablePathForAttachments__(dot > 0 ? name.slice(0, dot) : name, dot > 0 ? name.slice(dot + 1) : '', source);
	}
}
