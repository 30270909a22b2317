import type { App, TooltipOptions } from 'obsidian';
import { reportError } from '../errors';
import { ButtonComponent } from './buttons';
import { CheckboxLine } from './components';
import { Modal } from './modal';

type ClickHandler = (event: MouseEvent) => unknown;

/** A button of a confirmation: it closes the dialogue once what it does is done. */
export class ConfirmationButton extends ButtonComponent {
	private initialFocus = false;

	constructor(containerEl: HTMLElement, private readonly modal: ConfirmationModal) {
		super(containerEl);
		super.onClick((event) => void this.run(event));
	}

	private handler: ClickHandler | null = null;

	override onClick(handler: ClickHandler): this {
		this.handler = handler;
		return this;
	}

	setInitialFocus(): this {
		this.initialFocus = true;
		return this;
	}

	setSecondary(): this {
		this.buttonEl.addClass('mod-secondary');
		return this;
	}

	setCancel(): this {
		this.buttonEl.addClass('mod-cancel');
		return this;
	}

	override setTooltip(tooltip: string, options?: TooltipOptions): this {
		return super.setTooltip(tooltip, options);
	}

	/** Whether this one gets the focus when the dialogue opens. */
	get wantsFocus(): boolean { return this.initialFocus; }

	private async run(event: MouseEvent): Promise<void> {
		try {
			await this.handler?.(event);
		} catch (error) {
			reportError(error);
		}
		this.modal.close();
	}
}

/** A question with buttons. */
export class ConfirmationModal extends Modal {
	readonly buttonContainerEl: HTMLElement;
	private readonly buttons: ConfirmationButton[] = [];

	constructor(app: App) {
		super(app);
		this.containerEl.addClass('mod-confirmation');
		this.buttonContainerEl = this.modalEl.createDiv('modal-button-container');
	}

	addClass(cls: string): this {
		this.modalEl.addClass(cls);
		return this;
	}

	addCheckbox(label: string, callback: (value: boolean) => unknown): this {
		new CheckboxLine(this.buttonContainerEl, label, callback);
		return this;
	}

	addButton(callback: (button: ConfirmationButton) => unknown): this {
		const button = new ConfirmationButton(this.buttonContainerEl, this);
		this.buttons.push(button);
		callback(button);
		return this;
	}

	addCancelButton(text = 'Cancel'): this {
		return this.addButton((button) => button.setButtonText(text).setCancel());
	}

	protected override focusFirst(): void {
		const first = this.buttons.find((button) => button.wantsFocus) ?? this.buttons[0];
		if (first === undefined) super.focusFirst();
		else first.buttonEl.focus();
	}
}
