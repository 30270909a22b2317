import { Menu } from 'obsidian';
import type { AccountActions } from '../actions';
import { copyText, tellOutcome } from '../notices';

/** The two forms in which a list leaves the dashboard. */
export type ListForm = 'Markdown' | 'CSV';

/** What the menu of the whole list can do. */
export interface ListMenuHost {
	/** The accounts that are shown, in their order, with the columns that are shown. */
	readonly text: (form: ListForm) => string;
	readonly save: AccountActions['exportFile'];
	readonly help: () => void;
}

/** Copy, export and help for the list that is shown. */
export function showListMenu(event: MouseEvent, { text, save, help }: ListMenuHost): void {
	const menu = new Menu();
	const add = (title: string, icon: string, section: string, onClick: () => void): void => {
		menu.addItem((item) => item.setTitle(title).setIcon(icon).setSection(section).onClick(onClick));
	};
	const copy = (form: ListForm): void => { void tellOutcome(copyText(text(form), 'The list was')); };
	add('Copy list as Markdown table', 'clipboard-copy', 'copy', () => { copy('Markdown'); });
	add('Copy list as CSV', 'sheet', 'copy', () => { copy('CSV'); });
	if (save !== undefined) {
		add('Export list as CSV file', 'download', 'export', () => { void tellOutcome(save('Accounts.csv', text('CSV'))); });
		add('Export list as Markdown note', 'file-down', 'export', () => { void tellOutcome(save('Accounts.md', text('Markdown'))); });
	}
	add('Keyboard shortcuts and levels', 'keyboard', 'help', help);
	menu.showAtMouseEvent(event);
}
