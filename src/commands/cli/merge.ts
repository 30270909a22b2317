import type { MergeChoices, MergePlan } from '../../merge/plan';
import type { Merges } from '../../vault/merging/service';
import { accountFlag, accountId, type Answer, type CliCommand, type CommandContext } from '../command';
import { CommandError } from '../errors';
import type { Flags } from '../flags';
import { publicConflict, publicItem } from '../shapes';
import { count } from '../words';

/** `account-dashboard:merge`: the plan, and with `apply` the merge. */
export const merge: CliCommand = {
	action: 'merge',
	description: 'Show the plan to merge the notes of an account; with apply=<id> carry it out',
	flags: {
		account: accountFlag,
		paths: { value: '<JSON array>', description: 'The notes to merge, e.g. ["A/X.md","B/X.md"], instead of account=' },
		survivor: { value: '<path>', description: 'The note to keep' },
		choose: { value: '<JSON object>', description: 'For fields that disagree, the note whose value counts, e.g. {"status":"B/X.md"}' },
		apply: { value: '<id>', description: 'The id of the plan that was shown: carries it out if it is still that one' },
	},
	run: async (context, flags) => {
		const merges = mergesOf(context);
		const paths = groupOf(context, flags);
		const outcome = await merges.plan(paths, choicesOf(flags, paths));
		if (outcome.kind === 'refused') throw new CommandError('failed', outcome.why);
		checkFields(flags, outcome.plan);
		const wanted = flags.text('apply');
		if (wanted === null) return answer(outcome.plan, false);
		if (wanted !== outcome.plan.id) throw new CommandError('plan-changed', `The plan is not ${wanted} any more but ${outcome.plan.id}. Look at it again, then apply that one.`);
		await apply(merges, outcome.plan);
		return answer(outcome.plan, true);
	},
};

/** The merges, or an error where the application does not have what they need. */
export function mergesOf({ merges }: CommandContext): Merges {
	if (!merges) throw new CommandError('failed', 'Merging is not available here.');
	return merges;
}

async function apply(merges: Merges, plan: MergePlan): Promise<void> {
	const result = await merges.merge(plan);
	switch (result.kind) {
		case 'done': return;
		case 'refused': throw new CommandError('plan-changed', `Nothing was written. ${said(result.refused)}`);
		case 'stopped': {
			const left = result.left.length === 0 ? 'Everything was taken back.' : `Taken back but for these: ${said(result.left)}`;
			throw new CommandError('failed', `The merge was stopped by ${result.because.path}: ${result.because.why} ${left}`);
		}
	}
}

function said(refused: readonly { readonly path: string; readonly why: string }[]): string {
	return refused.map(({ path, why }) => `${path}: ${why}`).join(' ');
}

/** The notes of `paths`, or those of the account's certain group. */
function groupOf(context: CommandContext, flags: Flags): readonly string[] {
	const name = flags.text('account');
	const paths = flags.text('paths');
	if ((name === null) === (paths === null)) throw new CommandError('bad-flag', 'Give either account=<name|path> or paths=<JSON array>.');
	if (paths !== null) return pathsOf(paths);
	const { accounts } = context.index;
	const own = accounts.notesOf(accountId(context, name ?? ''))?.account ?? [];
	if (own.length < 2) throw new CommandError('not-a-group', `“${name ?? ''}” has ${own.length === 1 ? 'one note' : 'no note'} only: there is nothing to merge.`);
	return own;
}

function pathsOf(text: string): readonly string[] {
	const value = parsed('paths', text);
	if (!Array.isArray(value) || !value.every((one): one is string => typeof one === 'string')) throw new CommandError('bad-flag', 'paths= is no JSON array of texts.');
	if (new Set(value).size < 2) throw new CommandError('not-a-group', 'A merge needs at least two notes.');
	return value;
}

function choicesOf(flags: Flags, paths: readonly string[]): MergeChoices {
	const survivor = flags.text('survivor');
	if (survivor !== null && !paths.includes(survivor)) throw new CommandError('bad-flag', `survivor= is not among the notes to merge. They are ${paths.join(', ')}.`);
	const choose = flags.text('choose');
	const fields: unknown = choose === null ? {} : parsed('choose', choose);
	if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) throw new CommandError('bad-flag', 'choose= is no JSON object.');
	const chosen = Object.entries(fields as Record<string, unknown>).map(([field, path]) => {
		if (typeof path !== 'string' || !paths.includes(path)) throw new CommandError('bad-flag', `choose= must name one of the notes for “${field}”. They are ${paths.join(', ')}.`);
		return [field, path] as const;
	});
	return { survivor, fields: Object.fromEntries(chosen), collapse: [] };
}

/** A choice for a field about which nobody disagrees is a slip. */
function checkFields(flags: Flags, { conflicts }: MergePlan): void {
	const choose = flags.text('choose');
	if (choose === null) return;
	const known = conflicts.map(({ field }) => field);
	const wrong = Object.keys(parsed('choose', choose) as object).find((field) => !known.includes(field));
	if (wrong !== undefined) throw new CommandError('bad-flag', `The notes do not disagree about “${wrong}”. ${known.length === 0 ? 'They disagree about nothing.' : `They disagree about ${known.join(', ')}.`}`);
}

const examples = { paths: 'paths=\'["Accounts/A.md","Accounts/B.md"]\'', choose: 'choose=\'{"status":"Accounts/A.md"}\'' } as const;

function parsed(name: keyof typeof examples, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new CommandError('bad-flag', `${name}= is no valid JSON. Write it as in ${examples[name]}.`);
	}
}

function answer(plan: MergePlan, applied: boolean): Answer {
	const { id, survivor, merged, conflicts, collapsed, links, warnings, result } = plan;
	return {
		json: { id, survivor, merged, conflicts: conflicts.map(publicConflict), collapsed: collapsed.map(publicItem), links: links.map(({ path, count: times }) => ({ path, count: times })), warnings, result, applied },
		text: () => [
			`${applied ? 'Merged into' : 'Plan'} ${applied ? survivor : id}`,
			...(applied ? [] : [`Keep ${survivor}`]),
			...merged.map((path) => `Merge ${path}`),
			...conflicts.map(({ field, values, chosen }) => `Conflict ${field}: ${chosen} (${values.map(({ value, path }) => `${value} in ${path}`).join('; ')})`),
			...links.map(({ path, count: times }) => `${count(times, 'link')} in ${path}`),
			...collapsed.map(({ text }) => `Told once: ${text}`),
			...warnings.map((warning) => `Warning: ${warning}`),
			...(applied ? [] : ['', result]),
		].join('\n'),
	};
}
