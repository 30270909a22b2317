/**
 * 5,000 notes with 50,000 tasks: the roll-up of all accounts from parsed notes,
 * one changed note, and one account with 20,000 tasks.
 *
 * Tasks are made from invented parts: a third stands in other words or word for
 * word in a second or third note of its account, as imports leave them.
 */
import { loadavg } from 'node:os';
import { rollUp, rollUpSteps, type TaskLine } from '../../src/account/rollup';
import { goOn } from '../../src/match/steps';
import { readTaskText } from '../../src/note/task-text';

let seed = 20260213;
function random(below: number): number {
	seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
	return Math.floor(seed / 4294967296 * below);
}
function pick<T>(list: readonly T[]): T {
	return list[random(list.length)] as T;
}

const verbs = [['Send', 'Share', 'Forward'], ['Schedule', 'Arrange', 'Set up'], ['Review', 'Check', 'Go over'], ['Prepare', 'Draft', 'Put together'], ['Confirm', 'Verify', 'Check'], ['Investigate', 'Look into', 'Research'], ['Update', 'Revise', 'Refresh'], ['Collect', 'Gather', 'Get']] as const;
const adjectives = 'annual internal regional technical joint external second draft legacy mobile shared early'.split(' ');
const nouns = 'proposal contract roadmap invoice workshop report pilot audit training migration dashboard budget sandbox licence forecast survey checklist portal tender upgrade handbook prototype glossary manifest'.split(' ');
const topics = 'the renewal data residency single sign-on the support model the spring summit the warehouse rollout access rights the price list the security review onboarding'.split(' ');
const people = 'Anna Bruno Clara Dmitri Elena Farid Greta Henrik Ines Jonas Karin Luca'.split(' ');

function makeTask(): readonly string[] {
	const spellings = pick(verbs);
	const rest = `${pick(adjectives)} ${pick(nouns)}`;
	const tail = `${pick(['for', 'with', 'to'])} ${pick(people)} about ${pick(topics)} ${pick(nouns)}`;
	const due = random(3) === 0 ? ` 📅 2026-0${String(1 + random(9))}-1${String(random(9))}` : '';
	return [`${spellings[0]} the ${rest} ${tail}${due}`, `${spellings[1]} ${rest} ${tail}${due}`, `${spellings[0]} **the ${rest}** ${tail}${due}`];
}

function makeAccount(name: string, notes: number, perNote: number): TaskLine[] {
	const lines: TaskLine[] = [];
	const told: (readonly string[])[] = [];
	for (let note = 0; note < notes; note++) {
		// As in the index, the lines of a note share its path and day.
		const [path, noteDate] = [`${name}/note ${String(note)}.md`, `2026-01-${String(10 + note % 20)}`];
		for (let line = 1; line <= perNote; line++) {
			const again = told.length > 0 && random(3) === 0;
			const task = again ? pick(told) : makeTask();
			told.push(task);
			lines.push({
				path, line, state: pick(['open', 'open', 'proposed', 'done'] as const), reading: readTaskText(pick(task)), noteDate,
			});
		}
	}
	return lines;
}

interface Time {
	/** From beginning to end, and what the processor worked in it: on a machine that others use, the two differ. */
	readonly wall: number;
	readonly processor: number;
}

function time(work: () => void): Time {
	const start = performance.now();
	const used = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(used);
	return { wall: rounded(performance.now() - start), processor: rounded((user + system) / 1000) };
}

function rounded(value: number): number {
	return Math.round(value * 100) / 100;
}

/** The median of five runs, each on lines never seen before: nothing is warm but the code. */
function median(runs: readonly Time[]): Time {
	const middle = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
	return { wall: middle(runs.map(({ wall }) => wall)), processor: middle(runs.map(({ processor }) => processor)) };
}

const accounts = 1000;
let tasks = 0;
let rows = 0;
const all = Array.from({ length: 5 }, () => {
	const book = Array.from({ length: accounts }, (_, index) => makeAccount(`Account ${String(index)}`, 5, 10));
	return time(() => {
		[tasks, rows] = [0, 0];
		for (const [index, lines] of book.entries()) {
			tasks += lines.length;
			rows += rollUp(lines, `Account ${String(index)}`).length;
		}
	});
});
const one = Array.from({ length: 25 }, (_, index) => {
	const lines = makeAccount('One', 5, 10);
	return time(() => rollUp(lines, `One ${String(index)}`));
});
const large = Array.from({ length: 3 }, () => {
	const lines = makeAccount('Large', 1, 20_000);
	return time(() => rollUp(lines, 'Large'));
});

/** The same as the index does it, in slices of half a frame: how long each really was. */
const slices = Array.from({ length: 3 }, () => {
	const steps = rollUpSteps(makeAccount('Large', 1, 20_000), 'Large');
	const lengths: number[] = [];
	for (let told = null; told === null;) {
		const start = performance.now();
		told = goOn(steps, () => performance.now() - start >= 8);
		lengths.push(performance.now() - start);
	}
	return lengths;
}).flat().sort((a, b) => a - b);

process.stdout.write(`${JSON.stringify({
	benchmark: 'rollup', load: rounded(loadavg()[0] ?? 0), notes: accounts * 5, tasks, rows,
	allAccountsMs: median(all), mustMs: 300,
	oneNoteChangedMs: median(one), oneNoteMustMs: 5,
	oneAccountOf20000TasksMs: median(large),
	itsSlicesMs: { median: rounded(slices[Math.floor(slices.length / 2)] ?? 0), p99: rounded(slices[Math.floor(slices.length * 0.99)] ?? 0), longest: rounded(slices.at(-1) ?? 0) },
})}\n`);
