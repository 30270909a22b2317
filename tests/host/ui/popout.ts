import type { WorkspaceWindowInitData } from 'obsidian';
import { copyHelpers, tellMigrated } from './dom';
import type { WorkspaceLeaf } from './leaf';
import { watchTooltips } from './tooltip';
import type { Workspace } from './workspace';
import { WorkspaceContainer, WorkspaceTabs } from './workspace-items';

/** What the host wants done with every document it shows itself in (keys, for one). */
export const documentHooks: ((doc: Document) => () => void)[] = [];

/** A window beside the main one. */
export class WorkspaceWindow extends WorkspaceContainer {
	override readonly type = 'window' as 'split';
	private readonly cleanUps: (() => void)[] = [];
	private closing = false;

	constructor(workspace: Workspace, readonly win: Window & typeof globalThis) {
		super(workspace, 'vertical');
		this.containerEl.addClass('mod-root', 'mod-window');
		this.prepare();
	}

	get doc(): Document { return this.win.document; }

	/** Closes the window when its last leaf is gone. */
	closeWindow(): void {
		if (this.closing) return;
		this.closing = true;
		for (const leaf of [...this.leaves()]) void leaf.view.close();
		for (const cleanUp of this.cleanUps) cleanUp();
		this.workspace.floatingSplit.removeChild(this);
		this.workspace.trigger('window-close', this, this.win);
		this.win.close();
	}

	private prepare(): void {
		const { doc, win } = this;
		copyHelpers(window, win);
		doc.title = 'Account Dashboard workbench';
		doc.documentElement.lang = 'en';
		for (const style of document.querySelectorAll('link[rel="stylesheet"], style')) doc.head.append(doc.importNode(style, true));
		doc.body.className = document.body.className;
		doc.body.addClass('is-popout-window');
		doc.body.createDiv('app-container').append(this.containerEl);
		const mirror = new MutationObserver(() => { doc.body.className = `${document.body.className} is-popout-window`; });
		mirror.observe(document.body, { attributeFilter: ['class'] });
		const focus = (): void => { Object.assign(window, { activeWindow: win, activeDocument: doc }); };
		win.addEventListener('focus', focus);
		win.addEventListener('resize', () => this.workspace.onResize());
		win.addEventListener('pagehide', () => {
			for (const leaf of [...this.leaves()]) leaf.detach();
			this.closeWindow();
		});
		this.cleanUps.push(() => mirror.disconnect(), watchTooltips(doc), ...documentHooks.map((hook) => hook(doc)));
		focus();
	}
}

/** Opens a window with one leaf in it; throws where the browser allows none. */
export function openWindow(workspace: Workspace, leaf: WorkspaceLeaf, data: WorkspaceWindowInitData = {}): WorkspaceWindow {
	const { x = window.screenX + 60, y = window.screenY + 60, size = { width: 900, height: 700 } } = data;
	const win = window.open('', '_blank', `popup,left=${x},top=${y},width=${size.width},height=${size.height}`);
	if (win === null) throw new Error('The browser blocked the new window. Allow pop-ups for this page.');
	const container = new WorkspaceWindow(workspace, win as Window & typeof globalThis);
	workspace.floatingSplit.insertChild(-1, container);
	const tabs = new WorkspaceTabs(workspace);
	container.insertChild(0, tabs);
	tabs.insertChild(0, leaf);
	tellMigrated(leaf.containerEl, win);
	workspace.trigger('window-open', container, win);
	workspace.layoutChanged();
	return container;
}
