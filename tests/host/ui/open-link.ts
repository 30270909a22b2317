import type { OpenViewState, PaneType, TFile } from 'obsidian';
import { getLinkpath, parseLinktext } from '../functions';
import type { Workspace } from './workspace';

/** Opens what a link means, as seen from a file; makes the note where there is none yet. */
export async function openLinkText(workspace: Workspace, linktext: string, sourcePath: string, newLeaf?: PaneType | boolean, openState: OpenViewState = {}): Promise<void> {
	const { app } = workspace;
	const { path, subpath } = parseLinktext(linktext);
	const linkpath = getLinkpath(linktext);
	const source = app.vault.getFileByPath(sourcePath);
	const found = linkpath === '' ? source : app.metadataCache.getFirstLinkpathDest(linkpath, sourcePath);
	const file = found ?? await createNote(workspace, path, sourcePath);
	if (file === null) return;
	const leaf = workspace.getLeaf(newLeaf ?? false);
	const eState = { ...openState.eState, ...subpath === '' ? {} : { subpath } };
	await leaf.openFile(file, { active: true, ...openState, eState });
}

async function createNote(workspace: Workspace, path: string, sourcePath: string): Promise<TFile | null> {
	const { vault, fileManager } = workspace.app;
	const name = /\.[a-z0-9]+$/i.test(path) ? path : `${path}.md`;
	const folder = path.includes('/') ? '' : fileManager.getNewFileParent(sourcePath, name).path;
	const full = folder === '' || folder === '/' ? name : `${folder}/${name}`;
	const parent = full.slice(0, Math.max(0, full.lastIndexOf('/')));
	if (parent !== '' && vault.getFolderByPath(parent) === null) await vault.createFolder(parent);
	return vault.getFileByPath(full) ?? vault.create(full, '');
}
