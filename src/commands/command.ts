import type { AccountDetail, AccountSummary, Day } from '../account/records';
import type { LiveAccounts } from '../vault/live-accounts';
import type { AccountEdits } from '../vault/account-edits';
import type { TaskEdits } from '../vault/task-edits';
import type { Merges } from '../vault/merging/service';
import { CommandError } from './errors';
import type { Flags, FlagTable } from './flags';

/** Which account a dashboard is opened at. */
export interface DashboardTarget {
	readonly id: string;
	readonly name: string;
}

/** What commands work with. */
export interface CommandContext {
	readonly index: LiveAccounts;
	/** Opens the dashboard, or shows the one that is open. */
	readonly openDashboard: (target: DashboardTarget | null) => Promise<void>;
	/** Says something to the person who is looking. */
	readonly tell?: (message: string) => void;
	/** Absent where the application lacks what merging needs. */
	readonly merges?: Merges;
	/** Absent likewise. */
	readonly edits?: AccountEdits;
	/** Absent likewise. */
	readonly taskEdits?: TaskEdits;
}

/** What a command found: the public record, and the same in words. */
export interface Answer {
	readonly json: unknown;
	readonly text: () => string;
}

/** One command of the command line. */
export interface CliCommand {
	/** What stands after `account-dashboard:`; empty for the command named after the plugin. */
	readonly action: string;
	readonly description: string;
	readonly flags: FlagTable;
	/** Whether it can answer while the vault is still being read. */
	readonly isImmediate?: boolean;
	readonly run: (context: CommandContext, flags: Flags) => Promise<Answer> | Answer;
}

/** The flag by which most commands name their account. */
export const accountFlag = { value: '<name|path>', description: 'An account by its name, an alias, or the path of one of its notes' } as const;

/** The day that the answer reckons from. */
export function todayOf({ index }: CommandContext, flags: Flags): Day {
	return flags.day('today') ?? index.today();
}

/** The id of the account that `account=` means. */
export function accountId({ index: { accounts } }: CommandContext, name: string): string {
	const found = accounts.find(name);
	switch (found.kind) {
		case 'found': return found.id;
		case 'none': throw new CommandError('unknown-account', `No account is called “${name}”.${listed(' Nearest:', found.nearest) || ' account-dashboard:list lists them.'}`);
		case 'several': throw new CommandError('ambiguous-account', `“${name}” may be several accounts.${listed(' They are', found.names)} Give a path or a full name.`);
	}
}

function listed(start: string, names: readonly string[]): string {
	return names.length === 0 ? '' : `${start} ${names.join(', ')}.`;
}

/** All of the account that `account=` means. */
export function accountDetail(context: CommandContext, flags: Flags): { readonly id: string; readonly detail: AccountDetail } {
	const id = accountId(context, flags.required('account'));
	const detail = context.index.accounts.detail(id, todayOf(context, flags));
	if (!detail) throw new CommandError('unknown-account', 'The account has gone while it was looked up.');
	return { id, detail };
}

/** The row of an account that is known to exist. */
export function accountSummary({ index: { accounts } }: CommandContext, id: string, today: Day): AccountSummary {
	const summary = accounts.summary(id, today);
	if (!summary) throw new CommandError('unknown-account', 'The account has gone while it was looked up.');
	return summary;
}
