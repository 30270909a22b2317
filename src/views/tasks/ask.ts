import { Modal, Setting, type App } from 'obsidian';
import type { Day, Task } from '../../account/records';
import { addDays, addMonths, isDay } from '../../note/days';
import { ChoiceModal } from '../dashboard/ask';
import { countOf, longDate } from '../words';
import { drawShortcuts } from '../list/keys';

/** Asks when tasks are due; null takes the day away. */
export class DueModal extends ChoiceModal<Day | null> {
	private readonly present: string;

	constructor(app: App, tasks: readonly Task[], today: Day, done: (day: Day | null) => void) {
		const choice = (title: string, value: Day): { title: string; note: string; value: Day } => ({ title, note: longDate(value), value });
		super(app, tasks.length === 1 ? 'Set due date' : `Set due date of ${countOf(tasks.length, 'task')}`, [
			choice('Today', today), choice('Tomorrow', addDays(today, 1)), choice('In a week', addDays(today, 7)), choice('In a month', addMonths(today, 1)),
			...tasks.some(({ due }) => due !== null) ? [{ title: 'No due date', value: null }] : [],
		], done);
		const [only, ...others] = tasks;
		const due = only?.due === null || only?.due === undefined ? 'no due date' : `due on ${longDate(only.due)}`;
		this.present = only && others.length === 0 ? `${only.text}: ${due} so far.` : '';
	}

	protected own(el: HTMLElement): void {
		let day = '';
		const set = (): void => {
			if (isDay(day)) this.choose(day);
			else setting.setDesc('Choose a day first.');
		};
		const setting = new Setting(el).setName('Another day').setDesc(this.present);
		setting.addText((text) => {
			text.inputEl.type = 'date';
			text.inputEl.setAttribute('aria-label', 'Due on');
			text.onChange((value) => { day = value; });
			text.inputEl.addEventListener('keydown', (event) => { if (event.key === 'Enter') set(); });
		}).addButton((button) => button.setButtonText('Set').onClick(set));
	}
}

const shortcuts: readonly (readonly [keys: string, effect: string])[] = [
	['↑ ↓', 'Move between tasks'], ['← →', 'Move between cells of a row; fold and unfold a group'],
	['Home End', 'First or last task'], ['Page up, Page down', 'One page up or down'],
	['Space', 'Done, or open again'], ['Enter', 'Open the note at the task, or do what the cell is for'],
	['Ctrl or Cmd + Enter', 'Open the note in a new tab'],
	['A', 'Accept a proposed task'], ['-', 'Drop'], ['D', 'Set the due date'],
	['Ctrl or Shift + Space', 'Select or deselect'], ['Shift + ↑ ↓', 'Select a range'], ['Ctrl or Cmd + A', 'Select all'],
	['Menu key or Shift + F10', 'Actions for the task, or for all that are selected'],
	['/', 'Search'], ['Escape', 'Clear the selection'], ['?', 'This help'],
];

/** The shortcuts of the tasks screen. */
export class TasksHelp extends Modal {
	override onOpen(): void {
		this.setTitle('Help for the list of tasks');
		this.contentEl.addClass('acct-help');
		drawShortcuts(this.contentEl, shortcuts);
		this.contentEl.createEl('p', {
			cls: 'acct-faint',
			text: 'A task that stands word for word in several notes is one row; what you do to it is done in all of them. Similar tasks are only shown, never changed along.',
		});
	}

	override onClose(): void {
		this.contentEl.empty();
	}
}
