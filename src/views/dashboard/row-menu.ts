import { Menu, type App } from 'obsidian';
import type { AccountSummary, Day } from '../../account/records';
import type { AccountActions, Outcome } from '../actions';
import { menuSource, openNote } from '../navigate';
import { copyText, tellOutcome } from '../notices';
import type { ViewServices } from '../services';
import { countOf, noteName } from '../words';
import { CadenceModal, LogContactModal, SnoozeModal } from './ask';
import { toMarkdown } from './export';
import type { MenuPlace } from './grid-host';
import type { RowButton } from './row';

/** What the actions of rows need. */
export interface ActionContext {
	readonly app: App;
	readonly services: ViewServices;
	readonly open: (path: string, newTab: boolean) => void;
	readonly details: (account: AccountSummary) => void;
	readonly run: (work: Promise<Outcome>) => void;
}

/** One thing that can be done to accounts: in the menu, and in the bar of selected rows. */
export interface AccountAction {
	readonly id: string;
	readonly title: string;
	readonly icon: string;
	readonly section: string;
	readonly run: (accounts: readonly AccountSummary[]) => void;
}

/** What actions need, where rows stand on a screen. */
export function actionContext(app: App, services: ViewServices, details: (account: AccountSummary) => void): ActionContext {
	return {
		app, services, details,
		open: (path, newTab) => { void openNote(app, path, null, newTab); },
		run: (work) => { void tellOutcome(work); },
	};
}

/** The buttons at the end of every row. */
export function rowButtons({ actions }: ViewServices): readonly RowButton[] {
	const menu = { id: 'menu', title: 'Actions', icon: 'ellipsis' };
	return actions?.logContact === undefined ? [menu] : [{ id: 'log-contact', title: 'Log contact', icon: 'phone' }, menu];
}

function today(context: ActionContext): Day {
	return context.services.live.today();
}

/** The actions that are provided, in the order of the menu. */
export function accountActions(context: ActionContext, accounts: readonly AccountSummary[]): readonly AccountAction[] {
	const { live } = context.services;
	// What was selected may have changed since.
	const now = (on: readonly AccountSummary[]): readonly AccountSummary[] => on.map((account) => live.accounts.summary(account.id, live.today()) ?? account);
	return [...writingActions(context, context.services.actions ?? {}, accounts), copyAction(context)].map((action) => ({ ...action, run: (on) => { action.run(now(on)); } }));
}

function writingActions(context: ActionContext, actions: AccountActions, accounts: readonly AccountSummary[]): readonly AccountAction[] {
	const { logContact, snooze, setCadence, merge } = actions;
	const found: AccountAction[] = [];
	if (logContact !== undefined) {
		found.push({
			id: 'log-contact', title: 'Log contact', icon: 'phone', section: 'action',
			run: (on) => { askContact(context, on); },
		});
	}
	if (snooze !== undefined) {
		found.push({
			id: 'snooze', title: 'Snooze', icon: 'moon', section: 'action',
			run: (on) => { new SnoozeModal(context.app, on, today(context), (until) => { context.run(snooze(on, until)); }).open(); },
		});
	}
	if (setCadence !== undefined) {
		found.push({
			id: 'cadence', title: 'Set cadence', icon: 'calendar-clock', section: 'action',
			run: (on) => { new CadenceModal(context.app, on, (days) => { context.run(setCadence(on, days)); }).open(); },
		});
	}
	if (merge !== undefined && (accounts.length > 1 || accounts.some(({ id, duplicateNoteCount }) => duplicateNoteCount > 0 || context.services.live.accounts.isInGroup(id)))) {
		found.push({ id: 'merge', title: 'Merge notes', icon: 'merge', section: 'danger', run: (on) => { merge(on); } });
	}
	return found;
}

/** Asks for the day and the line of a contact, then logs it. */
export function askContact(context: ActionContext, accounts: readonly AccountSummary[]): void {
	const { logContact, whyNoContact } = context.services.actions ?? {};
	if (logContact === undefined) return;
	new LogContactModal(context.app, accounts, today(context), (entry) => logContact(accounts, entry), whyNoContact?.(accounts) ?? Promise.resolve(null)).open();
}

function copyAction(context: ActionContext): AccountAction {
	return {
		id: 'copy', title: 'Copy as Markdown', icon: 'clipboard-copy', section: 'info',
		run: (accounts) => {
			const day = today(context);
			const details = accounts.flatMap(({ id }) => context.services.live.accounts.detail(id, day) ?? []);
			const [first] = details;
			const what = details.length === 1 && first !== undefined ? first.name : countOf(details.length, 'account');
			context.run(copyText(details.map((detail) => toMarkdown(detail, day)).join('\n'), what));
		},
	};
}

/** The menu of one account, or of all that are selected. */
export function showRowMenu(context: ActionContext, accounts: readonly AccountSummary[], at: MenuPlace, doc: Document): void {
	const menu = new Menu();
	const [account] = accounts;
	if (account === undefined) return;
	if (accounts.length === 1) addOpening(menu, context, account);
	else menu.addItem((item) => item.setTitle(countOf(accounts.length, 'account')).setIsLabel(true).setSection('title'));
	for (const { title, icon, section, run } of accountActions(context, accounts)) {
		menu.addItem((item) => item.setTitle(title).setIcon(icon).setSection(section).onClick(() => { run(accounts); }));
	}
	for (const more of context.services.rowMenu ?? []) more(menu, accounts);
	const file = accounts.length === 1 && account.path !== null ? context.app.vault.getFileByPath(account.path) : null;
	// Whatever other plugins offer for a note belongs here too.
	if (file !== null) context.app.workspace.trigger('file-menu', menu, file, menuSource);
	if ('target' in at) menu.showAtMouseEvent(at);
	else menu.showAtPosition(at, doc);
}

function addOpening(menu: Menu, { open, details }: ActionContext, account: AccountSummary): void {
	const { path, lastContact } = account;
	const add = (title: string, icon: string, onClick: () => void): void => {
		menu.addItem((item) => item.setTitle(title).setIcon(icon).setSection('open').onClick(onClick));
	};
	if (path !== null) {
		add('Open note', 'file-text', () => { open(path, false); });
		add('Open in new tab', 'file-plus', () => { open(path, true); });
	}
	if (lastContact !== null && lastContact.path !== path) {
		add(`Open newest note: ${noteName(lastContact.path)}`, 'calendar-days', () => { open(lastContact.path, false); });
	}
	add('Show details', 'panel-right-open', () => { details(account); });
}
