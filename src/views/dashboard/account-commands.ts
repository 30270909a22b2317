import { FuzzySuggestModal, type App, type Plugin } from 'obsidian';
import type { AccountSummary } from '../../account/records';
import { openNote } from '../navigate';
import { tellOutcome } from '../notices';
import { showProblems } from '../problem-list';
import { noProperties } from '../properties';
import type { ViewServices } from '../services';
import { contactWords, levelWords } from '../words';
import { AccountOrder } from './order';
import { accountActions, actionContext } from './row-menu';
import { initialState } from './state';

/** Chooses an account by its name, those that need attention first. */
class AccountPicker extends FuzzySuggestModal<AccountSummary> {
	constructor(app: App, private readonly accounts: readonly AccountSummary[], private readonly today: string, private readonly chosen: (account: AccountSummary) => void) {
		super(app);
		this.setPlaceholder('Choose an account');
		this.emptyStateText = 'No account fits.';
	}

	override getItems(): AccountSummary[] {
		return [...new AccountOrder(noProperties).sorted(this.accounts, initialState.sort)];
	}

	override getItemText({ name, lastContact, staleness }: AccountSummary): string {
		return `${name} · ${levelWords[staleness.level].word}, ${contactWords(lastContact, this.today)}`;
	}

	override onChooseItem(account: AccountSummary): void {
		this.chosen(account);
	}
}

const commands = [
	['log-contact', 'Log contact', 'phone'], ['snooze', 'Snooze account', 'moon'], ['cadence', 'Set cadence of account', 'calendar-clock'],
	['open-newest-note', 'Open newest note of account', 'calendar-days'], ['copy', 'Copy account as Markdown', 'clipboard-copy'],
] as const;

/** What can be done to an account, in the palette: for the account of the open note, or one that is chosen. */
export function registerAccountCommands(plugin: Plugin, services: ViewServices, openAccount: (id: string) => void): void {
	const { app } = plugin;
	const { live } = services;
	const context = actionContext(app, services, ({ id }) => { openAccount(id); });
	const run = (id: string, account: AccountSummary): void => {
		const path = account.lastContact?.path ?? account.path;
		if (id !== 'open-newest-note') accountActions(context, [account]).find((action) => action.id === id)?.run([account]);
		else if (path !== null) void openNote(app, path, null, false);
	};
	for (const [id, name, icon] of commands) {
		plugin.addCommand({
			id, name, icon, callback: () => {
				const today = live.today();
				const path = app.workspace.getActiveFile()?.path;
				const here = path === undefined ? [] : live.accounts.idsOf(path).flatMap((own) => live.accounts.summary(own, today) ?? []);
				const [only] = here;
				if (only !== undefined && here.length === 1) run(id, only);
				else new AccountPicker(app, here.length > 0 ? here : live.accounts.summaries(today), today, (account) => { run(id, account); }).open();
			},
		});
	}
	plugin.addCommand({ id: 'problems', name: 'List problems in notes', icon: 'triangle-alert', callback: () => { showProblems(app, live); } });
	const undo = services.actions?.undo;
	if (undo !== undefined) plugin.addCommand({ id: 'undo', name: 'Undo last change to accounts', icon: 'undo-2', callback: () => { void tellOutcome(undo()); } });
}
