import type { Root } from 'mdast';
import type { Position } from 'unist';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import { fencedFlow } from './fenced-flow';

/** A block between marks; its text is only in the source. */
export interface FencedBlock {
	type: 'comment' | 'math';
	position?: Position | undefined;
}

declare module 'mdast' {
	interface RootContentMap {
		comment: FencedBlock & { type: 'comment' };
		math: FencedBlock & { type: 'math' };
	}
}

const fencedFromMarkdown: FromMarkdownExtension = {
	enter: {
		comment(token) { this.enter({ type: 'comment' }, token); },
		mathBlock(token) { this.enter({ type: 'math' }, token); },
	},
	exit: {
		comment(token) { this.exit(token); },
		mathBlock(token) { this.exit(token); },
	},
};

/** A note as a tree: CommonMark, GFM, frontmatter, comments, formulas. */
export function parseTree(text: string): Root {
	return fromMarkdown(text, {
		extensions: [gfm({ singleTilde: false }), frontmatter(['yaml']), fencedFlow],
		mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml']), fencedFromMarkdown],
	});
}
