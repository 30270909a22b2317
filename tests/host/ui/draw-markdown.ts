import type { BlockContent, Blockquote, Code, Definition, FootnoteDefinition, Image, ImageReference, Link, LinkReference, List, ListItem, Nodes, Root, RootContent, Table } from 'mdast';
import { decodeLink, isExternal } from '../metadata/frontmatter';
import { drawCallout, readCallout } from './draw-callout';
import { setIcon } from './icons';
import type { WikiLinkNode } from './markdown-tree';

const tagPattern = /(^|\s)(#[\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*)/gu;
const blockIdPattern = /(?:^|\s)\^[A-Za-z0-9-]+\s*$/;

/** One block of a note, drawn, with the lines that it came from. */
export interface DrawnBlock {
	readonly el: HTMLElement;
	readonly node: RootContent;
	readonly lineStart: number;
	readonly lineEnd: number;
}

/** Draws the blocks of a note's tree. */
export class MarkdownDrawing {
	private readonly definitions = new Map<string, Definition>();
	private readonly footnotes = new Map<string, FootnoteDefinition>();
	private readonly footnoteOrder: string[] = [];

	constructor(private readonly root: Root, private readonly source: string, private readonly docId: string) {
		for (const node of root.children) {
			if (node.type === 'definition') this.definitions.set(node.identifier, node);
			if (node.type === 'footnoteDefinition') this.footnotes.set(node.identifier, node);
		}
	}

	/** Draws all blocks, each in an element of its own. */
	blocks(): DrawnBlock[] {
		const drawn: DrawnBlock[] = [];
		for (const node of this.root.children) {
			const el = createDiv(classOf(node));
			this.draw(node, el);
			if (el.childNodes.length === 0) continue;
			drawn.push({ el, node, lineStart: (node.position?.start.line ?? 1) - 1, lineEnd: (node.position?.end.line ?? 1) - 1 });
		}
		const last = drawn.at(-1);
		if (this.footnoteOrder.length > 0 && last !== undefined) drawn.push({ ...last, el: this.drawFootnotes() });
		return drawn;
	}

	private draw(node: Nodes, parent: Node): void {
		switch (node.type) {
			case 'heading': this.within(parent.createEl(`h${node.depth}`, { attr: { dir: 'auto' } }), node.children, textOf(node.children)); return;
			case 'paragraph': this.paragraph(node.children, parent); return;
			case 'blockquote': this.blockquote(node, parent); return;
			case 'list': this.list(node, parent); return;
			case 'table': this.table(node, parent); return;
			case 'code': drawCode(node, parent); return;
			case 'math': parent.createEl('pre', { cls: 'math math-block', text: this.sourceOf(node).replace(/^\$\$|\$\$$/g, '') }); return;
			case 'thematicBreak': parent.createEl('hr'); return;
			case 'text': this.text(node.value, parent); return;
			case 'emphasis': this.within(parent.createEl('em'), node.children); return;
			case 'strong': this.within(parent.createEl('strong'), node.children); return;
			case 'delete': this.within(parent.createEl('del'), node.children); return;
			case 'highlight': this.within(parent.createEl('mark'), node.children); return;
			case 'inlineCode': parent.createEl('code', { text: node.value }); return;
			case 'break': parent.createEl('br'); return;
			case 'wikiLink': drawWikiLink(node, parent); return;
			case 'link': this.link(node, parent); return;
			case 'linkReference': this.reference(node, parent); return;
			case 'image': case 'imageReference': this.image(node, parent); return;
			case 'footnoteReference': this.footnoteReference(node.identifier, parent); return;
			// Markup in a note is not trusted: its text is shown, its tags are not.
			case 'html': if (/^<br\s*\/?>$/i.test(node.value)) parent.createEl('br'); return;
			case 'comment': case 'yaml': case 'definition': case 'footnoteDefinition': return;
			default: if ('children' in node) this.within(parent, node.children);
		}
	}

	private within(parent: Node, children: readonly Nodes[], label?: string): void {
		for (const child of children) this.draw(child, parent);
		if (label !== undefined) (parent as HTMLElement).dataset['heading'] = label;
	}

	private paragraph(children: readonly Nodes[], parent: Node): void {
		const [only] = children;
		const isBlockId = children.length === 1 && only?.type === 'text' && /^\^[A-Za-z0-9-]+$/.test(only.value.trim());
		if (!isBlockId) this.within(parent.createEl('p', { attr: { dir: 'auto' } }), children);
	}

	private text(value: string, parent: Node): void {
		const shown = value.replace(blockIdPattern, '');
		let at = 0;
		for (const match of shown.matchAll(tagPattern)) {
			const [whole, before = '', tag = ''] = match;
			this.lines(shown.slice(at, match.index) + before, parent);
			parent.createEl('a', { cls: 'tag', text: tag, href: tag, attr: { target: '_blank', rel: 'noopener nofollow' } });
			at = match.index + whole.length;
		}
		this.lines(shown.slice(at), parent);
	}

	// A line break in a note is one on the screen, as the application has it by default.
	private lines(value: string, parent: Node): void {
		value.split('\n').forEach((line, index) => {
			if (index > 0) parent.createEl('br');
			if (line !== '') parent.appendText(line);
		});
	}

	private blockquote(node: Blockquote, parent: Node): void {
		const callout = readCallout(node, this.source);
		if (callout === null) {
			this.within(parent.createEl('blockquote', { attr: { dir: 'auto' } }), node.children);
			return;
		}
		const { titleEl, contentEl } = drawCallout(callout, parent);
		if (callout.title.length > 0) this.within(titleEl, callout.title);
		else titleEl.setText(callout.type.charAt(0).toUpperCase() + callout.type.slice(1));
		if (contentEl !== null) this.within(contentEl, callout.body);
	}

	private list(node: List, parent: Node): void {
		const isTasks = node.children.some((item) => taskOf(item, this.source) !== null);
		const list = parent.createEl(node.ordered === true ? 'ol' : 'ul', isTasks ? 'contains-task-list' : '');
		if (node.ordered === true && node.start !== null && node.start !== undefined && node.start !== 1) list.setAttribute('start', String(node.start));
		for (const item of node.children) this.item(item, list);
	}

	private item(node: ListItem, list: HTMLElement): void {
		const task = taskOf(node, this.source);
		const el = list.createEl('li', { attr: { 'data-line': (node.position?.start.line ?? 1) - 1, dir: 'auto' } });
		if (task !== null) {
			el.addClass('task-list-item');
			el.toggleClass('is-checked', task !== ' ');
			el.dataset['task'] = task;
			const box = el.createEl('input', { cls: 'task-list-item-checkbox', type: 'checkbox', attr: { 'data-line': (node.position?.start.line ?? 1) - 1, 'aria-label': 'Task' } });
			box.checked = task !== ' ';
		}
		for (const child of node.children) {
			// A tight item's text stands in it without a paragraph of its own.
			if (child.type === 'paragraph' && node.spread !== true) this.within(el, task === null ? child.children : withoutMark(child.children));
			else this.draw(child, el);
		}
	}

	private table(node: Table, parent: Node): void {
		const table = parent.createEl('table');
		node.children.forEach((row, rowIndex) => {
			const section = rowIndex === 0 ? table.createEl('thead') : table.querySelector('tbody') ?? table.createEl('tbody');
			const tr = section.createEl('tr');
			row.children.forEach((cell, index) => {
				const align = node.align?.[index];
				const td = tr.createEl(rowIndex === 0 ? 'th' : 'td', { attr: { dir: 'auto', align: align ?? null } });
				this.within(td, cell.children);
			});
		});
	}

	private link(node: Link, parent: Node): void {
		if (isExternal(node.url)) {
			const safe = /^(?:https?|mailto|tel|obsidian|ftp):/i.test(node.url) || node.url.startsWith('//');
			const a = parent.createEl('a', { cls: 'external-link', attr: { rel: 'noopener nofollow', target: '_blank' } });
			if (safe) a.setAttribute('href', node.url);
			this.within(a, node.children);
			return;
		}
		const target = decodeLink(node.url);
		const a = parent.createEl('a', { cls: 'internal-link', href: target, attr: { 'data-href': target, target: '_blank', rel: 'noopener nofollow' } });
		this.within(a, node.children);
	}

	private reference(node: LinkReference, parent: Node): void {
		const definition = this.definitions.get(node.identifier);
		if (definition === undefined) {
			parent.appendText(this.sourceOf(node));
			return;
		}
		this.link({ type: 'link', url: definition.url, children: node.children }, parent);
	}

	private image(node: Image | ImageReference, parent: Node): void {
		const url = node.type === 'image' ? node.url : this.definitions.get(node.identifier)?.url ?? '';
		// Nothing is fetched from elsewhere; pictures of the vault are embeds.
		if (isExternal(url)) parent.createSpan({ cls: 'external-embed', text: node.alt ?? url });
		else drawEmbed(decodeLink(url), node.alt ?? '', parent);
	}

	private footnoteReference(identifier: string, parent: Node): void {
		if (!this.footnotes.has(identifier)) {
			parent.appendText(`[^${identifier}]`);
			return;
		}
		if (!this.footnoteOrder.includes(identifier)) this.footnoteOrder.push(identifier);
		const number = this.footnoteOrder.indexOf(identifier) + 1;
		const sup = parent.createEl('sup', { cls: 'footnote-ref', attr: { 'data-footnote-id': `fnref-${number}-${this.docId}` } });
		sup.createEl('a', { cls: 'footnote-link', text: `[${number}]`, href: `#fn-${number}-${this.docId}` });
	}

	private drawFootnotes(): HTMLElement {
		const el = createDiv('el-section footnotes');
		el.createEl('hr', 'footnotes-sep');
		const list = el.createEl('ol', 'footnotes-list');
		for (let at = 0; at < this.footnoteOrder.length; at += 1) {
			const node = this.footnotes.get(this.footnoteOrder[at] ?? '');
			const item = list.createEl('li', { cls: 'footnote-item', attr: { id: `fn-${at + 1}-${this.docId}` } });
			this.within(item, node?.children ?? [] as BlockContent[]);
		}
		return el;
	}

	private sourceOf(node: Nodes): string {
		return this.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
	}
}

function classOf(node: RootContent): string {
	if (node.type === 'heading') return `el-h${node.depth}`;
	const names: Readonly<Record<string, string>> = { paragraph: 'el-p', list: 'el-ul', table: 'el-table', code: 'el-pre', blockquote: 'el-blockquote', thematicBreak: 'el-hr' };
	return node.type === 'list' && node.ordered === true ? 'el-ol' : names[node.type] ?? 'el-div';
}

/** The text of inline nodes, as a heading is known by. */
export function textOf(nodes: readonly Nodes[]): string {
	return nodes.map((node) => {
		if (node.type === 'wikiLink') return node.displayText;
		if ('value' in node) return node.value;
		return 'children' in node ? textOf(node.children) : '';
	}).join('');
}

// GFM knows `[ ]` and `[x]`; the application takes any single character.
function taskOf(item: ListItem, source: string): string | null {
	const from = item.position?.start.offset ?? 0;
	const match = /^(?:[-*+]|\d+[.)])\s+\[(.)\](?=\s|$)/u.exec(source.slice(from, from + 24));
	return match?.[1] ?? null;
}

