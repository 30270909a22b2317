import type { Blockquote, Nodes } from 'mdast';
import { setIcon } from './icons';

/** A callout: a quote that begins with `[!type]`. */
export interface Callout {
	readonly type: string;
	readonly fold: '' | '+' | '-';
	readonly title: readonly Nodes[];
	readonly body: readonly Nodes[];
}

const icons: Readonly<Record<string, string>> = {
	note: 'lucide-pencil', abstract: 'lucide-clipboard-list', summary: 'lucide-clipboard-list', info: 'lucide-info',
	todo: 'lucide-check-circle-2', tip: 'lucide-flame', important: 'lucide-flame', success: 'lucide-check', done: 'lucide-check',
	question: 'lucide-help-circle', warning: 'lucide-alert-triangle', caution: 'lucide-alert-triangle', failure: 'lucide-x',
	danger: 'lucide-zap', error: 'lucide-zap', bug: 'lucide-bug', example: 'lucide-list', quote: 'lucide-quote', cite: 'lucide-quote',
};

/** The callout that a quote is, or null. */
export function readCallout(node: Blockquote, source: string): Callout | null {
	const [first, ...rest] = node.children;
	if (first?.type !== 'paragraph') return null;
	const text = source.slice(first.position?.start.offset ?? 0, first.position?.end.offset ?? 0);
	const match = /^\[!([^\]\n]+)\]([+-]?)[ \t]*/.exec(text);
	if (match === null) return null;
	const { title, below } = splitTitle(first.children, match[0].trimEnd());
	return {
		type: (match[1] ?? '').trim().toLowerCase(),
		fold: match[2] as Callout['fold'],
		title,
		body: [...below.length > 0 ? [{ type: 'paragraph' as const, children: below as never }] : [], ...rest],
	};
}

// The title is what follows the mark on its line; the rest of the paragraph is content.
function splitTitle(children: readonly Nodes[], mark: string): { readonly title: Nodes[]; readonly below: Nodes[] } {
	const title: Nodes[] = [];
	const below: Nodes[] = [];
	let inTitle = true;
	let dropped = 0;
	for (const child of children) {
		if (!inTitle || (child.type !== 'text' && child.type !== 'linkReference')) {
			if (child.type === 'break') inTitle = false;
			else (inTitle ? title : below).push(child);
			continue;
		}
		let value = child.type === 'text' ? child.value : '';
		// `[!note]` may have been read as a reference; its length is known all the same.
		if (dropped < mark.length) {
			const cut = child.type === 'text' ? Math.min(value.length, mark.length - dropped) : mark.length;
			value = value.slice(cut);
			dropped += cut;
		}
		const end = value.indexOf('\n');
		const head = (end < 0 ? value : value.slice(0, end)).trimStart();
		if (head !== '') title.push({ type: 'text', value: head });
		if (end < 0) continue;
		inTitle = false;
		if (value.length > end + 1) below.push({ type: 'text', value: value.slice(end + 1) });
	}
	return { title, below };
}

/** Draws a callout's frame; the caller fills title and content. */
export function drawCallout(callout: Callout, parent: Node): { readonly titleEl: HTMLElement; readonly contentEl: HTMLElement | null } {
	const el = parent.createDiv({ cls: 'callout', attr: { 'data-callout': callout.type, 'data-callout-fold': callout.fold } });
	const head = el.createDiv('callout-title');
	setIcon(head.createDiv('callout-icon'), icons[callout.type] ?? 'lucide-pencil');
	const titleEl = head.createDiv('callout-title-inner');
	const contentEl = callout.body.length > 0 ? el.createDiv('callout-content') : null;
	if (callout.fold !== '' && contentEl !== null) makeFoldable(el, head, contentEl, callout.fold === '-');
	return { titleEl, contentEl };
}

function makeFoldable(el: HTMLElement, head: HTMLElement, content: HTMLElement, folded: boolean): void {
	el.addClass('is-collapsible');
	setIcon(head.createDiv('callout-fold'), 'lucide-chevron-down');
	head.setAttrs({ role: 'button', tabindex: 0 });
	const show = (collapsed: boolean): void => {
		el.toggleClass('is-collapsed', collapsed);
		head.setAttr('aria-expanded', !collapsed);
		content.toggle(!collapsed);
	};
	show(folded);
	const toggle = (): void => show(!el.hasClass('is-collapsed'));
	head.addEventListener('click', toggle);
	head.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter' && event.key !== ' ') return;
		event.preventDefault();
		toggle();
	});
}
