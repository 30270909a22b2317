import type { DuplicateGroup } from '../../account/records';
import { accountFlag, accountId, type CliCommand, type CommandContext } from '../command';
import { publicGroup } from '../shapes';

/** `account-dashboard:duplicates`: notes that are, or may be, one account. */
export const duplicates: CliCommand = {
	action: 'duplicates',
	description: 'List notes that are one account, or may be, and why',
	flags: { account: accountFlag },
	run: (context, flags) => {
		const name = flags.text('account');
		const groups = name === null ? context.index.accounts.duplicates() : groupsOf(context, accountId(context, name));
		return {
			json: { groups: groups.map(publicGroup) },
			text: () => groups.length === 0 ? 'No duplicates.' : groups.map(groupLines).join('\n\n'),
		};
	},
};

function groupsOf({ index: { accounts } }: CommandContext, id: string): readonly DuplicateGroup[] {
	const own = new Set(accounts.notesOf(id)?.account ?? []);
	return accounts.duplicates().filter((group) => group.notes.some((path) => own.has(path)));
}

function groupLines({ certainty, score, notes, reasons }: DuplicateGroup): string {
	return [
		`${certainty}, ${score.toFixed(2)}`,
		...notes.map((path) => `- ${path}`),
		...reasons.map((reason) => `  ${reason}`),
	].join('\n');
}
