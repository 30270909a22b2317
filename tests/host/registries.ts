import type { BasesViewRegistration, CliFlags, CliHandler, Command, MarkdownPostProcessor, MarkdownPostProcessorContext, ObsidianProtocolHandler, PluginSettingTab } from 'obsidian';
import { Events } from './base';

export interface RegisteredCommand extends Command {
	readonly pluginId: string;
}

export interface RegisteredCli {
	readonly pluginId: string;
	readonly description: string;
	readonly flags: CliFlags | null;
	readonly handler: CliHandler;
}

export type CodeBlockHandler = (source: string, el: HTMLElement, ctx: MarkdownPostProcessorContext) => unknown;

export interface RibbonAction {
	readonly pluginId: string;
	readonly icon: string;
	readonly title: string;
	readonly callback: (event: MouseEvent) => unknown;
	readonly el: HTMLElement;
}

/**
 * What plugins have registered. `change` is triggered with the name of the registry, so that a
 * screen can redraw.
 */
export class Registries extends Events {
	readonly commands = new Map<string, RegisteredCommand>();
	readonly cli = new Map<string, RegisteredCli>();
	readonly protocol = new Map<string, ObsidianProtocolHandler>();
	readonly codeBlocks = new Map<string, CodeBlockHandler>();
	readonly postProcessors = new Set<MarkdownPostProcessor>();
	readonly settingTabs = new Set<PluginSettingTab>();
	readonly bases = new Map<string, BasesViewRegistration>();
	readonly ribbon = new Set<RibbonAction>();
	readonly statusBar = new Set<HTMLElement>();
	readonly editorExtensions = new Set<unknown>();
	readonly editorSuggests = new Set<unknown>();

	/** Adds under a key; gives back how to take it out again. */
	put<V>(name: string, map: Map<string, V>, key: string, value: V): () => void {
		map.set(key, value);
		this.trigger('change', name);
		return () => {
			if (map.get(key) === value) map.delete(key);
			this.trigger('change', name);
		};
	}

	/** Adds to a set; gives back how to take it out again. */
	add<V>(name: string, set: Set<V>, value: V): () => void {
		set.add(value);
		this.trigger('change', name);
		return () => {
			set.delete(value);
			this.trigger('change', name);
		};
	}

	/** How many things are registered. */
	get size(): number {
		return [this.commands, this.cli, this.protocol, this.codeBlocks, this.postProcessors, this.settingTabs, this.bases,
			this.ribbon, this.statusBar, this.editorExtensions, this.editorSuggests].reduce((sum, each) => sum + each.size, 0);
	}
}
