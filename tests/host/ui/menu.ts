import type { MenuPositionDef } from 'obsidian';
import { Component } from '../base';
import { currentApp } from './host-app';
import { Scope } from './keymap';
import { MenuItem, MenuSeparator, type ItemMenu } from './menu-item';

export { MenuItem, MenuSeparator };

/** A context menu. */
export class Menu extends Component implements ItemMenu {
	readonly dom: HTMLElement;
	readonly scrollEl: HTMLElement;
	readonly items: (MenuItem | MenuSeparator)[] = [];
	readonly scope = new Scope();
	private selected: MenuItem | null = null;
	private open: Menu | null = null;
	private parentEl: HTMLElement | null = null;
	private hideCallback: (() => unknown) | null = null;
	private shown = false;
	private focusBefore: Element | null = null;

	constructor(private readonly parentMenu: Menu | null = null) {
		super();
		this.dom = createDiv({ cls: 'menu', attr: { role: 'menu', tabindex: -1 } });
		this.scrollEl = this.dom.createDiv('menu-scroll');
		this.listenToKeys();
	}

	/** The menu of an event; two calls for one event give one menu, so that several can add to it. */
	static forEvent(event: PointerEvent | MouseEvent): Menu {
		let menu = byEvent.get(event);
		if (menu === undefined) {
			menu = new Menu();
			byEvent.set(event, menu);
			event.preventDefault();
			const waiting = menu;
			setTimeout(() => waiting.showAtMouseEvent(event), 0);
		}
		return menu;
	}

	addItem(callback: (item: MenuItem) => unknown): this {
		const item = new MenuItem(this);
		this.items.push(item);
		callback(item);
		return this;
	}

	addSeparator(): this {
		this.items.push(new MenuSeparator());
		return this;
	}

	makeSubmenu(): Menu {
		return new Menu(this);
	}

	setNoIcon(): this {
		this.dom.addClass('mod-no-icon');
		return this;
	}

	setUseNativeMenu(_use: boolean): this { return this; }

	setParentElement(el: HTMLElement): this {
		this.parentEl = el;
		return this;
	}

	onHide(callback: () => unknown): void {
		this.hideCallback = callback;
	}

	showAtMouseEvent(event: MouseEvent): this {
		const doc = (event.target as Node | null)?.ownerDocument ?? document;
		// A menu that a key opened has no point of its own.
		const byKey = event.clientX === 0 && event.clientY === 0 && (event.target as Node | null)?.nodeType === 1;
		const at = byKey ? (event.target as Element).getBoundingClientRect() : null;
		return this.showAtPosition(at === null ? { x: event.clientX, y: event.clientY } : { x: at.left, y: at.bottom }, doc);
	}

	showAtPosition(position: MenuPositionDef, doc: Document = document): this {
		if (this.shown) return this;
		this.shown = true;
		if (this.parentMenu === null) openMenu?.hide();
		if (this.parentMenu === null) setOpenMenu(this);
		this.draw();
		this.focusBefore = doc.activeElement;
		doc.body.append(this.dom);
		this.place(position, doc.defaultView ?? window);
		this.load();
		this.registerDomEvent(doc, 'mousedown', (event: MouseEvent) => this.clickedOutside(event));
		this.registerDomEvent(doc.defaultView ?? window, 'blur', () => this.closeAll());
		currentApp()?.keymap.pushScope(this.scope);
		this.parentEl?.addClass('has-active-menu');
		this.dom.focus({ preventScroll: true });
		return this;
	}

	hide(): this {
		if (!this.shown) return this;
		this.shown = false;
		this.open?.hide();
		this.open = null;
		if (openMenu === this) openMenu = null;
		currentApp()?.keymap.popScope(this.scope);
		const hadFocus = this.dom.contains(this.dom.ownerDocument.activeElement);
		this.dom.detach();
		if (hadFocus && this.focusBefore?.isConnected === true) (this.focusBefore as HTMLElement).focus({ preventScroll: true });
		this.parentEl?.removeClass('has-active-menu');
		this.select(null);
		this.unload();
		this.hideCallback?.();
		return this;
	}

