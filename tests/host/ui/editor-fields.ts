import { StateEffect, StateField } from '@codemirror/state';
import { EditorView, ViewPlugin } from '@codemirror/view';
import type { MarkdownFileInfo } from 'obsidian';

const nobody = { app: null, file: null, hoverPopover: null } as unknown as MarkdownFileInfo;

/** The note that an editor edits. */
export const editorInfoField: StateField<MarkdownFileInfo> = StateField.define({ create: () => nobody, update: (value) => value });

/** Older name of the same. */
export const editorViewField = editorInfoField;

/** The view of an editor state; the editor puts it in after it was made. */
export const setEditorView: ReturnType<typeof StateEffect.define<EditorView>> = StateEffect.define<EditorView>();
export const editorEditorField: StateField<EditorView> = StateField.define({
	create: () => null as unknown as EditorView,
	update: (value, transaction) => transaction.effects.find((effect) => effect.is(setEditorView))?.value ?? value,
});

/** Switches between live preview and source. */
export const setLivePreview: ReturnType<typeof StateEffect.define<boolean>> = StateEffect.define<boolean>();
export const editorLivePreviewField: StateField<boolean> = StateField.define({
	create: () => true,
	update: (value, transaction) => transaction.effects.find((effect) => effect.is(setLivePreview))?.value ?? value,
});

/** Whether the mouse is down in an editor: marks are not hidden under a selection in the making. */
export const livePreviewState = ViewPlugin.fromClass(class {
	mousedown = false;
}, {
	eventHandlers: {
		mousedown() { this.mousedown = true; },
		mouseup() { this.mousedown = false; },
	},
});
