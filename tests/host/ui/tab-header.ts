import { setIcon } from './icons';
import { Keymap } from './keymap';
import type { WorkspaceLeaf } from './leaf';
import { setTooltip } from './tooltip';
import type { WorkspaceTabs } from './workspace-items';

const dragged = new WeakMap<object, WorkspaceLeaf>();

/** Draws the tab of one leaf. */
export function drawTabHeader(leaf: WorkspaceLeaf): void {
	const el = leaf.tabHeaderEl;
	const title = leaf.getDisplayText();
	const first = el.childElementCount === 0;
	const inner = first ? el.createDiv('workspace-tab-header-inner') : el.find('.workspace-tab-header-inner');
	if (first) {
		inner.createDiv('workspace-tab-header-inner-icon');
		inner.createDiv('workspace-tab-header-inner-title');
		inner.createDiv('workspace-tab-header-status-container').createDiv('workspace-tab-header-status-icon mod-pinned');
		listen(leaf, inner);
	}
	el.dataset['type'] = leaf.view.getViewType();
	el.setAttrs({ role: 'tab', tabindex: 0, 'aria-label': title });
	el.setAttr('data-tooltip-position', 'side' in leaf.getRoot() ? 'bottom' : null);
	const icon = inner.find('.workspace-tab-header-inner-icon');
	if (icon.dataset['icon'] !== leaf.getIcon()) {
		icon.dataset['icon'] = leaf.getIcon();
		icon.empty();
		setIcon(icon, leaf.getIcon());
	}
	inner.find('.workspace-tab-header-inner-title').setText(title);
	const pin = inner.find('.mod-pinned');
	pin.empty();
	if (leaf.pinned) setIcon(pin, 'lucide-pin');
}

function listen(leaf: WorkspaceLeaf, inner: HTMLElement): void {
	const el = leaf.tabHeaderEl;
	const close = inner.createDiv({ cls: 'workspace-tab-header-inner-close-button', attr: { 'aria-label': 'Close' } });
	setIcon(close, 'lucide-x');
	close.addEventListener('click', (event) => {
		event.stopPropagation();
		leaf.detach();
	});
	el.addEventListener('click', () => leaf.workspace.setActiveLeaf(leaf as never, { focus: true }));
	el.addEventListener('keydown', (event) => {
		if (event.key === 'Enter' || event.key === ' ') leaf.workspace.setActiveLeaf(leaf, { focus: true });
		if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
			const next = event.key === 'ArrowRight' ? el.nextElementSibling : el.previousElementSibling;
			(next as HTMLElement | null)?.focus();
		}
	});
	el.addEventListener('auxclick', (event) => {
		if (event.button === 1) leaf.detach();
	});
	el.addEventListener('contextmenu', (event) => {
		event.preventDefault();
		leaf.showMenu(event, 'tab-header');
	});
	el.addEventListener('mouseover', (event) => {
		const file: unknown = leaf.view.getState()['file'];
		if (typeof file !== 'string' || !Keymap.isModifier(event, 'Mod')) return;
		leaf.workspace.trigger('hover-link', { event, source: 'tab-header', hoverParent: leaf, targetEl: el, linktext: file, sourcePath: '' });
	});
	makeDraggable(leaf);
}

// Tabs can be moved within their bar and to another one.
function makeDraggable(leaf: WorkspaceLeaf): void {
	const el = leaf.tabHeaderEl;
	el.draggable = true;
	el.addEventListener('dragstart', (event) => {
		event.dataTransfer?.setData('text/plain', leaf.getDisplayText());
		dragged.set(leaf.workspace, leaf);
	});
	el.addEventListener('dragend', () => dragged.delete(leaf.workspace));
}

function acceptDrops(tabs: WorkspaceTabs): void {
	const bar = tabs.headerContainerEl;
	bar.addEventListener('dragover', (event) => {
		if (dragged.has(tabs.workspace)) event.preventDefault();
	});
	bar.addEventListener('drop', (event) => {
		const leaf = dragged.get(tabs.workspace);
		if (leaf === undefined) return;
		event.preventDefault();
		const headers = [...tabs.headerInnerEl.children].filter((header) => header !== leaf.tabHeaderEl);
		const before = headers.findIndex((header) => event.clientX < header.getBoundingClientRect().left + header.clientWidth / 2);
		tabs.workspace.moveLeaf(leaf, tabs, before);
	});
}

/** Draws what stands beside the tabs of a bar. */
export function drawTabsHeader(tabs: WorkspaceTabs): void {
	const add = tabs.headerContainerEl.createEl('button', { cls: 'workspace-tab-header-new-tab clickable-icon' });
	setIcon(add, 'lucide-plus');
	setTooltip(add, 'New tab');
	add.addEventListener('click', () => tabs.workspace.addTab(tabs));
	tabs.headerContainerEl.createDiv('workspace-tab-header-spacer');
	acceptDrops(tabs);
}
