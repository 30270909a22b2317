import type { Host } from '../../host/host';
import type { FolderDisk } from './folder-disk';
import { ServerRefusal } from './network';
import type { Workbench } from './workbench';

type Apply = (step: { readonly path: string; readonly to?: string }, deed: unknown) => Promise<void>;
type Process = (path: string, fn: (text: string) => string, options?: unknown) => Promise<string>;
type Read = (path: string) => Promise<unknown>;

const tries = 3;

/** Joins the host to a folder on disk: a write is done when it is there, and what others change is noticed. */
export function connect(host: Host, folder: FolderDisk, workbench: Workbench): void {
	const access = host.inner.vault.access as unknown as Record<'apply', Apply> & Record<'process', Process> & Record<'read' | 'readBinary', Read>;
	const { apply, process, read, readBinary } = access;
	access.apply = async (step, deed) => {
		await apply.call(access, step, deed);
		await folder.settled(step.path);
	};
	access.process = async (path, fn, options) => {
		for (let count = 1; ; count += 1) {
			try {
				return await process.call(access, path, fn, options);
			} catch (error) {
				// Another program was faster: read what it wrote and edit that.
				if (!(error instanceof ServerRefusal) || error.code !== 'changed' || count === tries) throw error;
			}
		}
	};
	access.read = async (path) => {
		await folder.ensure(path);
		return read.call(access, path);
	};
	access.readBinary = async (path) => {
		await folder.ensure(path);
		return readBinary.call(access, path);
	};
	folder.onExternal = (path) => host.notice(path);
	folder.onLost = (isLost) => document.body.classList.toggle('is-disconnected', isLost);
	folder.watch();
	const { problems } = folder;
	if (problems.length > 0) {
		const [first] = problems;
		workbench.say(`Left out: ${first?.path ?? ''}: ${first?.message ?? ''}${problems.length > 1 ? ` (and ${problems.length - 1} more)` : ''}`, 10_000);
	}
}
