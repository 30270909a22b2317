import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import * as fs from 'node:fs/promises';
import path from 'node:path';
import { Refusal, systemCode, systemMessage } from './errors';

/** A file or folder of the vault: path with `/`, times in ms, size in bytes. */
export interface Entry {
	readonly path: string;
	readonly type: 'file' | 'folder';
	readonly ctime: number;
	readonly mtime: number;
	readonly size: number;
}

/** Something in the folder that is left out of the vault, and why. */
export interface FolderProblem {
	readonly path: string;
	readonly message: string;
}

export interface Listing {
	readonly entries: readonly Entry[];
	readonly problems: readonly FolderProblem[];
}

/** Times to give a written file, and the version it must still have on disk (`absent`: none) for the write to happen. */
export interface WriteOptions {
	readonly ctime?: number | undefined;
	readonly mtime?: number | undefined;
	readonly ifVersion?: string | undefined;
}

const leftOut = new Set(['.git', '.hg', '.svn', 'node_modules', '.DS_Store']);

/** Names the state of a file: any change of its bytes by another program changes it. */
export function versionOf(entry: Entry): string {
	return `${entry.mtime}-${entry.size}`;
}

function toEntry(vaultPath: string, stat: Stats): Entry {
	return {
		path: vaultPath,
		type: stat.isDirectory() ? 'folder' : 'file',
		ctime: Math.round(stat.birthtimeMs || stat.ctimeMs),
		mtime: stat.mtimeMs,
		size: stat.isDirectory() ? 0 : stat.size,
	};
}

/** A vault on disk: no path leaves it, writes are atomic, and nothing is written where it is read-only. */
export class VaultFolder {
	private constructor(readonly root: string, readonly writable: boolean) {}

	/** Throws a sentence where `folder` is no folder that can be read. */
	static async open(folder: string, writable: boolean): Promise<VaultFolder> {
		try {
			const stat = await fs.stat(folder);
			if (!stat.isDirectory()) throw new Refusal('bad-path', `${folder} is a file. A vault is a folder with notes in it.`);
			await fs.access(folder, constants.R_OK);
			return new VaultFolder(await fs.realpath(folder), writable);
		} catch (error) {
			if (error instanceof Refusal) throw error;
			const why = systemCode(error) === 'ENOENT' ? 'There is no such folder' : systemMessage(error);
			throw new Refusal('bad-path', `The vault cannot be opened: ${folder}: ${why}.`);
		}
	}

	/** Everything in the vault, parents before children, and what had to be left out. */
	async list(): Promise<Listing> {
		const entries: Entry[] = [];
		const problems: FolderProblem[] = [];
		const seen = new Set([this.root]);
		const walk = async (folder: string, prefix: string): Promise<void> => {
			const names = await fs.readdir(folder).catch((error: unknown) => {
				problems.push({ path: prefix === '' ? '/' : prefix, message: systemMessage(error) });
				return [];
			});
			for (const name of names.sort()) {
				if (leftOut.has(name) || isOwnTemporary(name)) continue;
				const vaultPath = prefix === '' ? name : `${prefix}/${name}`;
				try {
					const entry = await this.inspect(path.join(folder, name), vaultPath, seen);
					entries.push(entry);
					if (entry.type === 'folder') await walk(path.join(folder, name), vaultPath);
				} catch (error) {
					problems.push({ path: vaultPath, message: error instanceof Refusal ? error.message : systemMessage(error) });
				}
			}
		};
		await walk(this.root, '');
		return { entries, problems };
	}

	/** The entry of one path, or null where there is none. */
	async stat(vaultPath: string): Promise<Entry | null> {
		const file = await this.resolve(vaultPath);
		const stat = await fs.stat(file).catch((error: unknown) => {
			if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return null;
			throw new Refusal('unreadable', `${vaultPath}: ${systemMessage(error)}.`);
		});
		return stat === null ? null : toEntry(vaultPath, stat);
	}

	/** The bytes of a file and the version they have. */
	async read(vaultPath: string): Promise<{ readonly bytes: Buffer; readonly version: string; readonly entry: Entry }> {
		const file = await this.resolve(vaultPath);
		try {
			const handle = await fs.open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
			try {
				const stat = await handle.stat();
				if (!stat.isFile()) throw new Refusal('unreadable', `${vaultPath} is not a file.`);
				const entry = toEntry(vaultPath, stat);
				return { bytes: await handle.readFile(), version: versionOf(entry), entry };
			} finally {
				await handle.close();
			}
		} catch (error) {
			if (error instanceof Refusal) throw error;
			const code = systemCode(error) === 'ENOENT' ? 'not-found' : 'unreadable';
			throw new Refusal(code, `${vaultPath} cannot be read: ${systemMessage(error)}.`);
		}
	}

	/** Writes beside the file and renames over it, so that no reader ever sees half a file. */
	async write(vaultPath: string, bytes: Uint8Array, options: WriteOptions = {}): Promise<Entry> {
		this.refuseWrites(vaultPath);
		const file = await this.resolve(vaultPath);
		const before = await this.stat(vaultPath);
		if (before?.type === 'folder') throw new Refusal('exists', `${vaultPath} is a folder.`);
		this.checkVersion(vaultPath, before, options.ifVersion);
		const temporary = path.join(path.dirname(file), `${temporaryPrefix}${randomBytes(6).toString('hex')}`);
		try {
			const mode = before === null ? 0o644 : (await fs.stat(file)).mode;
			const handle = await fs.open(temporary, 'wx', mode);
			try {
				await handle.writeFile(bytes);
				await handle.sync();
			} finally {
				await handle.close();
			}
			if (options.mtime !== undefined) await fs.utimes(temporary, new Date(), new Date(options.mtime));
			this.checkVersion(vaultPath, await this.stat(vaultPath), options.ifVersion);
			await fs.rename(temporary, file);
		} catch (error) {
			await fs.rm(temporary, { force: true });
			if (error instanceof Refusal) throw error;
			const missing = systemCode(error) === 'ENOENT';
			throw new Refusal(missing ? 'not-found' : 'unreadable', `${vaultPath} cannot be written: ${missing ? 'its folder does not exist' : systemMessage(error)}.`);
		}
		return this.existing(vaultPath);
	}

