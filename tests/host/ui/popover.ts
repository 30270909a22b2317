import type { HoverParent, Point } from 'obsidian';
import { Component } from '../base';

/** What a popover is doing. */
export const PopoverState = { Showing: 0, Shown: 1, Hiding: 2, Hidden: 3 } as const;
export type PopoverState = typeof PopoverState[keyof typeof PopoverState];

const defaultWait = 300;
const active = new Set<HoverPopover>();

/** A card that opens while the pointer rests on something, and stays while it is on the card. */
export class HoverPopover extends Component {
	readonly hoverEl: HTMLElement;
	state: PopoverState = PopoverState.Showing;
	private onTarget = true;
	private onHover = false;
	private timer = 0;
	private readonly win: Window;
	private readonly stop: () => void;

	constructor(readonly parent: HoverParent, readonly targetEl: HTMLElement | null, readonly waitTime = defaultWait, private readonly staticPos: Point | null = null) {
		super();
		this.win = targetEl?.win ?? window;
		this.hoverEl = createDiv('popover hover-popover');
		(parent.hoverPopover as unknown as HoverPopover | null | undefined)?.hide();
		parent.hoverPopover = this as never;
		this.stop = this.listen();
		active.add(this);
		this.timer = this.win.setTimeout(() => this.show(), waitTime);
	}

	/** Opens now. Where the target is gone, nothing opens. */
	show(): void {
		this.clearTimer();
		if (this.state === PopoverState.Hidden) return;
		if (this.targetEl !== null && !this.targetEl.isConnected) {
			this.hide();
			return;
		}
		this.state = PopoverState.Shown;
		this.win.document.body.append(this.hoverEl);
		this.load();
		this.position();
	}

	/** Closes now, and gives the place to the next one. */
	hide(): void {
		if (this.state === PopoverState.Hidden) return;
		this.clearTimer();
		this.state = PopoverState.Hidden;
		this.stop();
		active.delete(this);
		this.hoverEl.detach();
		if (this.parent.hoverPopover === this as never) this.parent.hoverPopover = null;
		this.unload();
	}

	/** Puts the card beside its target, where there is room. */
	position(): void {
		const { width, height } = this.hoverEl.getBoundingClientRect();
		const [room, tall] = [this.win.innerWidth, this.win.innerHeight];
		const box = this.targetEl?.getBoundingClientRect() ?? new DOMRect(this.staticPos?.x ?? 0, this.staticPos?.y ?? 0);
		const below = box.bottom + height + 10 <= tall || box.top < height + 10;
		this.hoverEl.setCssStyles({
			left: `${Math.max(4, Math.min(box.left, room - width - 4))}px`,
			top: `${below ? Math.max(4, Math.min(box.bottom + 4, tall - height - 4)) : box.top - height - 4}px`,
		});
	}

	private get shouldShow(): boolean {
		if (this.onTarget || this.onHover) return true;
		// A card that was opened from this one keeps it open.
		return [...active].some((other) => other !== this && other.targetEl !== null && this.hoverEl.contains(other.targetEl) && other.shouldShow);
	}

	private transition(): void {
		if (this.shouldShow) {
			if (this.state !== PopoverState.Hiding) return;
			this.clearTimer();
			this.state = PopoverState.Shown;
			return;
		}
		if (this.state === PopoverState.Showing) this.hide();
		else if (this.state === PopoverState.Shown) {
			this.state = PopoverState.Hiding;
			this.timer = this.win.setTimeout(() => {
				if (this.shouldShow) this.transition();
				else this.hide();
			}, this.waitTime);
		}
	}

	private listen(): () => void {
		const doc = this.win.document;
		const over = (event: MouseEvent): void => {
			const target = event.target as Node;
			this.onTarget = this.targetEl?.contains(target) ?? false;
			this.onHover = this.hoverEl.contains(target);
			for (const popover of [...active].reverse()) popover.transition();
		};
		const left = (): void => {
			this.onTarget = this.onHover = false;
			this.transition();
		};
		doc.addEventListener('mouseover', over);
		doc.documentElement.addEventListener('mouseleave', left);
		return () => {
			doc.removeEventListener('mouseover', over);
			doc.documentElement.removeEventListener('mouseleave', left);
		};
	}

	private clearTimer(): void {
		this.win.clearTimeout(this.timer);
		this.timer = 0;
	}
}

/** The popovers that are open or opening. */
export function activePopovers(): readonly HoverPopover[] {
	return [...active];
}
