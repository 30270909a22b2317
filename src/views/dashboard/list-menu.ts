import { Menu } from 'obsidian';
import type { Day } from '../../account/records';
import type { AccountActions } from '../actions';
import { copyText, tellOutcome } from '../notices';

/** The two forms in which a list leaves the dashboard. */
export type ListForm = 'Markdown' | 'CSV';

/** What the menu of the whole list can do. */
export interface ListMenuHost {
	/** The accounts that are shown, in their order, with the columns that are shown. */
	readonly text: (form: ListForm) => string;
	readonly save: AccountActions['exportFile'];
	/** The day, for the names of files. */
	readonly today: Day;
	/** What is exported, e.g. `list` or `3 accounts`. */
	readonly what: string;
	readonly problems?: () => void;
	readonly help?: () => void;
}

/** Copy, export and help for the list that is shown. */
export function showListMenu(event: MouseEvent, { text, save, today, what, problems, help }: ListMenuHost): void {
	const menu = new Menu();
	const add = (title: string, icon: string, section: string, onClick: () => void): void => {
		menu.addItem((item) => item.setTitle(title).setIcon(icon).setSection(section).onClick(onClick));
	};
	const copy = (form: ListForm): void => { void tellOutcome(copyText(text(form), what === 'list' ? 'The list was' : `${what} were`)); };
	add(`Copy ${what} as Markdown table`, 'clipboard-copy', 'copy', () => { copy('Markdown'); });
	add(`Copy ${what} as CSV`, 'sheet', 'copy', () => { copy('CSV'); });
	if (save !== undefined) {
		// Spreadsheets take a file without the mark for another encoding.
		add(`Export ${what} as CSV file`, 'download', 'export', () => { void tellOutcome(save(`Accounts ${today}.csv`, `\uFEFF${text('CSV')}`)); });
		add(`Export ${what} as Markdown note`, 'file-down', 'export', () => { void tellOutcome(save(`Accounts ${today}.md`, text('Markdown'))); });
	}
	if (problems !== undefined) add('Problems in notes', 'triangle-alert', 'help', problems);
	if (help !== undefined) add('Keyboard shortcuts and levels', 'keyboard', 'help', help);
	menu.showAtMouseEvent(event);
}
