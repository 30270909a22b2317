import type { AccountSummary } from '../../account/records';
import type { Column } from './columns';
import type { SortId } from './state';

/** Where a menu opens: at the pointer, or below something. */
export type MenuPlace = MouseEvent | { readonly x: number; readonly y: number };

/** What the grid asks of the screen it stands on. */
export interface GridHost {
	/** Opens the note of an account, or the note a cell came from. */
	open(account: AccountSummary, column: Column['id'], event: MouseEvent | KeyboardEvent): void;
	/** Shows the details of an account, at a section if one is named; `toggle` hides them when they are shown. */
	details(account: AccountSummary, section: string | null, toggle: boolean): void;
	menu(accounts: readonly AccountSummary[], at: MenuPlace): void;
	/** A button at the end of a row. */
	button(id: string, account: AccountSummary, event: MouseEvent): void;
	hover(account: AccountSummary, target: HTMLElement, event: MouseEvent): void;
	/** A heading was clicked; with Shift it settles ties. */
	sort(by: SortId, asSecond: boolean): void;
	fold(key: string): void;
	selected(accounts: readonly AccountSummary[]): void;
	help(): void;
	search(): void;
	/** Escape with nothing selected. */
	leave(): void;
}
