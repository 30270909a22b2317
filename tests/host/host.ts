import type { App as ApiApp, Plugin as ApiPlugin, PluginManifest } from 'obsidian';
import { runCommand, type App, type Device } from './app';
import { countListeners } from './base';
import { buildApp, buildDisk, isSynced } from './build';
import { setToday } from './clock';
import { textOf, type Content } from './disk/content';
import type { Disk } from './disk/disk';
import { Gate } from './disk/gate';
import { collectErrors } from './errors';
import { installGlobals } from './globals';
import type { Attempt, HostOptions, PluginEntry } from './options';
import type { Plugin } from './plugin';
import { Rest } from './rest';
import { enter, leave } from './shared';
import { Tasks, turn } from './tasks';
import { setMobile } from './ui/platform';
import type { Timers } from './window-timers';

export type { Attempt, HostOptions, PluginClass, PluginEntry, Screen } from './options';

const errors: unknown[] = [];

/** Starts an Obsidian over some files. */
export async function createHost(options: HostOptions = {}): Promise<Host> {
	await installGlobals();
	const host = new Host(options);
	for (const { type, manifest } of options.plugins ?? []) await host.loadPlugin(type, manifest);
	if (options.isStarted !== false) await host.start();
	return host;
}

/** One run of the application on one device. */
export class Host {
	readonly app: ApiApp;
	readonly disk: Disk;
	readonly device: Device;
	readonly gate = new Gate();
	readonly configDir: string;
	/** What listeners threw since somebody last looked. `flush` throws them. */
	readonly errors = errors;
	/** The app as the host itself sees it. */
	readonly inner: App;
	private readonly tasks = new Tasks();
	private readonly timers: Timers;
	private readonly rest: Rest;
	private readonly loaded = new Map<string, { readonly plugin: ApiPlugin; readonly entry: PluginEntry }>();
	private readonly ownListeners: number;
	private isStarted = false;

	constructor(private readonly options: HostOptions) {
		collectErrors((error) => errors.push(error));
		if (options.today !== undefined) setToday(options.today);
		setMobile(options.isMobile === true);
		this.disk = buildDisk(options);
		this.device = options.device ?? { id: options.deviceId ?? 'device-1', storage: new Map() };
		this.configDir = options.configDir ?? '.obsidian';
		this.disk.mkdir(this.configDir);
		this.gate.judge = options.onWrite ?? null;
		this.timers = enter(this, options.allowNetwork === true);
		this.rest = new Rest(this.tasks, this.timers);
		this.inner = buildApp(options, { ...this.ground, onDiskCall: (begins) => this.rest.onDiskCall(begins) });
		this.app = this.inner.asApi();
		Object.assign(globalThis, { app: this.inner });
		this.ownListeners = countListeners(...this.inner.eventSources);
	}

	private get ground(): { disk: Disk; device: Device; gate: Gate; tasks: Tasks; configDir: string } {
		const { disk, device, gate, tasks, configDir } = this;
		return { disk, device, gate, tasks, configDir };
	}

	/** The vault's files become known, the layout is ready, the metadata resolves. */
	async start(until: 'layout' | 'partial' | 'resolved' = 'resolved'): Promise<void> {
		if (!this.isStarted) {
			this.isStarted = true;
			this.tasks.isHeld = true;
			this.inner.vault.load__();
			this.inner.metadataCache.initialize(this.options.metadata ?? 'warm');
			await this.inner.workspace.start();
		}
		if (until === 'layout') return;
		if (until === 'partial') {
			this.tasks.step();
			return;
		}
		this.tasks.release();
		while (!this.tasks.isIdle) await turn();
		await turn();
	}

