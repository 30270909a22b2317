import { App, type Device } from './app';
import { createAdapter } from './disk/adapter';
import { textOf } from './disk/content';
import { Disk } from './disk/disk';
import type { Gate } from './disk/gate';
import { isHidden } from './disk/paths';
import type { HostOptions } from './options';
import type { Tasks } from './tasks';

/** What an app is built over. */
export interface Ground {
	readonly disk: Disk;
	readonly device: Device;
	readonly gate: Gate;
	readonly tasks: Tasks;
	readonly configDir: string;
	/** Told of every call to the disk: `true` as it begins, `false` as its wait ends. */
	readonly onDiskCall: (begins: boolean) => void;
}

/** The application over a disk, with the person's settings. */
export function buildApp(options: HostOptions, ground: Ground): App {
	const { disk, gate, tasks, device, configDir } = ground;
	const wait = options.latency ?? null;
	const access = createAdapter({
		disk,
		gate,
		name: options.vaultName ?? 'Vault',
		hasSystemTrash: options.hasSystemTrash ?? options.isMobile !== true,
		latency: () => {
			ground.onDiskCall(true);
			if (wait) return wait().finally(() => ground.onDiskCall(false));
			ground.onDiskCall(false);
			return Promise.resolve();
		},
	}, options.isMobile === true);
	const { screen } = options;
	const app = new App({
		access, configDir, device, gate, tasks, hasBases: options.hasBases ?? true,
		createWorkspace: screen?.createWorkspace ?? null,
		createKeymap: screen?.createKeymap ?? null,
		createScope: screen?.createScope ?? null,
	});
	app.vault.processKeepsBom = options.processStripsBom !== true;
	app.metadataCache.options = { yamlDates: options.yamlDates === true };
	Object.assign(app.vault.config__, readAppJson(disk, configDir), options.settings);
	return app;
}

/** The disk that the options describe. */
export function buildDisk(options: HostOptions): Disk {
	return options.disk ?? new Disk({
		...(options.files ? { files: options.files } : {}),
		...(options.caseSensitive === undefined ? {} : { caseSensitive: options.caseSensitive }),
		...(options.persist ? { persist: options.persist } : {}),
		now: options.clock ?? (() => Date.now()),
	});
}

/** What Obsidian Sync carries: notes and attachments, and of a plugin's folder its own files and settings. */
export function isSynced(path: string, configDir: string): boolean {
	if (!isHidden(path)) return true;
	if (!path.startsWith(`${configDir}/`)) return path === configDir;
	return !path.includes('/plugins/') || /\/plugins\/[^/]+(?:\/(?:data\.json|main\.js|manifest\.json|styles\.css))?$/.test(path);
}

function readAppJson(disk: Disk, configDir: string): object {
	try {
		return JSON.parse(textOf(disk.read(`${configDir}/app.json`))) as object;
	} catch {
		return {};
	}
}
