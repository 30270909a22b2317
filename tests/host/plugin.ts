import type { App as ApiApp, BasesViewRegistration, CliFlags, CliHandler, Command, HoverLinkSource, MarkdownPostProcessor, ObsidianProtocolHandler, PluginManifest, PluginSettingTab, ViewCreator } from 'obsidian';
import { Plugin as MockPlugin } from 'obsidian-test-mocks/obsidian';
import type { App } from './app';
import { anyDiv } from './elements';
import type { CodeBlockHandler } from './registries';

/** A plugin whose registrations reach the host and are taken back when it is unloaded. */
export abstract class Plugin extends MockPlugin {
	declare app: never;
	private loading: Promise<void> = Promise.resolve();

	constructor(app: ApiApp, manifest: PluginManifest) {
		super(app as never, manifest);
	}

	private get host(): App { return this.app; }
	private get id(): string { return this.manifest.id; }
	private get dataPath(): string { return `${this.folder}/data.json`; }
	private get folder(): string { return this.manifest.dir ?? `${this.host.vault.configDir}/plugins/${this.id}`; }

	/** Resolves when `onload` is through; rejects with what it threw. */
	get loaded(): Promise<void> { return this.loading; }

	override load(): void {
		if (this.loaded__) return;
		this.loaded__ = true;
		this.loading = (async () => {
			await Promise.resolve(this.onload() as unknown);
			for (const child of [...this.children__]) child.load();
		})();
	}

	/** The content of `data.json`, null where there is none. */
	override async loadData(): Promise<unknown> {
		const { vault } = this.host;
		if (!await vault.access.exists(this.dataPath)) return null;
		return JSON.parse(await vault.access.read(this.dataPath)) as unknown;
	}

	override async saveData(data: unknown): Promise<void> {
		const { vault } = this.host;
		const text = JSON.stringify(data, null, 2);
		if (text === undefined) throw new TypeError('Nothing to save: the data is undefined.');
		if (!await vault.access.exists(this.folder)) await vault.access.mkdir(this.folder);
		await vault.access.write(this.dataPath, text);
	}

	override addCommand(command: Command): Command {
		if (!command.id || !command.name) throw new Error('A command needs an id and a name.');
		if (command.id.startsWith(`${this.id}:`)) throw new Error(`The command id ${command.id} must not hold the plugin's id.`);
		command.id = `${this.id}:${command.id}`;
		command.name = `${this.manifest.name}: ${command.name}`;
		if (this.host.registries.commands.has(command.id)) throw new Error(`The command ${command.id} is registered already.`);
		const { registries } = this.host;
		this.register(registries.put('commands', registries.commands, command.id, Object.assign(command, { pluginId: this.id })));
		return command;
	}

	override removeCommand(commandId: string): void {
		this.host.registries.commands.delete(`${this.id}:${commandId}`);
		this.host.registries.trigger('change', 'commands');
	}

	override addRibbonIcon(icon: string, title: string, callback: (event: MouseEvent) => unknown): HTMLElement {
		const { registries, workspace } = this.host;
		const el = workspace.leftRibbon.addRibbonItem(`${this.id}:${title}`, icon, title, callback);
		this.register(registries.add('ribbon', registries.ribbon, { pluginId: this.id, icon, title, callback, el }));
		this.register(() => workspace.leftRibbon.removeRibbonItem(el));
		return el;
	}

	override addStatusBarItem(): HTMLElement {
		const { registries } = this.host;
		const el = anyDiv();
		this.register(registries.add('statusBar', registries.statusBar, el));
		return el;
	}

	override addSettingTab(tab: never): void {
		const { registries } = this.host;
		this.register(registries.add('settingTabs', registries.settingTabs, tab));
		// The application asks for the definitions at once, for its search over all settings.
		(tab as Partial<PluginSettingTab>).getSettingDefinitions?.();
	}

	override registerView(type: string, creator: unknown): void {
		this.host.workspace.viewRegistry.registerView(type, creator as ViewCreator);
		this.register(() => this.host.workspace.viewRegistry.unregisterView(type));
	}

	override registerExtensions(extensions: string[], type: string): void {
		this.host.workspace.viewRegistry.registerExtensions(extensions, type);
		this.register(() => this.host.workspace.viewRegistry.unregisterExtensions(extensions));
	}

	override registerHoverLinkSource(id: string, info: HoverLinkSource): void {
		this.host.workspace.registerHoverLinkSource(id, info);
		this.register(() => this.host.workspace.unregisterHoverLinkSource(id));
	}

	override registerMarkdownPostProcessor(processor: MarkdownPostProcessor): MarkdownPostProcessor {
		const { registries } = this.host;
		this.register(registries.add('postProcessors', registries.postProcessors, processor));
		return processor;
	}

	override registerMarkdownCodeBlockProcessor(language: string, handler: CodeBlockHandler): MarkdownPostProcessor {
		const { registries } = this.host;
		if (registries.codeBlocks.has(language)) throw new Error(`Code block postprocessor for language ${language} is already registered`);
		this.register(registries.put('codeBlocks', registries.codeBlocks, language, handler));
		return () => undefined;
	}

	/** False where the person has switched Bases off. */
	override registerBasesView(viewId: string, registration: BasesViewRegistration): boolean {
		const { registries } = this.host;
		if (!this.host.hasBases) return false;
		if (registries.bases.has(viewId)) throw new Error(`The Bases view ${viewId} is registered already.`);
		this.register(registries.put('bases', registries.bases, viewId, registration));
		return true;
	}

	override registerObsidianProtocolHandler(action: string, handler: ObsidianProtocolHandler): void {
		const { registries } = this.host;
		if (registries.protocol.has(action)) throw new Error(`The action ${action} is registered already.`);
		this.register(registries.put('protocol', registries.protocol, action, handler));
	}

	override registerCliHandler(command: string, description: string, flags: CliFlags | null, handler: CliHandler): void {
		const { registries } = this.host;
		if (!/^[A-Za-z0-9-]+(:[A-Za-z0-9-]+)?$/.test(command)) throw new Error(`Not a command of the command line: ${command}`);
		if (command !== this.id && !command.startsWith(`${this.id}:`)) throw new Error(`The command ${command} does not begin with the plugin's id.`);
		if (description === '') throw new Error(`The command ${command} needs a description.`);
		if (registries.cli.has(command)) throw new Error(`The command ${command} is registered already.`);
		this.register(registries.put('cli', registries.cli, command, { pluginId: this.id, description, flags, handler }));
	}

	override registerEditorExtension(extension: never): void {
		const { registries } = this.host;
		this.register(registries.add('editorExtensions', registries.editorExtensions, extension));
	}

	override registerEditorSuggest(suggest: never): void {
		const { registries } = this.host;
		this.register(registries.add('editorSuggests', registries.editorSuggests, suggest));
	}
}