// What GFM did not take for a task still has its brackets in the text.
function withoutMark(children: readonly Nodes[]): readonly Nodes[] {
	const [first, ...rest] = children;
	if (first?.type !== 'text') return children;
	return [{ ...first, value: first.value.replace(/^\[.\]\s*/u, '') }, ...rest];
}

function drawCode(node: Code, parent: Node): void {
	const language = node.lang ?? '';
	const cls = language === '' ? [] : [`language-${language}`];
	const pre = parent.createEl('pre', { cls, attr: { tabindex: 0 } });
	pre.createEl('code', { cls, text: `${node.value}\n` });
	const copy = pre.createEl('button', { cls: 'copy-code-button clickable-icon', attr: { 'aria-label': 'Copy' } });
	setIcon(copy, 'lucide-copy');
	copy.addEventListener('click', () => void navigator.clipboard?.writeText(node.value));
}

function drawWikiLink(node: WikiLinkNode, parent: Node): void {
	if (node.isEmbed) drawEmbed(node.link, node.displayText, parent);
	else parent.createEl('a', { cls: 'internal-link', text: node.displayText, href: node.link, attr: { 'data-href': node.link, target: '_blank', rel: 'noopener nofollow' } });
}

function drawEmbed(link: string, alt: string, parent: Node): void {
	parent.createSpan({ cls: 'internal-embed', attr: { src: link, alt, tabindex: -1, contenteditable: 'false' } });
}
