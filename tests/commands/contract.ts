/*
 * The public shapes of the command line, as a test reads them: exact keys,
 * exact kinds of values. Written down from the contract, not from the code.
 */

type Check = (value: unknown, at: string) => readonly string[];

const wrong = (at: string, expected: string, value: unknown): readonly string[] => [`${at}: ${expected}, not ${JSON.stringify(value)}`];

const text: Check = (value, at) => typeof value === 'string' ? [] : wrong(at, 'a text', value);
const filled: Check = (value, at) => typeof value === 'string' && value !== '' ? [] : wrong(at, 'a text that is not empty', value);
const flag: Check = (value, at) => typeof value === 'boolean' ? [] : wrong(at, 'true or false', value);
const count: Check = (value, at) => Number.isInteger(value) && Number(value) >= 0 ? [] : wrong(at, 'a count', value);
const whole: Check = (value, at) => Number.isInteger(value) ? [] : wrong(at, 'a whole number', value);
const line: Check = (value, at) => Number.isInteger(value) && Number(value) >= 1 ? [] : wrong(at, 'a line from 1 on', value);
const score: Check = (value, at) => typeof value === 'number' && value >= 0 && value <= 1 ? [] : wrong(at, 'a score from 0 to 1', value);
const day: Check = (value, at) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? [] : wrong(at, 'a day', value);
const notePath: Check = (value, at) => typeof value === 'string' && /^[^/].*\.(?:md|canvas)$/.test(value) ? [] : wrong(at, 'a vault path', value);

const one = (...words: readonly string[]): Check => (value, at) => words.some((word) => word === value) ? [] : wrong(at, words.join(' or '), value);
const orNull = (check: Check): Check => (value, at) => value === null ? [] : check(value, at);
const list = (check: Check): Check => (value, at) => Array.isArray(value)
	? value.flatMap((item, index) => check(item, `${at}[${index}]`))
	: wrong(at, 'a list', value);
const record = (fields: Readonly<Record<string, Check>>): Check => (value, at) => {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong(at, 'a record', value);
	const keys = Object.keys(value);
	const expected = Object.keys(fields);
	const extra = keys.filter((key) => !expected.includes(key)).map((key) => `${at}.${key}: is not in the contract`);
	return [...extra, ...expected.flatMap((key) => keys.includes(key)
		? fields[key]?.((value as Record<string, unknown>)[key], `${at}.${key}`) ?? []
		: [`${at}.${key}: is missing`])];
};

const source = record({ path: notePath, line });
const item = record({ text: filled, sources: list(source) });
const state = one('open', 'proposed', 'done', 'cancelled');
const problem = record({ code: filled, path: notePath, line, message: filled });
const conflict = record({ field: filled, values: list(record({ value: filled, path: notePath, date: orNull(day) })), chosen: text });
const task = record({
	account: filled, text: filled, state, due: orNull(day), scheduled: orNull(day),
	priority: orNull(one('highest', 'high', 'medium', 'low', 'lowest')), owner: orNull(filled),
	sources: list(record({ path: notePath, line, state })), similar: list(item), disagree: flag,
});
const rowFields = {
	name: filled, path: orNull(notePath), notes: list(notePath), activityNoteCount: count, status: orNull(filled), industry: orNull(filled),
	owner: orNull(filled), tags: list(filled), lastContact: orNull(record({ date: day, path: notePath })), nextContact: orNull(day),
	staleness: record({
		level: one('fresh', 'due', 'stale', 'unknown', 'snoozed', 'untracked'), days: orNull(whole), cadence: line, pastDue: orNull(count),
	}),
	openTaskCount: count, proposedTaskCount: count, blockerCount: count, opportunityCount: count, duplicateNoteCount: count, problems: list(problem),
};

/** What every command answers under `format=json`. */
export const shapes = {
	'account-dashboard': record({ accounts: count, due: count, stale: count, unknown: count, openTasks: count, duplicateGroups: count, problems: count }),
	'account-dashboard:open': record({ opened: (value, at) => value === true ? [] : wrong(at, 'true', value) }),
	'account-dashboard:list': record({ today: day, accounts: list(record(rowFields)) }),
	'account-dashboard:show': record({
		...rowFields, facts: list(item), tasks: list(task), topics: list(item), contacts: list(item), opportunities: list(item),
		blockers: list(item), decisions: list(item), context: list(record({ date: orNull(day), text: filled, path: notePath, line })),
		mentions: list(record({ path: notePath, line, date: orNull(day), text: filled })), conflicts: list(conflict),
	}),
	'account-dashboard:tasks': record({ tasks: list(task) }),
	'account-dashboard:facts': record({ account: filled, facts: list(item) }),
	'account-dashboard:duplicates': record({ groups: list(record({ certainty: one('certain', 'likely'), score, notes: list(notePath), reasons: list(filled) })) }),
	'account-dashboard:problems': record({ problems: list(problem) }),
	'account-dashboard:match': record({ score, certainty: one('certain', 'likely', 'different'), reasons: list(filled) }),
	error: record({
		error: record({
			code: one('unknown-account', 'ambiguous-account', 'unknown-task', 'ambiguous-task', 'bad-flag', 'not-a-group', 'plan-changed', 'nothing-to-undo', 'failed'),
			message: filled,
		}),
	}),
} as const;

/** Everything that is not as the contract says; empty when all is well. */
export function deviations(command: keyof typeof shapes, answer: unknown): readonly string[] {
	return shapes[command](answer, command);
}
