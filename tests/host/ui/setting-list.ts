import type { SettingDefinitionList } from 'obsidian';
import { setIcon } from './icons';
import { Platform } from './platform';
import type { Setting, SettingGroup } from './setting';

/** What a list of settings gives each of its lines. */
export interface ListTools {
	addTo(setting: Setting, index: number): void;
}

/** Adds the button for a new line, the text for an empty list; answers what each line gets. */
export function addListTools(definition: SettingDefinitionList, group: SettingGroup): ListTools {
	group.addClass('mod-list');
	drawAdd(definition, group);
	if ((definition.items ?? []).length === 0 && definition.emptyState !== undefined) {
		const { emptyState } = definition;
		group.listEl.createDiv('setting-list-empty').setText(typeof emptyState === 'string' ? emptyState : document.importNode(emptyState, true));
	}
	return {
		addTo(setting, index) {
			const { onDelete, onReorder } = definition;
			if (onReorder !== undefined) makeDraggable(setting, index, onReorder, (definition.items ?? []).length);
			if (onDelete !== undefined) makeDeletable(setting, index, onDelete);
		},
	};
}

function drawAdd(definition: SettingDefinitionList, group: SettingGroup): void {
	const { addItem } = definition;
	if (addItem === undefined) return;
	if (Platform.isMobile) {
		const row = createDiv({ cls: 'setting-item mod-add-item tappable', text: `+ ${addItem.name}`, attr: { role: 'button', tabindex: 0 } });
		group.groupEl.append(row);
		row.addEventListener('click', () => addItem.action(row));
		return;
	}
	group.addExtraButton((button) => {
		button.setIcon('lucide-plus').setTooltip(addItem.name).onClick(() => addItem.action(button.extraSettingsEl));
	});
}

function makeDeletable(setting: Setting, index: number, onDelete: (index: number) => void): void {
	setting.addExtraButton((button) => button.setIcon('lucide-trash-2').setTooltip('Delete').onClick(() => onDelete(index)));
	setting.settingEl.tabIndex = 0;
	setting.settingEl.addEventListener('keydown', (event) => {
		if (event.target !== setting.settingEl || (event.key !== 'Delete' && event.key !== 'Backspace')) return;
		event.preventDefault();
		onDelete(index);
	});
}

let dragged: { readonly index: number; readonly onReorder: (from: number, to: number) => void } | null = null;

function makeDraggable(setting: Setting, index: number, onReorder: (from: number, to: number) => void, count: number): void {
	const el = setting.settingEl;
	const handle = createDiv({ cls: 'clickable-icon setting-drag-handle', attr: { role: 'button', tabindex: 0, 'aria-label': 'Drag, or move with the arrow keys' } });
	setIcon(handle, 'lucide-grip-vertical');
	el.prepend(handle);
	handle.draggable = true;
	handle.addEventListener('dragstart', () => { dragged = { index, onReorder }; });
	handle.addEventListener('dragend', () => { dragged = null; });
	handle.addEventListener('keydown', (event) => {
		const to = event.key === 'ArrowUp' ? index - 1 : event.key === 'ArrowDown' ? index + 1 : -1;
		if (to < 0 || to >= count) return;
		event.preventDefault();
		onReorder(index, to);
	});
	el.addEventListener('dragover', (event) => {
		if (dragged?.onReorder === onReorder) event.preventDefault();
	});
	el.addEventListener('drop', (event) => {
		if (dragged?.onReorder !== onReorder) return;
		event.preventDefault();
		onReorder(dragged.index, index);
	});
}