	/** Switches a plugin on; `byUser` says that a person did so just now. */
	async loadPlugin<P extends ApiPlugin>(type: new (app: ApiApp, manifest: PluginManifest) => P, manifest: PluginManifest, byUser = false): Promise<P> {
		const dir = `${this.configDir}/plugins/${manifest.id}`;
		this.disk.mkdir(dir);
		const plugin = new type(this.app, { ...manifest, dir });
		this.loaded.set(manifest.id, { plugin, entry: { type, manifest } });
		this.inner.plugins.plugins[manifest.id] = plugin;
		this.inner.plugins.enabledPlugins.add(manifest.id);
		try {
			plugin.load();
			await (plugin as unknown as Plugin).loaded;
		} catch (error) {
			this.unloadPlugin(manifest.id);
			throw error;
		}
		if (byUser) plugin.onUserEnable();
		return plugin;
	}

	/** Switches a plugin off. */
	unloadPlugin(id: string): void {
		this.loaded.get(id)?.plugin.unload();
		this.loaded.delete(id);
		delete this.inner.plugins.plugins[id];
		this.inner.plugins.enabledPlugins.delete(id);
	}

	/** Lets another plugin seem to be there, with the interface that it offers. */
	pretendPlugin(id: string, plugin: unknown): void {
		this.inner.plugins.plugins[id] = plugin;
		this.inner.plugins.enabledPlugins.add(id);
	}

	/** Builds everything that the application would hold in memory, so that a benchmark need not wait for it. */
	warm(): void {
		const { vault, metadataCache } = this.inner;
		for (const file of vault.getMarkdownFiles()) metadataCache.getFileCache(file);
		Object.keys(metadataCache.resolvedLinks);
	}

	/** Waits until nothing more happens by itself: events, indexing, debounced calls, short timers. */
	async flush(): Promise<void> {
		await this.rest.come();
		this.throwErrors();
	}

	/** Waits until something holds. */
	async until(holds: () => boolean, limit = 5_000): Promise<void> {
		await this.rest.until(holds, limit);
	}

	/** Throws what listeners have thrown. */
	throwErrors(): void {
		const thrown = errors.splice(0);
		if (thrown.length === 1) throw thrown[0];
		if (thrown.length > 1) throw new AggregateError(thrown, thrown.map(String).join('\n'));
	}

	/** Runs work that the machine may not survive. */
	async attempt<T>(work: Promise<T>): Promise<Attempt<T>> {
		const death = new Promise<Attempt<T>>((resolve) => {
			if (this.gate.isDead) resolve({ kind: 'dead' });
			this.gate.onStop = () => resolve({ kind: 'dead' });
		});
		const outcome = work.then(
			(value): Attempt<T> => ({ kind: 'done', value }),
			(error: unknown): Attempt<T> => ({ kind: 'failed', error }),
		);
		const first = await Promise.race([outcome, death]);
		return this.gate.isDead ? { kind: 'dead' } : first;
	}

	/** Text of a file as it is on disk; null where there is none. */
	text(path: string): string | null {
		const file = this.disk.file(path);
		return file ? textOf(file.content) : null;
	}

	/** Another program writes a file. The application notices a little later, unless told not to. */
	externalWrite(path: string, content: Content, isNoticed = true): void {
		this.disk.seed(path, content);
		if (isNoticed) this.notice(path);
	}

	/** Another program deletes a file or a folder. */
	externalDelete(path: string, isNoticed = true): void {
		if (this.disk.isFolder(path)) this.disk.rmdir(path, true);
		else this.disk.remove(path);
		if (isNoticed) this.notice(path);
	}

	/** Another program renames a file: the application sees one go and one come. */
	externalRename(path: string, to: string): void {
		this.disk.rename(path, to);
		this.notice(path);
		this.notice(to);
	}

	/** The file watcher tells of this path. */
	notice(path: string): void {
		this.tasks.schedule(() => this.inner.vault.reconcile(path));
		const data = /\/plugins\/([^/]+)\/data\.json$/.exec(path)?.[1];
		const plugin = data === undefined ? undefined : this.loaded.get(data)?.plugin;
		if (plugin) this.tasks.schedule(() => { plugin.onExternalSettingsChange?.(); });
	}

