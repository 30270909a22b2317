import type { HoverParent } from 'obsidian';
import { frontmatterLinks } from '../metadata/frontmatter';
import type { HostApp } from './host-app';
import { setIcon } from './icons';
import { wireLinks } from './internal-links';

const datePattern = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}.*)?$/;

function iconOf(key: string, value: unknown): string {
	if (key === 'tags') return 'lucide-tags';
	if (key === 'aliases') return 'lucide-forward';
	if (Array.isArray(value)) return 'lucide-list';
	if (typeof value === 'boolean') return 'lucide-check-square';
	if (typeof value === 'number') return 'lucide-binary';
	return typeof value === 'string' && datePattern.test(value) ? 'lucide-calendar' : 'lucide-text';
}

function plainText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return value.toISOString().slice(0, 10);
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function drawText(app: HostApp, parent: HTMLElement, value: unknown, sourcePath: string): void {
	const text = plainText(value);
	const [link] = frontmatterLinks({ value: text });
	if (link === undefined) {
		parent.createDiv({ cls: 'metadata-input-longtext', text });
		return;
	}
	const path = link.link.split('#')[0] ?? '';
	const resolved = app.metadataCache.getFirstLinkpathDest(path, sourcePath) !== null;
	parent.createEl('a', {
		cls: ['metadata-link-inner', 'internal-link', ...resolved ? [] : ['is-unresolved']],
		text: link.displayText ?? link.link,
		href: link.link,
		attr: { 'data-href': link.link },
	});
}

function drawValue(app: HostApp, parent: HTMLElement, key: string, value: unknown, sourcePath: string): void {
	if (Array.isArray(value)) {
		const list = parent.createDiv('multi-select-container');
		for (const item of value as unknown[]) {
			const pill = list.createDiv('multi-select-pill').createDiv('multi-select-pill-content');
			if (key === 'tags') pill.createEl('a', { cls: 'tag', text: `#${plainText(item).replace(/^#/, '')}`, href: '#' });
			else drawText(app, pill, item, sourcePath);
		}
	} else if (typeof value === 'boolean') {
		const box = parent.createEl('input', { type: 'checkbox', cls: 'metadata-input-checkbox', attr: { disabled: true, 'aria-label': key } });
		box.checked = value;
	} else drawText(app, parent, value, sourcePath);
}

/** Shows the properties of a note; the links among them open and can be hovered. */
export function drawProperties(app: HostApp, parent: HTMLElement, properties: Readonly<Record<string, unknown>> | null, hoverParent: HoverParent, sourcePath: () => string): HTMLElement {
	const container = parent.createDiv({ cls: 'metadata-container', attr: { contenteditable: 'false' } });
	const keys = Object.keys(properties ?? {});
	container.toggle(keys.length > 0);
	container.createDiv('metadata-properties-heading').createDiv({ cls: 'metadata-properties-title', text: 'Properties' });
	const list = container.createDiv('metadata-content').createDiv('metadata-properties');
	for (const key of keys) {
		const value: unknown = properties?.[key];
		const row = list.createDiv({ cls: 'metadata-property', attr: { 'data-property-key': key } });
		const label = row.createDiv('metadata-property-key');
		setIcon(label.createSpan('metadata-property-icon'), iconOf(key, value));
		label.createSpan({ cls: 'metadata-property-key-input', text: key });
		drawValue(app, row.createDiv('metadata-property-value'), key, value, sourcePath());
	}
	wireLinks(app, container, { source: 'properties', hoverParent, sourcePath });
	return container;
}
