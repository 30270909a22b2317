import { todayOf, type CliCommand } from '../command';
import { columns } from '../words';

/** `account-dashboard`: the numbers of the whole vault. */
export const totals: CliCommand = {
	action: '',
	description: 'Count accounts, those due or stale, open tasks, duplicates and problems',
	flags: {},
	run: (context, flags) => {
		const found = context.index.accounts.totals(todayOf(context, flags));
		const json = {
			accounts: found.accounts,
			due: found.due,
			stale: found.stale,
			unknown: found.unknown,
			openTasks: found.openTasks,
			duplicateGroups: found.duplicateGroups,
			problems: found.problems,
		};
		return {
			json,
			text: () => columns([
				['Accounts', String(json.accounts)],
				['Due', String(json.due)],
				['Stale', String(json.stale)],
				['Unknown', String(json.unknown)],
				['Open tasks', String(json.openTasks)],
				['Duplicate groups', String(json.duplicateGroups)],
				['Problems', String(json.problems)],
			]),
		};
	},
};
