import { Component } from 'obsidian';
import type { App, Editor, MarkdownFileInfo, TFile } from 'obsidian';

/** What ticks in editors are told to. */
export interface TickListener {
	/** Whether the note's text matters. */
	readonly isWanted: (path: string) => boolean;
	/** The note's text as it stands in its editor. */
	readonly tell: (path: string, text: string) => void;
}

/** Milliseconds after the last key: who types on sees nothing redrawn. */
const pause = 150;
/** Longer notes are told once they are saved. */
const longest = 200_000;

/**
 * Ticks made in an editor. The application saves a note two seconds after the
 * last key; a tick is told before that. What is merely typed waits.
 */
export class EditorTicks extends Component {
	private readonly timers = new Map<string, number>();
	/** Notes that were told as they stand in an editor, and are not saved yet. */
	private readonly ahead = new Set<string>();
	private isStopped = false;

	constructor(private readonly app: App, private readonly listener: TickListener) {
		super();
	}

	override onload(): void {
		this.registerEvent(this.app.workspace.on('editor-change', (editor, info) => { if (info.file) this.wait(info.file, editor, info); }));
		this.register(() => {
			this.isStopped = true;
			for (const timer of this.timers.values()) window.clearTimeout(timer);
		});
	}

	/** The note on disk is what was last told. */
	saved(path: string): void {
		this.ahead.delete(path);
	}

	private wait(file: TFile, editor: Editor, info: MarkdownFileInfo): void {
		window.clearTimeout(this.timers.get(file.path));
		this.timers.set(file.path, window.setTimeout(() => {
			this.timers.delete(file.path);
			// An editor is used again for the next note that opens in its place.
			if (info.file === file) void this.look(file, editor);
		}, pause));
	}

	private async look(file: TFile, editor: Editor): Promise<void> {
		const text = editor.getValue();
		if (text.length > longest || !this.listener.isWanted(file.path)) return;
		const saved = await this.app.vault.cachedRead(file).catch(() => null);
		// Gone, or changed again: that is told, too.
		if (saved === null || this.isStopped || this.timers.has(file.path)) return;
		if (!this.ahead.has(file.path) && (text === saved || boxesIn(text) === boxesIn(saved))) return;
		this.ahead.add(file.path);
		this.listener.tell(file.path, text);
	}
}

/** The characters in all checkboxes, in order. */
function boxesIn(text: string): string {
	return Array.from(text.matchAll(/^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[(.)\]/gmu), ([, char]) => char).join('');
}
