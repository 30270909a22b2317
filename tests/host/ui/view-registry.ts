import type { ViewCreator } from 'obsidian';
import { Events } from '../base';

/** Which view shows what. */
export class ViewRegistry extends Events {
	private readonly creators = new Map<string, ViewCreator>();
	private readonly extensions = new Map<string, string>();

	registerView(type: string, creator: ViewCreator): void {
		if (this.creators.has(type)) throw new Error(`Attempting to register an existing view type "${type}"`);
		this.creators.set(type, creator);
		this.trigger('view-registered', type);
	}

	unregisterView(type: string): void {
		if (this.creators.delete(type)) this.trigger('view-unregistered', type);
	}

	getViewCreatorByType(type: string): ViewCreator | undefined {
		return this.creators.get(type);
	}

	registerExtensions(extensions: readonly string[], type: string): void {
		for (const extension of extensions) {
			if (this.extensions.has(extension)) throw new Error(`Attempting to register an existing file extension "${extension}"`);
			this.extensions.set(extension, type);
		}
		this.trigger('extensions-updated');
	}

	unregisterExtensions(extensions: readonly string[]): void {
		for (const extension of extensions) this.extensions.delete(extension);
		this.trigger('extensions-updated');
	}

	getTypeByExtension(extension: string): string | undefined {
		return this.extensions.get(extension);
	}
}
