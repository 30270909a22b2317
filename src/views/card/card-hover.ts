import { Component, getLinkpath, HoverPopover, Keymap, type HoverParent } from 'obsidian';
import { watchSize } from '../dom';
import { roomIn } from './card-fit';
import { placeOf, roomBeside } from './card-place';
import { FactCard, type CardServices } from './fact-card';

/** What the application tells where a link is hovered over (untyped in its API). */
interface HoveredLink {
	readonly event: MouseEvent;
	readonly source: string;
	readonly hoverParent: HoverParent;
	readonly targetEl: HTMLElement | null;
	readonly linktext: string;
	readonly sourcePath: string;
}

/** The application's own delay before a preview opens. */
const delay = 300;
/** So long a preview may take to come after the delay; a card of our own comes only then. */
const grace = 450;
const step = 50;
const restAfterEscape = 1500;

/** Sources whose links open without a key held, as Page preview has it by default. */
const freeSources: ReadonlySet<string> = new Set(['preview', 'account-dashboard']);

/**
 * Shows the fact card for links to accounts. Where Page preview opens its
 * popover the card goes into it, above the preview; where none opens, for a
 * link that leads to no file above all, it opens one of its own. One look-up
 * for links that are no accounts, and nothing else.
 */
export class CardHover extends Component {
	private waiting: { readonly win: Window; readonly timer: number } | null = null;
	private readonly open = new Map<HoverPopover, { readonly card: FactCard; readonly targetEl: HTMLElement | null }>();
	/** The link whose card was closed with Escape: the pointer that still rests on it opens no other. */
	private dismissed: { readonly targetEl: HTMLElement; readonly until: number } | null = null;

	constructor(private readonly services: CardServices) {
		super();
	}

	override onload(): void {
		const { workspace } = this.services.app;
		// The event is not in the API's types.
		const on = workspace.on.bind(workspace) as unknown as (name: string, callback: (data: unknown) => void) => ReturnType<typeof workspace.on>;
		this.registerEvent(on('hover-link', (data) => { if (isHoveredLink(data)) this.onHover(data); }));
	}

	override onunload(): void {
		this.stopWaiting();
		for (const [popover, { card }] of this.open) {
			popover.removeChild(card);
			if (isOwn(popover)) hide(popover);
		}
		this.open.clear();
	}

	private onHover(link: HoveredLink): void {
		const { app, live } = this.services;
		const path = app.metadataCache.getFirstLinkpathDest(getLinkpath(link.linktext), link.sourcePath)?.path ?? null;
		const id = live.accounts.forLink(link.linktext, path);
		if (id === null || !live.settings.cardOnHover || link.targetEl === null) return;
		// The details of an account say all that its card would.
		if (link.targetEl.closest<HTMLElement>('[data-acct-account]')?.dataset['acctAccount'] === id) return;
		if (this.dismissed?.targetEl === link.targetEl && performance.now() < this.dismissed.until) return;
		this.stopWaiting();
		const before = link.hoverParent.hoverPopover;
		// The pointer has come back from the card to its link.
		if (before && this.open.get(before)?.targetEl === link.targetEl) return;
		const mayOpen = freeSources.has(link.source) || live.settings.cardWithoutKey || Keymap.isModifier(link.event, 'Mod');
		this.wait(link, id, before, delay, mayOpen ? grace : grace * 2);
	}

	/** Looks for the preview's popover until it is there, or for long enough. */
	private wait(link: HoveredLink, id: string, before: HoverPopover | null, pause: number, left: number): void {
		const { targetEl } = link;
		if (targetEl === null) return;
		const win = targetEl.win;
		const timer = win.setTimeout(() => {
			this.waiting = null;
			const popover = link.hoverParent.hoverPopover;
			if (popover && popover.hoverEl.isConnected && (popover !== before || !this.open.has(popover))) return this.addTo(popover, id, targetEl);
			// The pointer has gone on: nobody waits for a card.
			if (!targetEl.isConnected || !targetEl.matches(':hover')) return;
			if (left > 0) this.wait(link, id, before, step, left - step);
			else if (this.mayOpen(link)) this.openOwn(link, id);
		}, pause);
		this.waiting = { win, timer };
	}

	private mayOpen({ source, event }: HoveredLink): boolean {
		return freeSources.has(source) || this.services.live.settings.cardWithoutKey || Keymap.isModifier(event, 'Mod');
	}

	private openOwn(link: HoveredLink, id: string): void {
		const popover = new HoverPopover(link.hoverParent, link.targetEl, 0);
		popover.hoverEl.addClass('acct-card-popover');
		this.addTo(popover, id, link.targetEl);
	}

	private addTo(popover: HoverPopover, id: string, targetEl: HTMLElement | null): void {
		if (this.open.has(popover)) return;
		popover.hoverEl.addClass('has-acct-card');
		const space = targetEl === null ? Infinity : roomBeside(targetEl.getBoundingClientRect(), targetEl.win.innerHeight);
		const room = roomIn(isOwn(popover) ? 'own' : 'preview', space);
		const card = new FactCard(popover.hoverEl, this.services, id, popover as unknown as HoverParent, room, () => { hide(popover); });
		popover.hoverEl.prepend(card.el);
		this.open.set(popover, { card, targetEl });
		popover.addChild(card);
		if (targetEl) keepPlaced(popover, card, targetEl);
		card.register(() => { this.open.delete(popover); });
		// A popover that is not shown yet is still in the main window's document.
		card.registerDomEvent(targetEl?.doc ?? popover.hoverEl.doc, 'keydown', (event) => {
			if (event.key !== 'Escape') return;
			event.stopPropagation();
			if (targetEl) this.dismissed = { targetEl, until: performance.now() + restAfterEscape };
			hide(popover);
		}, { capture: true });
	}

	private stopWaiting(): void {
		if (this.waiting) this.waiting.win.clearTimeout(this.waiting.timer);
		this.waiting = null;
	}
}

function isOwn(popover: HoverPopover): boolean {
	return popover.hoverEl.hasClass('acct-card-popover');
}

/** A card makes a popover taller, when it comes and as it fills: it is kept in the window and off its link. */
function keepPlaced({ hoverEl }: HoverPopover, card: FactCard, targetEl: HTMLElement): void {
	watchSize(card, hoverEl, () => {
		if (!targetEl.isConnected) return;
		const box = hoverEl.getBoundingClientRect();
		const place = placeOf(box, targetEl.getBoundingClientRect(), hoverEl.win.innerHeight);
		if (!place) return;
		hoverEl.setCssStyles({ top: `${String(place.top)}px` });
		if (place.room < box.height) hoverEl.setCssStyles({ maxHeight: `${String(place.room)}px` });
	});
}

/** `hide` is not in the API; where it is missing the popover is taken away by hand. */
function hide(popover: HoverPopover): void {
	const { hide: own } = popover as HoverPopover & { hide?: () => void };
	if (typeof own === 'function') {
		own.call(popover);
		return;
	}
	popover.unload();
	popover.hoverEl.detach();
}

function isHoveredLink(data: unknown): data is HoveredLink {
	if (typeof data !== 'object' || data === null) return false;
	const { linktext, hoverParent, event } = data as Partial<Record<keyof HoveredLink, unknown>>;
	return typeof linktext === 'string' && typeof hoverParent === 'object' && hoverParent !== null && typeof event === 'object';
}