	async makeFolder(vaultPath: string): Promise<Entry> {
		this.refuseWrites(vaultPath);
		const folder = await this.resolve(vaultPath);
		await fs.mkdir(folder, { recursive: true });
		return this.existing(vaultPath);
	}

	async remove(vaultPath: string, recursive: boolean): Promise<void> {
		this.refuseWrites(vaultPath);
		const entry = await this.existing(vaultPath);
		const file = await this.resolve(vaultPath);
		if (entry.type === 'file' || recursive) await fs.rm(file, { recursive });
		else await fs.rmdir(file);
	}

	/** Refuses to land on a path that exists, except on the same file in other case. */
	async rename(from: string, to: string): Promise<Entry> {
		this.refuseWrites(from);
		await this.existing(from);
		const [source, target] = [await this.resolve(from), await this.resolve(to)];
		const there = await fs.stat(target).catch(() => null);
		if (there !== null && there.ino !== (await fs.stat(source)).ino) throw new Refusal('exists', `${to} exists already.`);
		await fs.rename(source, target).catch((error: unknown) => {
			throw new Refusal('not-found', `${from} cannot be moved to ${to}: ${systemMessage(error)}.`);
		});
		return this.existing(to);
	}

	async copy(from: string, to: string): Promise<Entry> {
		this.refuseWrites(to);
		await this.existing(from);
		if (await this.stat(to) !== null) throw new Refusal('exists', `${to} exists already.`);
		await fs.cp(await this.resolve(from), await this.resolve(to), { recursive: true, errorOnExist: true, force: false });
		return this.existing(to);
	}

	private async existing(vaultPath: string): Promise<Entry> {
		const entry = await this.stat(vaultPath);
		if (entry === null) throw new Refusal('not-found', `${vaultPath} does not exist.`);
		return entry;
	}

	private refuseWrites(vaultPath: string): void {
		if (this.writable) return;
		throw new Refusal('read-only', `This vault is open read-only, so ${vaultPath} was not changed. Start with --write to allow changes.`);
	}

	private checkVersion(vaultPath: string, entry: Entry | null, wanted: string | undefined): void {
		if (wanted === undefined || (entry === null ? 'absent' : versionOf(entry)) === wanted) return;
		throw new Refusal('changed', `${vaultPath} was changed by another program.`);
	}

	/** A path of the vault to one of the disk; a path or a link that leads out of the vault is refused. */
	private async resolve(vaultPath: string): Promise<string> {
		const segments = vaultPath.split('/');
		const wrong = (segment: string): boolean => segment === '' || segment === '.' || segment === '..';
		const onWindows = process.platform === 'win32' && /[\\:]/.test(vaultPath);
		if (vaultPath.includes('\0') || onWindows || (vaultPath !== '' && segments.some(wrong))) {
			throw new Refusal('bad-path', `"${vaultPath}" is not a path of this vault.`);
		}
		const file = path.join(this.root, ...segments);
		const real = await realOfDeepest(file);
		if (real !== this.root && !real.startsWith(this.root + path.sep)) {
			throw new Refusal('outside', `${vaultPath} leads out of the vault.`);
		}
		return real;
	}

	private async inspect(file: string, vaultPath: string, seen: Set<string>): Promise<Entry> {
		const own = await fs.lstat(file);
		if (!own.isSymbolicLink()) return this.plain(vaultPath, own);
		const real = await fs.realpath(file);
		if (this.root.startsWith(real)) throw new Refusal('outside', 'a link that leads round in a circle');
		if (!real.startsWith(this.root + path.sep)) throw new Refusal('outside', 'a link that leads out of the vault');
		const stat = await fs.stat(file);
		if (stat.isDirectory() && seen.has(real)) throw new Refusal('outside', 'a link that leads round in a circle');
		seen.add(real);
		return this.plain(vaultPath, stat);
	}

	private plain(vaultPath: string, stat: Stats): Entry {
		if (!stat.isFile() && !stat.isDirectory()) throw new Refusal('unreadable', 'neither a file nor a folder');
		return toEntry(vaultPath, stat);
	}
}

const temporaryPrefix = '.~account-dashboard-';

/** Our own half-written files are no part of the vault. */
export function isOwnTemporary(name: string): boolean {
	return name.startsWith(temporaryPrefix);
}

// A path that does not exist yet is judged by its deepest folder that does.
async function realOfDeepest(file: string): Promise<string> {
	try {
		return await fs.realpath(file);
	} catch (error) {
		if (!['ENOENT', 'ENOTDIR'].includes(systemCode(error))) throw new Refusal('unreadable', systemMessage(error));
		// A link that leads nowhere would otherwise be written through.
		const dangling = await fs.lstat(file).then((stat) => stat.isSymbolicLink(), () => false);
		if (dangling) throw new Refusal('outside', 'a link that leads nowhere');
		return path.join(await realOfDeepest(path.dirname(file)), path.basename(file));
	}
}
