import { TAbstractFile, TFile, TFolder, type Vault as MockVault } from 'obsidian-test-mocks/obsidian';
import type { DiskFile } from '../disk/disk';
import { nameOf } from '../disk/paths';

/** Gives a file the name, base name and extension that its path has. */
export function setPath(file: TAbstractFile, path: string): void {
	file.path = path;
	file.name = nameOf(path);
	if (!(file instanceof TFile)) return;
	const dot = file.name.lastIndexOf('.');
	file.extension = dot > 0 ? file.name.slice(dot + 1) : '';
	file.basename = dot > 0 ? file.name.slice(0, dot) : file.name;
}

/** Gives a file the times and the size that it has on disk. */
export function setStat(file: TFile, onDisk: DiskFile): void {
	file.stat = { ctime: onDisk.ctime, mtime: onDisk.mtime, size: onDisk.size };
}

/** A file of the vault with its name and times. */
export function makeFile(vault: MockVault, path: string, onDisk: DiskFile): TFile {
	const file = TFile.create__(vault, path);
	setPath(file, path);
	setStat(file, onDisk);
	return file;
}

/** A file or a folder and all that lies in it, itself first. */
export function withDescendants(file: TAbstractFile): TAbstractFile[] {
	return file instanceof TFolder ? [file, ...file.children.flatMap(withDescendants)] : [file];
}
