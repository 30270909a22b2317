import type { App, Component as ApiComponent, HoverPopover, MarkdownPostProcessor, MarkdownPostProcessorContext, MarkdownRenderChild as ApiRenderChild, TFile } from 'obsidian';
import { getLinkpath } from '../functions';
import { Component } from '../base';
import { reportError } from '../errors';
import { MarkdownDrawing, type DrawnBlock } from './draw-markdown';
import { loadEmbeds, setEmbedRenderer } from './embed';
import { currentApp, hostOf } from './host-app';
import { parseForDrawing } from './markdown-tree';

type CodeBlockHandler = (source: string, el: HTMLElement, context: MarkdownPostProcessorContext) => Promise<unknown> | void;

let own: MarkdownPostProcessor[] = [];
let documents = 0;

/** Where post processors are registered. */
export const MarkdownPreviewRenderer = {
	registerPostProcessor(processor: MarkdownPostProcessor, sortOrder?: number): void {
		processor.sortOrder = sortOrder ?? processor.sortOrder ?? 0;
		own = [...own, processor];
	},

	unregisterPostProcessor(processor: MarkdownPostProcessor): void {
		own = own.filter((other) => other !== processor);
	},

	/** Puts what a handler draws in place of each code block of a language. */
	createCodeBlockPostProcessor(language: string, handler: CodeBlockHandler): MarkdownPostProcessor {
		return async (el, context) => {
			for (const code of el.querySelectorAll<HTMLElement>('pre > code')) {
				if (!code.hasClass(`language-${language}`)) continue;
				const place = createDiv(`block-language-${language}`);
				code.parentElement?.replaceWith(place);
				await handler((code.textContent ?? '').replace(/\n$/, ''), place, context);
			}
		};
	},
};

/** A component that lives as long as what it draws. */
export class MarkdownRenderChild extends Component {
	constructor(readonly containerEl: HTMLElement) {
		super();
	}
}

/** Draws Markdown. */
export abstract class MarkdownRenderer extends MarkdownRenderChild {
	hoverPopover: HoverPopover | null = null;
	abstract get file(): TFile | null;

	constructor(readonly app: App, containerEl: HTMLElement) {
		super(containerEl);
	}

	static async renderMarkdown(markdown: string, el: HTMLElement, sourcePath: string, component: ApiComponent): Promise<void> {
		await MarkdownRenderer.render(currentApp() as unknown as App, markdown, el, sourcePath, component);
	}

	/** Appends what the Markdown looks like to an element. */
	static async render(app: App, markdown: string, el: HTMLElement, sourcePath: string, component: ApiComponent): Promise<void> {
		const blocks = await drawBlocks(app, markdown, sourcePath, component as unknown as Component);
		for (const { el: block } of blocks) el.append(...block.childNodes);
	}
}

/** Draws every block with its post processors; the caller puts them on the screen. */
export async function drawBlocks(app: App, markdown: string, sourcePath: string, component: Component, depth = 0): Promise<DrawnBlock[]> {
	const docId = `doc-${(documents += 1)}`;
	const blocks = new MarkdownDrawing(parseForDrawing(markdown), markdown, docId).blocks();
	const frontmatter: unknown = app.metadataCache.getCache(sourcePath)?.frontmatter;
	for (const block of blocks) {
		markUnresolved(app, block.el, sourcePath);
		const context: MarkdownPostProcessorContext = {
			docId,
			sourcePath,
			frontmatter,
			addChild: (child: ApiRenderChild) => { component.addChild(child as never); },
			getSectionInfo: (el) => (block.el.contains(el) || !el.isConnected ? { text: markdown, lineStart: block.lineStart, lineEnd: block.lineEnd } : null),
		};
		await loadEmbeds(app, block.el, sourcePath, component, depth);
		for (const processor of processorsOf(app)) {
			try {
				await processor(block.el, context);
			} catch (error) {
				reportError(error);
			}
		}
	}
	return blocks;
}

// Code blocks first, as the application has them, then what plugins registered, by their order.
function processorsOf(app: App): MarkdownPostProcessor[] {
	const { codeBlocks, postProcessors } = hostOf(app).registries;
	const blocks = [...codeBlocks].map(([language, handler]) => MarkdownPreviewRenderer.createCodeBlockPostProcessor(language, handler as CodeBlockHandler));
	return [...blocks, ...[...postProcessors, ...own].sort((a, b) => (a.sortOrder ?? 0) - (b.sortOrder ?? 0))];
}

/** Marks the links that lead to no file. */
export function markUnresolved(app: App, el: HTMLElement, sourcePath: string): void {
	for (const link of el.querySelectorAll<HTMLElement>('a.internal-link')) {
		const path = getLinkpath(link.dataset['href'] ?? '');
		const resolved = path === '' || app.metadataCache.getFirstLinkpathDest(path, sourcePath) !== null;
		link.toggleClass('is-unresolved', !resolved);
	}
}

setEmbedRenderer(drawBlocks);
