import { Keymap, RenderContext, Scope, SecretStorage } from 'obsidian-test-mocks/obsidian';
import type { App as ApiApp, Command } from 'obsidian';
import { Events } from './base';
import type { DiskAccess } from './disk/adapter';
import type { Gate } from './disk/gate';
import { MetadataCache } from './metadata/cache';
import { Registries } from './registries';
import type { Tasks } from './tasks';
import { FileManager } from './vault/file-manager';
import { Vault } from './vault/vault';
import { DataWorkspace, type HostWorkspace } from './workspace';

/** What one device keeps for the application beside the vault. */
export interface Device {
	readonly id: string;
	readonly storage: Map<string, string>;
}

/** The parts that an app is made of. */
export interface AppParts {
	readonly access: DiskAccess;
	readonly configDir: string;
	readonly device: Device;
	readonly gate: Gate;
	readonly tasks: Tasks;
	readonly hasBases: boolean;
	/** Makes the workspace; without a screen there is one that shows nothing. */
	readonly createWorkspace: ((app: ApiApp) => HostWorkspace) | null;
	readonly createKeymap: ((app: ApiApp) => object) | null;
	readonly createScope: (() => object) | null;
}

/** The application, as a plugin gets it. */
export class App {
	readonly vault: Vault;
	readonly metadataCache: MetadataCache;
	readonly fileManager: FileManager;
	readonly workspace: HostWorkspace;
	readonly keymap: object;
	readonly scope: object;
	readonly renderContext: object;
	readonly secretStorage: object;
	readonly registries = new Registries();
	readonly hasBases: boolean;
	lastEvent: unknown = null;
	/** Unofficial, but much used: other plugins, and commands by id. */
	readonly plugins = {
		plugins: {} as Record<string, unknown>,
		enabledPlugins: new Set<string>(),
		getPlugin: (id: string): unknown => this.plugins.plugins[id] ?? null,
	};
	readonly commands = {
		commands: {} as Record<string, Command>,
		listCommands: (): Command[] => [...this.registries.commands.values()],
		findCommand: (id: string): Command | undefined => this.registries.commands.get(id),
		executeCommandById: (id: string): boolean => runCommand(this.registries.commands.get(id)),
	};

	constructor(private readonly parts: AppParts) {
		const self = this.asApi();
		this.hasBases = parts.hasBases;
		this.vault = new Vault(parts.access);
		this.vault.configDir = parts.configDir;
		this.metadataCache = new MetadataCache(this.vault, parts.tasks);
		this.fileManager = new FileManager(this);
		this.keymap = parts.createKeymap?.(self) ?? Keymap.create__();
		this.scope = parts.createScope?.() ?? Scope.create__();
		this.workspace = parts.createWorkspace?.(self) ?? new DataWorkspace(() => self);
		this.renderContext = RenderContext.create__(this as never);
		this.secretStorage = SecretStorage.create2__(this as never);
	}

	/** The app under the type that plugins know. */
	asApi(): ApiApp {
		return this as unknown as ApiApp;
	}

	isDarkMode(): boolean {
		return typeof document !== 'undefined' && document.body.classList.contains('theme-dark');
	}

	/** What this device keeps under a key; null where nothing is. */
	loadLocalStorage(key: string): unknown {
		const text = this.parts.device.storage.get(key);
		return text === undefined ? null : JSON.parse(text) as unknown;
	}

	/** Keeps JSON on this device alone; null takes it away. */
	saveLocalStorage(key: string, data: unknown): void {
		const { device, gate } = this.parts;
		const text = data === null || data === undefined ? null : JSON.stringify(data);
		gate.pass({ kind: 'local-storage', path: key }, {
			whole: () => {
				if (text === null) device.storage.delete(key);
				else device.storage.set(key, text);
			},
		});
	}

	/** Everything in which listeners can be left behind. */
	get eventSources(): Events[] {
		return [this.vault, this.metadataCache, this.workspace, this.workspace.viewRegistry];
	}
}

/** Runs a command that needs no editor; false where it says that it cannot run now. */
export function runCommand(command: Command | undefined): boolean {
	if (!command) return false;
	if (command.checkCallback) {
		if (command.checkCallback(true) !== true) return false;
		command.checkCallback(false);
		return true;
	}
	if (!command.callback) return false;
	command.callback();
	return true;
}