	/** Runs a command of the command line as a terminal would; flags without a value are `true`. */
	async cli(command: string, flags: Readonly<Record<string, string | number | boolean | undefined>> = {}): Promise<string> {
		const registered = this.inner.registries.cli.get(command);
		if (!registered) throw new Error(`No such command: ${command}`);
		const given = Object.entries(flags).filter(([, value]) => value !== undefined && value !== false);
		const params = Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
		const missing = Object.entries(registered.flags ?? {}).find(([name, flag]) => flag.required === true && params[name] === undefined);
		if (missing) throw new Error(`Missing required parameter: ${missing[0]}=${missing[1].value ?? ''}`);
		const answer: unknown = await registered.handler(params);
		if (typeof answer !== 'string') throw new TypeError(`The handler of ${command} gave no text.`);
		return answer;
	}

	/** The same with `format=json`, read. */
	async json(command: string, flags: Readonly<Record<string, string | number | boolean | undefined>> = {}): Promise<unknown> {
		return JSON.parse(await this.cli(command, { ...flags, format: 'json' })) as unknown;
	}

	/** Runs a command of the palette; false where it does not offer itself now. */
	command(id: string): boolean {
		const { commands } = this.inner.registries;
		const full = [...commands.keys()].find((each) => each === id || each.endsWith(`:${id}`));
		if (full === undefined) throw new Error(`No such command: ${id}`);
		return runCommand(commands.get(full));
	}

	/** Opens `obsidian://action?…`. */
	async openUri(action: string, params: Readonly<Record<string, string>> = {}): Promise<void> {
		const handler = this.inner.registries.protocol.get(action);
		if (!handler) throw new Error(`Nothing opens obsidian://${action}`);
		await (handler as (data: Record<string, string>) => unknown)({ ...params, action });
	}

	/** Listeners, registrations and timers that are there beside the application's own. */
	listenerCount(): number {
		return countListeners(...this.inner.eventSources) - this.ownListeners + this.inner.registries.size + this.timers.count;
	}

	/** Ends this run and starts the next over the same disk, with the same plugins on. */
	async restart(options: Partial<HostOptions> = {}): Promise<Host> {
		const plugins = [...this.loaded.values()].map(({ entry }) => entry);
		this.close();
		const { files: _files, onWrite: _onWrite, ...kept } = this.options;
		return createHost({ ...kept, isStarted: true, plugins, ...options, disk: this.disk, device: this.device });
	}

	/** Stops dead, with no chance to tidy up, and starts again. */
	async crash(options: Partial<HostOptions> = {}): Promise<Host> {
		this.gate.stop();
		return this.restart(options);
	}

	/** Another device with a copy of the vault. Obsidian Sync carries less than a shared folder does. */
	async otherDevice(deviceId: string, via: 'sync' | 'folder' = 'folder', options: Partial<HostOptions> = {}): Promise<Host> {
		const plugins = [...this.loaded.values()].map(({ entry }) => entry);
		const disk = this.disk.copy((path) => via === 'folder' || isSynced(path, this.configDir));
		const { files: _files, device: _device, onWrite: _onWrite, ...kept } = this.options;
		return createHost({ ...kept, isStarted: true, plugins, ...options, disk, deviceId, device: { id: deviceId, storage: new Map() } });
	}

	/** Brings what differs on another device here, as a sync does; gives the paths. */
	receive(from: Host, keep: (path: string) => boolean = () => true): string[] {
		const theirs = from.disk.snapshot();
		const ours = this.disk.snapshot();
		const changed = Object.keys(theirs).filter((path) => keep(path) && (ours[path] === undefined || textOf(ours[path]) !== textOf(theirs[path] ?? '')));
		const gone = Object.keys(ours).filter((path) => keep(path) && theirs[path] === undefined);
		for (const path of changed) this.externalWrite(path, theirs[path] ?? '');
		for (const path of gone) this.externalDelete(path);
		return [...changed, ...gone];
	}

	/** Ends this run: plugins are unloaded, and nothing of it reaches the disk any more. */
	close(): void {
		if (!this.gate.isDead) for (const id of [...this.loaded.keys()]) this.unloadPlugin(id);
		this.tasks.isStopped = true;
		this.gate.stop();
		leave(this);
	}
}
