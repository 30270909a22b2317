const defaultDuration = 5000;

function containerOf(doc: Document): HTMLElement {
	return doc.body.querySelector<HTMLElement>(':scope > .notice-container')
		?? doc.body.createDiv({ cls: 'notice-container', attr: { role: 'status', 'aria-live': 'polite' } });
}

/** A message in the corner; 0 ms stays until it is clicked. */
export class Notice {
	readonly containerEl: HTMLElement;
	readonly noticeEl: HTMLElement;
	readonly messageEl: HTMLElement;
	private timer = 0;

	constructor(message: string | DocumentFragment, duration = defaultDuration) {
		const doc = typeof activeDocument === 'undefined' ? document : activeDocument;
		this.containerEl = containerOf(doc).createDiv('notice');
		this.noticeEl = this.containerEl;
		this.messageEl = this.containerEl.createDiv('notice-message');
		this.setMessage(message);
		this.containerEl.addEventListener('click', () => this.hide());
		if (duration > 0) this.timer = window.setTimeout(() => this.hide(), duration);
	}

	setMessage(message: string | DocumentFragment): this {
		this.messageEl.setText(message);
		return this;
	}

	hide(): void {
		window.clearTimeout(this.timer);
		this.containerEl.detach();
	}
}
