import type { Extension } from '@codemirror/state';
import type { App } from 'obsidian';
import { hostOf } from './host-app';

/** What plugins add to every editor. */
export function editorExtensionsOf(app: App): Extension[] {
	return [...hostOf(app).registries.editorExtensions] as Extension[];
}
