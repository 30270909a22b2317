import { reportError } from '../errors';
import { setIcon } from './icons';

type Clicked = (event: MouseEvent | KeyboardEvent) => unknown;

/** What a line asks of its menu. */
export interface ItemMenu {
	select(item: MenuItem | null): void;
	openSubmenu(item: MenuItem): void;
	closeAll(): void;
	makeSubmenu(): ItemMenu;
}

/** One line of a menu. */
export class MenuItem {
	readonly dom: HTMLElement;
	section = '';
	isLabel = false;
	disabled = false;
	submenu: ItemMenu | null = null;
	private readonly iconEl: HTMLElement;
	private readonly titleEl: HTMLElement;
	private clicked: Clicked | null = null;

	constructor(readonly menu: ItemMenu) {
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
	setSubmenu(): ItemMenu {
		this.submenu ??= this.menu.makeSubmenu();
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
