import type { MenuPositionDef } from 'obsidian';
import { Component } from '../base';
import { reportError } from '../errors';
import { currentApp } from './host-app';
import { setIcon } from './icons';
import { Scope } from './keymap';

type Clicked = (event: MouseEvent | KeyboardEvent) => unknown;

/** One line of a menu. */
export class MenuItem {
	readonly dom: HTMLElement;
	section = '';
	isLabel = false;
	disabled = false;
	submenu: Menu | null = null;
	private readonly iconEl: HTMLElement;
	private readonly titleEl: HTMLElement;
	private clicked: Clicked | null = null;

	constructor(readonly menu: Menu) {
		this.dom = createDiv({ cls: 'menu-item tappable', attr: { role: 'menuitem', tabindex: -1 } });
		this.iconEl = this.dom.createDiv('menu-item-icon');
		this.titleEl = this.dom.createDiv('menu-item-title');
		this.dom.addEventListener('click', (event) => this.choose(event));
		this.dom.addEventListener('mousemove', () => menu.select(this));
	}

	setTitle(title: string | DocumentFragment): this {
		this.titleEl.setText(title);
		return this;
	}

	setIcon(icon: string | null): this {
		this.iconEl.empty();
		if (icon !== null) setIcon(this.iconEl, icon);
		return this;
	}

	setChecked(checked: boolean | null): this {
		this.dom.toggleClass('mod-checked', checked === true);
		this.dom.setAttrs({ role: checked === null ? 'menuitem' : 'menuitemcheckbox', 'aria-checked': checked });
		this.dom.querySelector('.menu-item-check')?.remove();
		if (checked === true) setIcon(this.dom.createDiv('menu-item-icon menu-item-check mod-checked'), 'lucide-check');
		return this;
	}

	setDisabled(disabled: boolean): this {
		this.disabled = disabled;
		this.dom.toggleClass('is-disabled', disabled);
		this.dom.setAttr('aria-disabled', disabled ? 'true' : null);
		return this;
	}

	setWarning(isWarning: boolean): this {
		this.dom.toggleClass('is-warning', isWarning);
		return this;
	}

	setIsLabel(isLabel: boolean): this {
		this.isLabel = isLabel;
		this.dom.toggleClass('is-label', isLabel);
		this.dom.setAttr('role', isLabel ? 'presentation' : 'menuitem');
		return this;
	}

	onClick(callback: Clicked): this {
		this.clicked = callback;
		return this;
	}

	setSection(section: string): this {
		this.section = section;
		return this;
	}

	/** A menu that opens beside this line. */
	setSubmenu(): Menu {
		this.submenu ??= new Menu(this);
		this.dom.addClass('has-submenu');
		this.dom.setAttr('aria-haspopup', 'menu');
		setIcon(this.dom.createDiv('menu-item-icon mod-submenu'), 'lucide-chevron-right');
		return this.submenu;
	}

	/** Does what the line is for, and closes the menu. */
	choose(event: MouseEvent | KeyboardEvent): void {
		if (this.disabled || this.isLabel) return;
		if (this.submenu !== null) {
			this.menu.openSubmenu(this);
			return;
		}
		this.menu.closeAll();
		try {
			const done: unknown = this.clicked?.(event);
			if (done instanceof Promise) done.catch(reportError);
		} catch (error) {
			reportError(error);
		}
	}
}

/** A line between items. */
export class MenuSeparator {
	readonly dom = createDiv({ cls: 'menu-separator', attr: { role: 'separator' } });
}

/** A context menu. */
export class Menu extends Component {
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

	constructor(private readonly parentItem: MenuItem | null = null) {
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
		if (this.parentItem === null) openMenu?.hide();
		if (this.parentItem === null) setOpenMenu(this);
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
		if (this.parentItem === null) this.hide();
		else this.parentItem.menu.closeAll();
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
		if (item.submenu === null || this.open === item.submenu) return;
		const box = item.dom.getBoundingClientRect();
		this.open = item.submenu;
		item.submenu.showAtPosition({ x: box.right - 2, y: box.top - 6 }, this.dom.ownerDocument);
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
		if (!this.dom.contains(target) && this.open?.dom.contains(target) !== true && this.parentItem?.menu.dom.contains(target) !== true) this.hide();
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
		this.scope.register([], 'ArrowLeft', () => { if (this.parentItem !== null) this.hide(); return false; });
	}
}

const byEvent = new WeakMap<Event, Menu>();
let openMenu: Menu | null = null;

// Only one menu is open at a time; another one closes it.
function setOpenMenu(menu: Menu | null): void {
	openMenu = menu;
}
