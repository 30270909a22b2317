import { Modal, Platform, Setting, type App, type TextComponent } from 'obsidian';
import type { AccountSummary, Day } from '../../account/records';
import { addDays, addMonths, isDay } from '../../note/days';
import { longestCadence } from '../../settings/migrate';
import type { ContactEntry, Outcome } from '../actions';
import { closest } from '../dom';
import { outcomeOf, tell } from '../notices';
import { countOf, longDate } from '../words';

function whom(accounts: readonly AccountSummary[]): string {
	const [first] = accounts;
	return accounts.length === 1 && first !== undefined ? first.name : countOf(accounts.length, 'account');
}

/** Asks for the day of a contact and a line about it; today is set, so that Enter is enough. */
export class LogContactModal extends Modal {
	private date: Day;
	private text = '';
	private isLogging = false;

	/** `log` writes; what is refused is told in the form, where the text stays. `why` says what is known to stand against it before. */
	constructor(
		app: App, private readonly accounts: readonly AccountSummary[], private readonly today: Day,
		private readonly log: (entry: ContactEntry) => Promise<Outcome>, private readonly why: Promise<string | null>,
	) {
		super(app);
		this.date = today;
	}

	override onOpen(): void {
		this.setTitle(`Log contact with ${whom(this.accounts)}`);
		const { contentEl } = this;
		contentEl.addClass('acct-ask');
		new Setting(contentEl).setName('Day').addText((text) => {
			text.inputEl.type = 'date';
			text.inputEl.setAttrs({ max: this.today, 'aria-label': 'Day of the contact' });
			text.setValue(this.date).onChange((value) => { this.date = value; this.warn(''); });
		});
		new Setting(contentEl).setClass('acct-ask-line').setName('What was said').setDesc('A line for the account\'s timeline; may stay empty.').addText((text) => {
			text.inputEl.setAttribute('aria-label', 'What was said');
			text.setPlaceholder('Call about the renewal').onChange((value) => { this.text = value; });
		});
		drawWarning(contentEl);
		new Setting(contentEl)
			.addButton((button) => button.setButtonText('Cancel').onClick(() => { this.close(); }))
			.addButton((button) => {
				button.setButtonText('Log contact').setCta().onClick(() => { this.submit(); });
				// On a phone a focused text field would bring up the keyboard, over the button.
				if (Platform.isMobile) button.buttonEl.focus();
			});
		if (!Platform.isMobile) contentEl.findAll('input').at(-1)?.focus();
		contentEl.addEventListener('keydown', (event) => {
			if (event.key !== 'Enter' || event.isComposing || closest(event, 'input') === null) return;
			event.preventDefault();
			this.submit();
		});
		void this.why.then((why) => { if (why !== null) this.warn(why); }, () => undefined);
	}

	override onClose(): void {
		this.contentEl.empty();
	}

	private submit(): void {
		if (!isDay(this.date)) this.warn('Choose a day.');
		else if (this.date > this.today) this.warn(`${longDate(this.date)} is in the future. A contact is logged once it has happened.`);
		else void this.write({ date: this.date, text: this.text.trim() });
	}

	private async write(entry: ContactEntry): Promise<void> {
		if (this.isLogging) return;
		this.isLogging = true;
		const outcome = await outcomeOf(this.log(entry));
		this.isLogging = false;
		if (outcome.kind === 'refused' && this.contentEl.isShown()) this.warn(outcome.message);
		else {
			this.close();
			tell(outcome);
		}
	}

	private warn(text: string): void {
		this.contentEl.querySelector('.acct-ask-warning')?.setText(text);
	}
}

/** Something to choose from: a word for it and what it stands for. */
export interface Choice<Value> {
	readonly title: string;
	readonly note?: string;
	readonly value: Value;
}

/** A few choices as buttons, and room for one of one's own. */
export abstract class ChoiceModal<Value> extends Modal {
	constructor(
		app: App, private readonly heading: string, private readonly choices: readonly Choice<Value>[],
		private readonly done: (value: Value) => void,
	) {
		super(app);
	}

