import type { ViewState } from 'obsidian';
import type { WorkspaceLeaf } from './leaf';
import { ItemView, View } from './view';

/** A new tab: nothing but ways on. */
export class EmptyView extends ItemView {
	override icon = 'lucide-file';

	getViewType(): string { return 'empty'; }
	getDisplayText(): string { return 'New tab'; }

	override async onOpen(): Promise<void> {
		const container = this.contentEl.createDiv('empty-state').createDiv('empty-state-container');
		container.createDiv({ cls: 'empty-state-title', text: 'No file is open' });
		const list = container.createDiv('empty-state-action-list');
		const offer = (text: string, command: string): void => {
			const action = list.createEl('button', { cls: 'empty-state-action tappable', text });
			action.addEventListener('click', () => this.leaf.workspace.runCommand(command));
		};
		offer('Go to file', 'switcher:open');
		offer('Open command palette', 'command-palette:open');
		offer('Close', 'workspace:close');
	}
}

/** Stands for a view until it is looked at. */
export class DeferredView extends View {
	constructor(leaf: WorkspaceLeaf, readonly state: ViewState, readonly eState: unknown) {
		super(leaf);
	}

	getViewType(): string { return this.state.type; }
	override getState(): Record<string, unknown> { return this.state.state ?? {}; }

	getDisplayText(): string {
		const file = this.state.state?.['file'];
		if (typeof file === 'string') return file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '');
		const title = (this.state as { title?: unknown }).title;
		return typeof title === 'string' ? title : this.state.type;
	}

	override getIcon(): string {
		const icon = (this.state as { icon?: unknown }).icon;
		return typeof icon === 'string' ? icon : 'lucide-file';
	}
}

/** Stands where the plugin that could show it is not there; keeps its state for when it comes back. */
export class UnknownView extends ItemView {
	override icon = 'lucide-ghost';

	constructor(leaf: WorkspaceLeaf, readonly state: ViewState) {
		super(leaf);
	}

	getViewType(): string { return this.state.type; }
	getDisplayText(): string { return 'Plugin no longer active'; }
	override getState(): Record<string, unknown> { return this.state.state ?? {}; }

	override async onOpen(): Promise<void> {
		const container = this.contentEl.createDiv('empty-state').createDiv('empty-state-container');
		container.createDiv({ cls: 'empty-state-title', text: 'Plugin no longer active' });
		container.createEl('p', { text: `The plugin that shows views of type "${this.state.type}" is switched off.` });
	}
}
