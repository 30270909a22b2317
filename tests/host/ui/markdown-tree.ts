import type { Nodes, Parents, PhrasingContent, Root } from 'mdast';
import type { Position } from 'unist';
import { fromMarkdown, type Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfm } from 'micromark-extension-gfm';
import type { Code, Construct, Effects, Extension, State } from 'micromark-util-types';
import { fencedFlow } from '../metadata/fenced-flow';
import { splitWikilink } from '../metadata/inline';

/** `[[link|words]]` and `![[link]]`. */
export interface WikiLinkNode {
	type: 'wikiLink';
	position?: Position;
	link: string;
	displayText: string;
	isEmbed: boolean;
}

/** `==marked==` */
export interface HighlightNode {
	type: 'highlight';
	position?: Position;
	children: PhrasingContent[];
}

declare module 'micromark-util-types' {
	interface TokenTypeMap {
		wikiLink: 'wikiLink';
		inlineComment: 'inlineComment';
	}
}

declare module 'mdast' {
	interface PhrasingContentMap {
		wikiLink: WikiLinkNode;
		highlight: HighlightNode;
	}
	interface RootContentMap {
		wikiLink: WikiLinkNode;
		highlight: HighlightNode;
	}
}

const [BANG, OPEN, CLOSE, PERCENT] = [33, 91, 93, 37];
const lineEnds = (code: Code): boolean => code === null || code < -2;

const wikiLink: Construct = {
	name: 'wikiLink',
	tokenize(effects: Effects, ok: State, nok: State): State {
		let length = 0;
		const start: State = (code) => {
			effects.enter('wikiLink');
			return code === BANG ? take(firstOpen)(code) : firstOpen(code);
		};
		const take = (next: State): State => (code) => {
			effects.consume(code);
			return next;
		};
		const firstOpen: State = (code) => (code === OPEN ? take(secondOpen)(code) : nok(code));
		const secondOpen: State = (code) => (code === OPEN ? take(inside)(code) : nok(code));
		const inside: State = (code) => {
			if (lineEnds(code)) return nok(code);
			if (code === CLOSE) return take(closing)(code);
			length += 1;
			return take(inside)(code);
		};
		const closing: State = (code) => {
			if (code !== CLOSE) return inside(code);
			if (length === 0) return nok(code);
			effects.consume(code);
			effects.exit('wikiLink');
			return ok;
		};
		return start;
	},
};

const inlineComment: Construct = {
	name: 'inlineComment',
	tokenize(effects: Effects, ok: State, nok: State): State {
		let last: Code = null;
		let length = 0;
		const start: State = (code) => {
			effects.enter('inlineComment');
			effects.consume(code);
			return second;
		};
		const second: State = (code) => {
			if (code !== PERCENT) return nok(code);
			effects.consume(code);
			return inside;
		};
		const inside: State = (code) => {
			if (lineEnds(code)) return nok(code);
			const ends = code === PERCENT && last === PERCENT && length > 0;
			last = code;
			length += 1;
			effects.consume(code);
			if (!ends) return inside;
			effects.exit('inlineComment');
			return ok;
		};
		return start;
	},
};

const wikiSyntax: Extension = { text: { [BANG]: wikiLink, [OPEN]: wikiLink, [PERCENT]: inlineComment } };

const fromWikiSyntax: FromMarkdownExtension = {
	enter: {
		wikiLink(token) {
			const source = this.sliceSerialize(token);
			const isEmbed = source.startsWith('!');
			this.enter({ type: 'wikiLink', isEmbed, ...splitWikilink(source.slice(isEmbed ? 3 : 2, -2)) } as never, token);
		},
		comment(token) { this.enter({ type: 'comment' }, token); },
		mathBlock(token) { this.enter({ type: 'math' }, token); },
	},
	exit: {
		wikiLink(token) { this.exit(token); },
		comment(token) { this.exit(token); },
		mathBlock(token) { this.exit(token); },
	},
};

/** A note as a tree to be drawn: also with wikilinks, highlights, and without comments. */
export function parseForDrawing(text: string): Root {
	const root = fromMarkdown(text, {
		extensions: [gfm({ singleTilde: false }), frontmatter(['yaml']), fencedFlow, wikiSyntax],
		mdastExtensions: [gfmFromMarkdown(), frontmatterFromMarkdown(['yaml']), fromWikiSyntax],
	});
	markHighlights(root);
	return root;
}

function markHighlights(node: Nodes): void {
	if (!('children' in node)) return;
	for (const child of node.children) markHighlights(child);
	if (node.children.some((child) => child.type === 'text' && child.value.includes('=='))) wrap(node);
}

// Marks may stand around other inline nodes: split at each `==`, then pair the parts.
function wrap(parent: Parents): void {
	const parts = (parent.children as PhrasingContent[]).flatMap((child): (PhrasingContent | '==')[] => {
		if (child.type !== 'text') return [child];
		return child.value.split('==').flatMap((value, index): (PhrasingContent | '==')[] => [
			...index > 0 ? ['==' as const] : [],
			...value === '' ? [] : [{ type: 'text' as const, value }],
		]);
	});
	const children: PhrasingContent[] = [];
	for (let at = 0; at < parts.length; at += 1) {
		const part = parts[at];
		if (part === undefined) continue;
		const end = part === '==' ? parts.indexOf('==', at + 1) : -1;
		if (part !== '==') children.push(part);
		else if (end <= at + 1) children.push({ type: 'text', value: '==' });
		else {
			children.push({ type: 'highlight', children: parts.slice(at + 1, end) as PhrasingContent[] });
			at = end;
		}
	}
	parent.children = children;
}
