import type { TooltipOptions, TooltipPlacement } from 'obsidian';

interface Tip {
	readonly text: string | DocumentFragment;
	readonly options: TooltipOptions;
}

const tips = new WeakMap<HTMLElement, Tip>();
const defaultDelay = 400;
let shown: { readonly el: HTMLElement; readonly target: HTMLElement } | null = null;
let timer = 0;

/** Says what an element is, to the eye on hover and to a screen reader. */
export function setTooltip(el: HTMLElement, tooltip: string, options: TooltipOptions = {}): void {
	if (tooltip === '') {
		el.removeAttribute('aria-label');
		tips.delete(el);
		return;
	}
	el.setAttribute('aria-label', tooltip);
	if (options.placement !== undefined) el.setAttribute('data-tooltip-position', options.placement);
	tips.set(el, { text: tooltip, options });
}

/** Shows a tooltip at once. */
export function displayTooltip(target: HTMLElement, content: string | DocumentFragment, options: TooltipOptions = {}): void {
	hideTooltip();
	const doc = target.ownerDocument;
	const el = doc.body.createDiv({ cls: ['tooltip', ...options.classes ?? []], attr: { 'aria-hidden': 'true' } });
	if (typeof content === 'string') el.setText(content);
	else el.append(content);
	place(el, target, options.placement ?? 'bottom', options.gap ?? 8);
	shown = { el, target };
}

/** Takes the tooltip away, if there is one. */
export function hideTooltip(): void {
	shown?.el.remove();
	shown = null;
}

function place(el: HTMLElement, target: HTMLElement, placement: TooltipPlacement, gap: number): void {
	const [at, own] = [target.getBoundingClientRect(), el.getBoundingClientRect()];
	const win = target.win;
	const middle = { x: at.left + at.width / 2 - own.width / 2, y: at.top + at.height / 2 - own.height / 2 };
	const spots: Record<TooltipPlacement, { x: number; y: number }> = {
		bottom: { x: middle.x, y: at.bottom + gap },
		top: { x: middle.x, y: at.top - own.height - gap },
		left: { x: at.left - own.width - gap, y: middle.y },
		right: { x: at.right + gap, y: middle.y },
	};
	const clamp = (value: number, most: number): number => Math.max(4, Math.min(value, most));
	let { x, y } = spots[placement];
	if (placement === 'bottom' && y + own.height > win.innerHeight) y = spots.top.y;
	el.setCssStyles({
		left: `${clamp(x, win.innerWidth - own.width - 4)}px`,
		top: `${clamp(y, win.innerHeight - own.height - 4)}px`,
	});
}

function labelled(event: Event): HTMLElement | null {
	const target = event.target as Node | null;
	const element = target?.nodeType === 1 ? target as HTMLElement : null;
	return element?.closest<HTMLElement>('[aria-label]') ?? null;
}

function quiet(target: HTMLElement): boolean {
	return target.closest('.is-mobile') !== null || target.matches('input, textarea, [data-tooltip-off], .modal, .menu, [role="grid"], [role="listbox"], [role="region"], svg');
}

/** Shows tooltips for everything in a document that has an `aria-label`; returns how to stop it. */
export function watchTooltips(doc: Document): () => void {
	const win = doc.defaultView ?? window;
	const over = (event: Event): void => {
		const target = labelled(event);
		if (target === shown?.target) return;
		win.clearTimeout(timer);
		hideTooltip();
		if (target === null || quiet(target)) return;
		const tip = tips.get(target);
		const placement = target.getAttribute('data-tooltip-position') as TooltipPlacement | null;
		const options: TooltipOptions = { ...placement === null ? {} : { placement }, ...tip?.options };
		timer = win.setTimeout(() => {
			if (target.isConnected) displayTooltip(target, tip?.text ?? target.getAttribute('aria-label') ?? '', options);
		}, options.delay ?? defaultDelay);
	};
	const away = (): void => {
		win.clearTimeout(timer);
		hideTooltip();
	};
	doc.addEventListener('mouseover', over);
	for (const type of ['mousedown', 'keydown', 'wheel']) doc.addEventListener(type, away, { passive: true, capture: true });
	return () => {
		away();
		doc.removeEventListener('mouseover', over);
		for (const type of ['mousedown', 'keydown', 'wheel']) doc.removeEventListener(type, away, { capture: true });
	};
}
