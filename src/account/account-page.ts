import { finish, goOn, type Steps } from '../match/steps';
import { isRead, linesSaid, type AccountInput } from './account-input';
import { detailOf } from './detail';
import type { AccountDetail, AccountSummary, Conflict, Day, Task } from './records';
import { reuse, reuseSteps } from './reuse';
import { rollUpSteps } from './rollup';
import type { Rules } from './rules';
import { count, kindsCounted, namesOfAccount, nothingCounted, summarise, type Counted } from './summarise';
import { taskLineSteps } from './task-lines';

/** What a page asks the book for. */
export interface PageSource {
	readonly rules: Rules;
	input(id: string): AccountInput;
	/** Names in a note that fit several accounts. */
	unclearIn(path: string): readonly string[];
}

/** Answers about an account on one day. */
interface DayAnswers {
	readonly day: Day;
	summary: AccountSummary;
	conflicts: readonly Conflict[];
	detail: AccountDetail | null;
	isCurrent: boolean;
	isDetailCurrent: boolean;
}

/** What is counted, and from which day on it is the same whatever day it is. */
interface CountedOn {
	readonly day: Day;
	readonly since: Day;
	readonly counted: Counted;
}

/** Days whose answers are kept: today, and one that a command asked about. */
const keptDays = 2;
const none: readonly Task[] = [];

/** What is known of one account, worked out when asked and kept while nothing in it changes. */
export class AccountPage {
	private told: readonly Task[] | null = null;
	private counted: CountedOn | null = null;
	private isCurrent = false;
	private answers: DayAnswers[] = [];
	/** Telling the tasks once, begun and not yet done. */
	private telling: Steps<readonly Task[]> | null = null;

	constructor(private readonly id: string, private readonly source: PageSource) {}

	/** Something in the account has changed. */
	outdate(): void {
		this.isCurrent = false;
		this.telling = null;
		this.counted = null;
		for (const answer of this.answers) answer.isCurrent = answer.isDetailCurrent = false;
	}

	/** Works out what a list asks until all is or `isTime`; true when all is. Whoever asks before has it worked out at once. */
	prepare(today: Day, isTime: () => boolean): boolean {
		const input = this.source.input(this.id);
		if (!this.isCurrent && !isRead(input)) this.settle(none);
		if (!this.isCurrent) {
			const told = goOn(this.telling ??= this.taskSteps(input), isTime);
			if (told === null) return false;
			this.settle(told.result);
			if (isTime()) return false;
		}
		this.on(today, input);
		return true;
	}

	summary(today: Day): AccountSummary {
		return this.on(today, null).summary;
	}

	tasks(): readonly Task[] {
		return this.tasksOf(null);
	}

	detail(today: Day): AccountDetail {
		const input = this.source.input(this.id);
		const answer = this.on(today, input);
		if (answer.detail === null || !answer.isDetailCurrent) {
			answer.detail = reuse(answer.detail, detailOf(input, answer.summary, answer.conflicts, this.tasksOf(input), this.source.rules, today));
			answer.isDetailCurrent = true;
		}
		return answer.detail;
	}

	private on(today: Day, given: AccountInput | null): DayAnswers {
		const known = this.answers.find(({ day }) => day === today);
		if (known?.isCurrent === true) return known;
		const input = given ?? this.source.input(this.id);
		const made = summarise(input, this.count(today, input), (path) => this.source.unclearIn(path), this.source.rules, today);
		const answer: DayAnswers = {
			day: today, summary: reuse(known?.summary, made.summary), conflicts: reuse(known?.conflicts, made.conflicts),
			detail: known?.detail ?? null, isCurrent: true, isDetailCurrent: known?.isDetailCurrent ?? false,
		};
		this.answers = [answer, ...this.answers.filter(({ day }) => day !== today)].slice(0, keptDays);
		return answer;
	}

	private tasksOf(given: AccountInput | null): readonly Task[] {
		if (this.told !== null && this.isCurrent) return this.told;
		if (this.telling !== null) return this.settle(finish(this.telling));
		const input = given ?? this.source.input(this.id);
		return this.settle(isRead(input) ? finish(this.taskSteps(input)) : none);
	}

	private *taskSteps(input: AccountInput): Steps<readonly Task[]> {
		const lines = yield* taskLineSteps(input, this.source.rules);
		if (lines.length === 0) return none;
		const { name, aliases } = namesOfAccount(input);
		return yield* reuseSteps(this.told, yield* rollUpSteps(lines, name, aliases));
	}

	private settle(told: readonly Task[]): readonly Task[] {
		this.told = told;
		this.telling = null;
		this.isCurrent = true;
		return told;
	}

	private count(today: Day, input: AccountInput): Counted {
		const known = this.counted;
		if (known !== null && (known.day === today || (known.day >= known.since && today >= known.since))) return known.counted;
		const counted = count(linesSaid(input, today, kindsCounted), this.tasksOf(input), input);
		if (counted === nothingCounted) {
			this.counted = null;
			return counted;
		}
		// Only a date that is still to come makes one day differ from another.
		const since = input.notes.flatMap(({ fields }) => fields.lastContacts).reduce((last, { day }) => day > last ? day : last, '');
		this.counted = { day: today, since, counted };
		return counted;
	}
}
