import type { App } from 'obsidian';
import { reportError } from '../errors';
import type { HostApp } from './host-app';
import { setIcon } from './icons';
import { Scope } from './keymap';

/** A dialogue over the window. */
export class Modal {
	readonly scope: Scope;
	readonly containerEl: HTMLElement;
	readonly modalEl: HTMLElement;
	readonly titleEl: HTMLElement;
	readonly contentEl: HTMLElement;
	readonly headerEl: HTMLElement;
	readonly bgEl: HTMLElement;
	shouldRestoreSelection = true;
	private closeCallback: (() => unknown) | null = null;
	private shown = false;
	private focusBefore: HTMLElement | null = null;
	private readonly titleId = `modal-title-${(titles += 1)}`;

	constructor(readonly app: App) {
		this.scope = new Scope();
		this.containerEl = createDiv('modal-container');
		this.bgEl = this.containerEl.createDiv('modal-bg');
		this.modalEl = this.containerEl.createDiv({ cls: 'modal', attr: { role: 'dialog', 'aria-modal': 'true', tabindex: -1 } });
		const close = this.modalEl.createEl('button', { cls: 'modal-close-button mod-raised clickable-icon', attr: { 'aria-label': 'Close' } });
		setIcon(close, 'lucide-x');
		this.headerEl = this.modalEl.createDiv('modal-header');
		this.titleEl = this.headerEl.createDiv({ cls: 'modal-title', attr: { id: this.titleId } });
		this.contentEl = this.modalEl.createDiv('modal-content');
		close.addEventListener('click', () => this.close());
		this.bgEl.addEventListener('click', () => this.close());
		this.scope.register([], 'Escape', (event) => {
			if (event.isComposing) return;
			this.close();
			return false;
		});
		this.scope.register(null, 'Tab', (event) => this.keepFocus(event));
	}

	private get host(): HostApp { return this.app as unknown as HostApp; }

	open(): void {
		if (this.shown) return;
		this.shown = true;
		const doc = activeDocumentOf();
		this.focusBefore = doc.activeElement as HTMLElement | null;
		doc.body.append(this.containerEl);
		doc.body.addClass('has-modal');
		this.host.keymap.pushScope(this.scope);
		if (this.titleEl.textContent !== '') this.modalEl.setAttr('aria-labelledby', this.titleId);
		try {
			const opened: unknown = this.onOpen();
			if (opened instanceof Promise) opened.catch(reportError);
		} catch (error) {
			reportError(error);
		}
		if (this.titleEl.textContent !== '') this.modalEl.setAttr('aria-labelledby', this.titleId);
		this.focusFirst();
	}

	close(): void {
		if (!this.shown) return;
		this.shown = false;
		this.host.keymap.popScope(this.scope);
		const doc = this.containerEl.ownerDocument;
		this.containerEl.detach();
		doc.body.toggleClass('has-modal', doc.body.querySelector(':scope > .modal-container') !== null);
		if (this.shouldRestoreSelection && this.focusBefore?.isConnected === true) this.focusBefore.focus({ preventScroll: true });
		try {
			this.onClose();
			this.closeCallback?.();
		} catch (error) {
			reportError(error);
		}
	}

	onOpen(): Promise<void> | void { /* a dialogue may draw here */ }
	onClose(): void { /* a dialogue may clean up here */ }
	onHistoryBack(): void { this.close(); }

	setTitle(title: string): this {
		this.titleEl.setText(title);
		return this;
	}

	setContent(content: string | DocumentFragment): this {
		this.contentEl.setText(content);
		return this;
	}

	setCloseCallback(callback: () => unknown): this {
		this.closeCallback = callback;
		return this;
	}

	/** What gets the focus when the dialogue opens. */
	protected focusFirst(): void {
		if (this.modalEl.contains(this.modalEl.ownerDocument.activeElement)) return;
		const first = focusable(this.contentEl)[0];
		(first ?? this.modalEl).focus();
	}

	// Tab goes round inside the dialogue.
	private keepFocus(event: KeyboardEvent): false | undefined {
		const all = focusable(this.modalEl);
		const active = this.modalEl.ownerDocument.activeElement;
		const [first, last] = [all[0], all.at(-1)];
		if (first === undefined || last === undefined) return false;
		const outside = !this.modalEl.contains(active);
		if (event.shiftKey && (outside || active === first || active === this.modalEl)) last.focus();
		else if (!event.shiftKey && (outside || active === last)) first.focus();
		else return undefined;
		return false;
	}
}

let titles = 0;

function activeDocumentOf(): Document {
	return typeof activeDocument === 'undefined' ? document : activeDocument;
}

function focusable(root: HTMLElement): HTMLElement[] {
	const all = root.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]:not([tabindex="-1"]), [contenteditable="true"]');
	return [...all].filter((el) => !el.hasAttribute('disabled') && el.getClientRects().length > 0 && el.tabIndex >= 0);
}