	close(): void { this.hide(); }
	onHistoryBack(): void { this.hide(); }

	/** Closes this menu with the ones that it hangs on. */
	closeAll(): void {
		if (this.parentMenu === null) this.hide();
		else this.parentMenu.closeAll();
	}

	select(item: MenuItem | null): void {
		if (item === this.selected) return;
		this.selected?.dom.removeClass('selected');
		this.selected = item;
		item?.dom.addClass('selected');
		if (item !== null && this.shown) item.dom.focus();
		if (this.open !== null && item?.submenu !== this.open) {
			this.open.hide();
			this.open = null;
		}
		if (item?.submenu !== undefined && item.submenu !== null) this.openSubmenu(item);
	}

	openSubmenu(item: MenuItem): void {
		const { submenu } = item;
		if (!(submenu instanceof Menu) || this.open === submenu) return;
		const box = item.dom.getBoundingClientRect();
		this.open = submenu;
		submenu.showAtPosition({ x: box.right - 2, y: box.top - 6 }, this.dom.ownerDocument);
	}

	private get choices(): MenuItem[] {
		return this.items.filter((item): item is MenuItem => item instanceof MenuItem && !item.isLabel && !item.disabled);
	}

	// Sections keep the order in which they first came, with a line between them.
	private draw(): void {
		this.scrollEl.empty();
		const sections: string[] = [];
		for (const item of this.items) {
			const section = item instanceof MenuItem ? item.section : '';
			if (!sections.includes(section)) sections.push(section);
		}
		for (const section of sections) {
			if (this.scrollEl.childElementCount > 0) this.scrollEl.append(new MenuSeparator().dom);
			const group = this.scrollEl.createDiv({ cls: 'menu-group', attr: { role: 'presentation' } });
			for (const item of this.items) {
				if ((item instanceof MenuItem ? item.section : '') === section) group.append(item.dom);
			}
		}
	}

	private place(position: MenuPositionDef, win: Window): void {
		const { width, height } = this.dom.getBoundingClientRect();
		const right = win.innerWidth - width - 4;
		const x = position.left === true ? position.x - width : position.x;
		const y = position.y + height > win.innerHeight ? Math.max(4, Math.min(position.y - height, win.innerHeight - height - 4)) : position.y;
		this.dom.setCssStyles({ left: `${Math.max(4, Math.min(x, right))}px`, top: `${y}px` });
	}

	private clickedOutside(event: MouseEvent): void {
		const target = event.target as Node;
		if (!this.dom.contains(target) && this.open?.dom.contains(target) !== true && this.parentMenu?.dom.contains(target) !== true) this.hide();
	}

	private listenToKeys(): void {
		const move = (by: number) => (): false => {
			const choices = this.choices;
			const at = this.selected === null ? (by > 0 ? -1 : 0) : choices.indexOf(this.selected);
			this.select(choices[(at + by + choices.length) % choices.length] ?? null);
			return false;
		};
		this.scope.register([], 'ArrowDown', move(1));
		this.scope.register([], 'ArrowUp', move(-1));
		this.scope.register([], 'Home', () => { this.select(this.choices[0] ?? null); return false; });
		this.scope.register([], 'End', () => { this.select(this.choices.at(-1) ?? null); return false; });
		this.scope.register([], 'Escape', () => { this.hide(); return false; });
		this.scope.register([], 'Tab', () => { this.closeAll(); return false; });
		this.scope.register([], 'Enter', (event) => { this.selected?.choose(event); return false; });
		this.scope.register([], ' ', (event) => { this.selected?.choose(event); return false; });
		this.scope.register([], 'ArrowRight', () => {
			if (this.selected?.submenu !== null && this.selected !== null) this.openSubmenu(this.selected);
			this.open?.select(this.open.choices[0] ?? null);
			return false;
		});
		this.scope.register([], 'ArrowLeft', () => { if (this.parentMenu !== null) this.hide(); return false; });
	}
}

const byEvent = new WeakMap<Event, Menu>();
let openMenu: Menu | null = null;

// Only one menu is open at a time; another one closes it.
function setOpenMenu(menu: Menu | null): void {
	openMenu = menu;
}
