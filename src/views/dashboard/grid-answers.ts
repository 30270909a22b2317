import { Keymap, type App, type HoverParent } from 'obsidian';
import type { AccountSummary } from '../../account/records';
import { openNote, tellHover } from '../navigate';
import type { Column } from './columns';
import type { GridHost, MenuPlace } from './grid-host';
import { HelpModal } from './help';
import { askContact, showRowMenu, type ActionContext } from './row-menu';
import type { DashboardState, SortId, SortKey } from './state';

/** The screen as the answers to the grid see it. */
export interface AnsweringScreen {
	readonly app: App;
	readonly hoverParent: HoverParent;
	readonly hoverSource?: string;
	readonly context: () => ActionContext;
	readonly state: () => DashboardState;
	readonly change: (part: Partial<DashboardState>, isSameList: boolean) => void;
	readonly nameOf: (id: string) => string | null;
	/** Brings a section of the details into view. */
	readonly reveal: (section: string) => void;
	readonly close: () => void;
	readonly selected: (accounts: readonly AccountSummary[]) => void;
	readonly search: () => void;
	readonly doc: () => Document;
}

/** What happens when a person does something to a row or a heading. */
export class GridAnswers implements GridHost {
	constructor(private readonly screen: AnsweringScreen) {}

	open(account: AccountSummary, column: Column['id'], event: MouseEvent | KeyboardEvent): void {
		const path = column === 'contact' ? account.lastContact?.path ?? account.path : account.path;
		if (path !== null) void openNote(this.screen.app, path, null, Keymap.isModEvent(event));
		else this.details(account, 'notes', false);
	}

	details(account: AccountSummary, section: string | null, toggle: boolean): void {
		if (toggle && this.screen.state().account === account.id) {
			this.screen.close();
			return;
		}
		this.screen.change(this.stateOf(account.id), false);
		if (section !== null) this.screen.reveal(section);
	}

	/** The part of the state that opens the details of an account. */
	stateOf(id: string): Pick<DashboardState, 'account' | 'accountName'> {
		return { account: id, accountName: this.screen.nameOf(id) };
	}

	menu(accounts: readonly AccountSummary[], at: MenuPlace): void {
		showRowMenu(this.screen.context(), accounts, at, this.screen.doc());
	}

	button(id: string, account: AccountSummary, event: MouseEvent): void {
		if (id === 'menu') this.menu([account], event);
		else askContact(this.screen.context(), [account]);
	}

	hover(account: AccountSummary, target: HTMLElement, event: MouseEvent): void {
		const { app, hoverParent, hoverSource } = this.screen;
		if (account.path !== null) tellHover(app, hoverParent, { target, linktext: account.path, sourcePath: '' }, event, hoverSource);
	}

	sort(by: SortId, asSecond: boolean): void {
		this.screen.change({ sort: clickedSort(this.screen.state().sort, by, asSecond) }, false);
	}

	fold(key: string): void {
		const { folded } = this.screen.state();
		this.screen.change({ folded: folded.includes(key) ? folded.filter((other) => other !== key) : [...folded, key] }, true);
	}

	selected(accounts: readonly AccountSummary[]): void {
		this.screen.selected(accounts);
	}

	help(): void {
		new HelpModal(this.screen.app).open();
	}

	search(): void {
		this.screen.search();
	}

	leave(): void {
		if (this.screen.state().account !== null) this.screen.close();
	}
}

/** The order after a click on a heading: the same key again turns round; with Shift it settles ties. */
export function clickedSort([first, second]: readonly SortKey[], by: SortId, asSecond: boolean): readonly SortKey[] {
	const turned = (key: SortKey | undefined): SortKey => ({ by, reversed: key?.by === by && !key.reversed });
	if (asSecond && first !== undefined && first.by !== by) return [first, turned(second)];
	return [turned(first), ...(second === undefined || second.by === by ? [] : [second])];
}
