import { Modal, Notice, type App } from 'obsidian';
import type { Merges, PastMerge, Unclear } from '../../vault/merging/service';
import { tellOutcome } from '../notices';
import { countOf, trashStays } from '../words';
import { undoMerge } from './undo';

/** What was merged on this device, and the way back. */
export class MergeHistoryModal extends Modal {
	constructor(app: App, private readonly merges: Merges) {
		super(app);
	}

	override onOpen(): void {
		this.modalEl.addClass('acct-merge-modal');
		this.setTitle('Merge history');
		void this.draw();
	}

	private async draw(): Promise<void> {
		const past = await this.merges.history();
		this.contentEl.empty();
		if (past.length === 0) {
			this.contentEl.createDiv({ cls: 'acct-merge-empty', text: 'Nothing has been merged yet.' });
			return;
		}
		const list = this.contentEl.createEl('ul', { cls: 'acct-merge-history' });
		for (const merge of past) this.drawMerge(list.createEl('li'), merge);
		if (past.some(({ state }) => state !== 'undone')) this.contentEl.createDiv({ cls: 'acct-merge-source', text: `Undo restores every byte. ${trashStays}` });
	}

	private drawMerge(el: HTMLElement, { id, survivor, merged, state, time, fileCount, linkCount }: PastMerge): void {
		const words = el.createDiv({ cls: 'acct-merge-words' });
		words.createDiv({ text: survivor });
		words.createDiv({ cls: 'acct-merge-source', text: `took in ${merged.join(', ')}` });
		words.createDiv({ cls: 'acct-merge-source', text: `${new Date(time).toLocaleString()}, ${countOf(fileCount, 'file')}, ${countOf(linkCount, 'link')}${state === 'done' ? '' : `, ${state}`}` });
		if (state === 'undone') return;
		el.createEl('button', { text: 'Undo', attr: { 'aria-label': `Undo the merge into ${survivor}` } }).addEventListener('click', () => {
			void tellOutcome(undoMerge({ merges: this.merges }, id)).then(() => this.draw());
		});
	}
}

/** After a start: an interrupted merge whose files were changed since is for a person to decide. */
export function tellUnclear(merges: Merges, unclear: readonly Unclear[]): void {
	for (const { id, survivor, files, failure } of unclear) {
		if (failure !== undefined) {
			new Notice(`A merge into ${survivor} was interrupted and could not be taken back: ${failure}. The next start tries again.`, 0);
			continue;
		}
		const text = createFragment((el) => {
			el.createDiv({ text: `A merge into ${survivor} was interrupted, and these files have changed since: ${files.join(', ')}.` });
			const buttons = el.createDiv({ cls: 'acct-merge-foot' });
			buttons.createEl('button', { text: 'Restore the others' }).addEventListener('click', () => {
				notice.hide();
				void tellOutcome(undoMerge({ merges }, id));
			});
			buttons.createEl('button', { text: 'Leave everything' }).addEventListener('click', () => {
				notice.hide();
				void merges.leave(id);
			});
		});
		const notice = new Notice(text, 0);
	}
}
