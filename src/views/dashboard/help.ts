import { Modal } from 'obsidian';
import { drawShortcuts, gridShortcuts } from '../list/keys';
import { levels, levelWords } from '../words';
import { LevelChip } from './cells';

/** The shortcuts of the list and what the levels mean. */
export class HelpModal extends Modal {
	override onOpen(): void {
		this.setTitle('Help for the list of accounts');
		const { contentEl } = this;
		contentEl.addClass('acct-help');
		contentEl.createEl('h4', { text: 'Keyboard' });
		drawShortcuts(contentEl, gridShortcuts);
		contentEl.createEl('h4', { text: 'Levels' });
		const list = contentEl.createEl('dl', { cls: 'acct-help-keys' });
		for (const level of levels) {
			new LevelChip(list.createEl('dt')).show(level);
			list.createEl('dd', { text: levelWords[level].meaning });
		}
	}

	override onClose(): void {
		this.contentEl.empty();
	}
}
