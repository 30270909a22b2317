import type { BasesPropertyId } from 'obsidian';
import { hostOf } from '../host-app';
import { wireLinks } from '../internal-links';
import { BasesView, type QueryController } from './view';

const shownAtOnce = 200;

/** The view that every Base has. */
export class BasesTable extends BasesView {
	readonly type = 'table';
	private shown = shownAtOnce;

	constructor(controller: QueryController, private readonly containerEl: HTMLElement) {
		super(controller);
		wireLinks(hostOf(this.app), containerEl, { source: 'bases', hoverParent: this.app.renderContext, sourcePath: () => '' });
	}

	onDataUpdated(): void {
		const order = this.data.properties;
		const properties: BasesPropertyId[] = order.length > 0 ? order : ['file.name'];
		this.containerEl.empty();
		const table = this.containerEl.createEl('table', 'bases-table');
		const head = table.createEl('thead').createEl('tr');
		for (const property of properties) head.createEl('th', { text: this.config.getDisplayName(property) });
		const body = table.createEl('tbody');
		for (const group of this.data.groupedData) {
			if (group.hasKey()) body.createEl('tr', 'bases-group').createEl('th', { text: group.key?.toString() ?? '', attr: { colspan: properties.length } });
			for (const entry of group.entries.slice(0, this.shown)) {
				const row = body.createEl('tr', 'bases-tr');
				for (const property of properties) {
					const cell = row.createEl('td', { attr: { 'data-property': property } });
					entry.getValue(property)?.renderTo(cell, this.app.renderContext);
				}
			}
		}
		if (this.data.data.length > this.shown) this.offerMore();
	}

	private offerMore(): void {
		const more = this.containerEl.createEl('button', { text: 'Show more' });
		more.addEventListener('click', () => {
			this.shown += shownAtOnce;
			this.onDataUpdated();
		});
	}
}