	override onOpen(): void {
		this.setTitle(this.heading);
		const list = this.contentEl.createDiv({ cls: 'acct-ask-choices' });
		for (const { title, note, value } of this.choices) {
			const button = list.createEl('button', { cls: 'acct-ask-choice' });
			button.createSpan({ text: title });
			if (note !== undefined) button.createSpan({ cls: 'acct-faint', text: note });
			button.addEventListener('click', () => { this.choose(value); });
		}
		this.own(this.contentEl);
		list.querySelector('button')?.focus();
	}

	override onClose(): void {
		this.contentEl.empty();
	}

	protected choose(value: Value): void {
		this.close();
		this.done(value);
	}

	protected abstract own(el: HTMLElement): void;
}

/** What is typed is taken over; Enter is enough. */
function whenTyped(text: TextComponent, submit: () => void, typed: (value: string) => void): void {
	text.onChange(typed);
	text.inputEl.addEventListener('keydown', (event) => {
		if (event.key !== 'Enter' || event.isComposing) return;
		event.preventDefault();
		submit();
	});
}

function drawWarning(el: HTMLElement): HTMLElement {
	return el.createDiv({ cls: 'acct-ask-warning', attr: { role: 'alert' } });
}

/** Asks until when an account rests; null ends a snooze. */
export class SnoozeModal extends ChoiceModal<Day | null> {
	constructor(app: App, accounts: readonly AccountSummary[], private readonly today: Day, done: (until: Day | null) => void) {
		super(app, `Snooze ${whom(accounts)}`, snoozeChoices(accounts, today), done);
	}

	protected own(el: HTMLElement): void {
		let day = '';
		const submit = (): void => {
			if (isDay(day) && day > this.today) this.choose(day);
			else warning.setText('Choose a day after today.');
		};
		new Setting(el).setName('Another day').addText((text) => {
			text.inputEl.type = 'date';
			text.inputEl.setAttrs({ min: addDays(this.today, 1), 'aria-label': 'Snooze until' });
			whenTyped(text, submit, (value) => {
				day = value;
				warning.setText('');
			});
		}).addButton((button) => button.setButtonText('Snooze').onClick(submit));
		const warning = drawWarning(el);
	}
}

function snoozeChoices(accounts: readonly AccountSummary[], today: Day): readonly Choice<Day | null>[] {
	const until = (title: string, day: Day): Choice<Day> => ({ title, note: longDate(day), value: day });
	return [
		until('1 week', addDays(today, 7)), until('2 weeks', addDays(today, 14)),
		until('1 month', addMonths(today, 1)), until('3 months', addMonths(today, 3)),
		...(accounts.some(({ staleness }) => staleness.level === 'snoozed') ? [{ title: 'End the snooze', value: null }] : []),
	];
}

/** Asks how often an account should be contacted, in days; null goes back to the setting. */
export class CadenceModal extends ChoiceModal<number | null> {
	constructor(app: App, accounts: readonly AccountSummary[], done: (days: number | null) => void) {
		super(app, `How often to contact ${whom(accounts)}`, cadenceChoices(accounts), done);
	}

	protected own(el: HTMLElement): void {
		let days = '';
		const submit = (): void => {
			const number = Number(days);
			if (/^\d+$/.test(days) && number >= 1 && number <= longestCadence) this.choose(number);
			else warning.setText(`Give a whole number of days, from 1 to ${longestCadence.toLocaleString('en')}.`);
		};
		new Setting(el).setName('Every so many days').addText((text) => {
			text.inputEl.type = 'number';
			text.inputEl.setAttrs({ min: '1', max: String(longestCadence), 'aria-label': 'Days between contacts' });
			whenTyped(text, submit, (value) => {
				days = value;
				warning.setText('');
			});
		}).addButton((button) => button.setButtonText('Set').onClick(submit));
		const warning = drawWarning(el);
	}
}

function cadenceChoices(accounts: readonly AccountSummary[]): readonly Choice<number | null>[] {
	const every = (title: string, days: number): Choice<number> => {
		const isPresent = accounts.every(({ staleness }) => staleness.cadence === days);
		return isPresent ? { title, note: 'as now', value: days } : { title, value: days };
	};
	return [
		every('Every week', 7), every('Every 2 weeks', 14), every('Every month', 30), every('Every quarter', 90), every('Every year', 365),
		{ title: 'As in the settings', value: null },
	];
}
