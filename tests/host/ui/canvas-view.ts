import { Component } from '../base';
import { reportError } from '../errors';
import { parseLinktext } from '../functions';
import { renderFileInto } from './embed';
import { hostOf } from './host-app';
import { wireLinks } from './internal-links';
import type { WorkspaceLeaf } from './leaf';
import { MarkdownRenderer } from './markdown-renderer';
import { TextFileView } from './view';

interface CanvasNode {
	readonly id: string;
	readonly type: string;
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
	readonly color?: string;
	readonly file?: string;
	readonly subpath?: string;
	readonly text?: string;
	readonly url?: string;
	readonly label?: string;
}

interface CanvasEdge {
	readonly fromNode: string;
	readonly toNode: string;
	readonly fromSide?: string;
	readonly toSide?: string;
}

const margin = 60;
const colors: Readonly<Record<string, string>> = {
	1: 'var(--color-red)', 2: 'var(--color-orange)', 3: 'var(--color-yellow)', 4: 'var(--color-green)', 5: 'var(--color-cyan)', 6: 'var(--color-purple)',
};

/** A canvas: cards with notes and text, and lines between them. It is shown, not edited. */
export class CanvasView extends TextFileView {
	override icon = 'lucide-layout-dashboard';
	private drawn = new Component();
	private readonly canvasEl: HTMLElement;

	constructor(leaf: WorkspaceLeaf) {
		super(leaf);
		this.contentEl.addClass('canvas-view');
		this.canvasEl = this.contentEl.createDiv('canvas');
	}

	getViewType(): string { return 'canvas'; }
	override canAcceptExtension(extension: string): boolean { return extension === 'canvas'; }
	getViewData(): string { return this.data; }
	clear(): void { this.canvasEl.empty(); }

	override onload(): void {
		super.onload();
		this.registerEvent(this.app.vault.on('modify', (file) => {
			if (file.path.endsWith('.md')) this.draw();
		}));
	}

	override onunload(): void { this.drawn.unload(); }

	setViewData(data: string): void {
		this.data = data;
		this.draw();
	}

	private draw(): void {
		this.drawn.unload();
		this.drawn = new Component();
		this.drawn.load();
		this.canvasEl.empty();
		const { nodes, edges } = this.read();
		const [left, top] = [Math.min(0, ...nodes.map((node) => node.x)) - margin, Math.min(0, ...nodes.map((node) => node.y)) - margin];
		const [right, bottom] = [Math.max(0, ...nodes.map((node) => node.x + node.width)) + margin, Math.max(0, ...nodes.map((node) => node.y + node.height)) + margin];
		this.canvasEl.setCssStyles({ width: `${right - left}px`, height: `${bottom - top}px` });
		this.drawEdges(nodes, edges, left, top);
		// Groups lie under the cards that they hold.
		const ordered = [...nodes].sort((a, b) => Number(b.type === 'group') - Number(a.type === 'group'));
		for (const node of ordered) this.drawNode(node, left, top);
	}

	private read(): { readonly nodes: readonly CanvasNode[]; readonly edges: readonly CanvasEdge[] } {
		try {
			const data = JSON.parse(this.data === '' ? '{}' : this.data) as { nodes?: CanvasNode[]; edges?: CanvasEdge[] };
			return { nodes: data.nodes ?? [], edges: data.edges ?? [] };
		} catch {
			this.canvasEl.createDiv({ cls: 'bases-error', text: 'This canvas cannot be read: it is not valid JSON.' });
			return { nodes: [], edges: [] };
		}
	}

	private drawNode(node: CanvasNode, left: number, top: number): void {
		const el = this.canvasEl.createDiv({ cls: ['canvas-node', `mod-${node.type}`], attr: { 'data-id': node.id } });
		el.setCssStyles({ left: `${node.x - left}px`, top: `${node.y - top}px`, width: `${node.width}px`, height: `${node.height}px` });
		if (node.color !== undefined) el.setCssProps({ '--canvas-color': colors[node.color] ?? node.color });
		const label = node.label ?? (node.file === undefined ? undefined : node.file.slice(node.file.lastIndexOf('/') + 1).replace(/\.md$/, ''));
		if (label !== undefined) {
			const labelEl = this.canvasEl.createDiv({ cls: 'canvas-node-label', text: label });
			labelEl.setCssStyles({ left: `${node.x - left}px`, top: `${node.y - top}px`, maxWidth: `${node.width}px` });
		}
		if (node.type !== 'group') this.fill(node, el.createDiv('canvas-node-content markdown-rendered')).catch(reportError);
	}

	private async fill(node: CanvasNode, el: HTMLElement): Promise<void> {
		if (node.type === 'text') {
			await MarkdownRenderer.render(this.app, node.text ?? '', el, this.file?.path ?? '', this.drawn as never);
			wireLinks(hostOf(this.app), el, { source: 'preview', hoverParent: this.leaf, sourcePath: () => this.file?.path ?? '' });
			return;
		}
		const file = node.file === undefined ? null : this.app.vault.getFileByPath(node.file);
		if (file === null) el.createDiv({ cls: 'file-embed mod-empty', text: node.url ?? `${node.file ?? ''} could not be found.` });
		else await renderFileInto(hostOf(this.app), el, file, parseLinktext(node.subpath ?? '').subpath, this.drawn.addChild(new Component()));
	}

	private drawEdges(nodes: readonly CanvasNode[], edges: readonly CanvasEdge[], left: number, top: number): void {
		const svg = this.canvasEl.createSvg('svg', 'canvas-edges');
		const byId = new Map(nodes.map((node) => [node.id, node]));
		for (const { fromNode, toNode, fromSide, toSide } of edges) {
			const [from, to] = [byId.get(fromNode), byId.get(toNode)];
			if (from === undefined || to === undefined) continue;
			const [a, b] = [anchor(from, fromSide ?? 'right', left, top), anchor(to, toSide ?? 'left', left, top)];
			svg.createSvg('path', { attr: { d: `M${a.x},${a.y} C${a.x + a.dx},${a.y + a.dy} ${b.x + b.dx},${b.y + b.dy} ${b.x},${b.y}` } });
		}
	}
}

const bend = 60;

function anchor(node: CanvasNode, side: string, left: number, top: number): { x: number; y: number; dx: number; dy: number } {
	const [x, y] = [node.x - left, node.y - top];
	switch (side) {
		case 'top': return { x: x + node.width / 2, y, dx: 0, dy: -bend };
		case 'bottom': return { x: x + node.width / 2, y: y + node.height, dx: 0, dy: bend };
		case 'left': return { x, y: y + node.height / 2, dx: -bend, dy: 0 };
		default: return { x: x + node.width, y: y + node.height / 2, dx: bend, dy: 0 };
	}
}
