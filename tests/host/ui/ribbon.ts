import { setIcon } from './icons';
import { setTooltip } from './tooltip';
import type { Workspace } from './workspace';

/** One icon of the ribbon. */
export interface RibbonItem {
	readonly id: string;
	readonly title: string;
	readonly icon: string;
	readonly buttonEl: HTMLElement;
	readonly callback: (event: MouseEvent) => unknown;
}

/** The bar of icons at the window's edge. */
export class WorkspaceRibbon {
	readonly containerEl: HTMLElement;
	readonly actionsEl: HTMLElement;
	readonly settingsEl: HTMLElement;
	readonly items: RibbonItem[] = [];

	constructor(readonly workspace: Workspace, readonly side: 'left' | 'right') {
		this.containerEl = createDiv({ cls: ['workspace-ribbon', 'side-dock-ribbon', `mod-${side}`] });
		this.actionsEl = this.containerEl.createDiv('side-dock-actions');
		this.settingsEl = this.containerEl.createDiv('side-dock-settings');
	}

	addRibbonItem(id: string, icon: string, title: string, callback: RibbonItem['callback']): HTMLElement {
		const buttonEl = this.button(this.actionsEl, icon, title, callback);
		this.items.push({ id, title, icon, buttonEl, callback });
		return buttonEl;
	}

	removeRibbonItem(buttonEl: HTMLElement): void {
		buttonEl.remove();
		const at = this.items.findIndex((item) => item.buttonEl === buttonEl);
		if (at >= 0) this.items.splice(at, 1);
	}

	/** An icon at the foot of the ribbon. */
	addFootItem(icon: string, title: string, callback: RibbonItem['callback']): HTMLElement {
		return this.button(this.settingsEl, icon, title, callback);
	}

	private button(parent: HTMLElement, icon: string, title: string, callback: RibbonItem['callback']): HTMLElement {
		const button = parent.createEl('button', { cls: ['clickable-icon', 'side-dock-ribbon-action'] });
		setIcon(button, icon);
		setTooltip(button, title, { placement: this.side === 'left' ? 'right' : 'left' });
		button.addEventListener('click', callback);
		return button;
	}
}
