import { Events, type EventRef } from 'obsidian';
import type { KnownName } from '../../src/account/lookup';
import type { AccountDetail, AccountNotes, AccountSummary, Day, DuplicateGroup, Lookup, Mention, StalenessLevel, Task, Totals } from '../../src/account/records';
import type { Accounts } from '../../src/account/accounts';
import { addDays, daysBetween } from '../../src/note/days';
import { defaults } from '../../src/settings/settings';
import type { IndexEvents, IndexState } from '../../src/vault/events';
import type { LiveAccounts } from '../../src/vault/live-accounts';

export const today: Day = '2026-03-16';

const heads = ['Aldermoor', 'Brightwater', 'Cindervale', 'Dovetail', 'Eastgate', 'Fernhollow', 'Greyfriars', 'Harrowgate', 'Ironbridge', 'Juniper', 'Kestrel', 'Larkspur', 'Meridian', 'Northfold', 'Oakhurst', 'Pinecrest', 'Quillon', 'Ravenswood', 'Silverbirch', 'Thornbury'];
const tails = ['Bakeries', 'Logistics', 'Optics', 'Shipyards', 'Clinics', 'Textiles', 'Foods', 'Energy', 'Robotics', 'Paper Mills', 'Software', 'Studios'];
const statuses = ['Active', 'Prospect', 'At risk', 'Onboarding', 'Churned'];
const industries = ['Manufacturing', 'Food', 'Health', 'Transport', 'Software'];
const owners = ['Ines Duarte', 'Tom Okafor', 'Mei Lindqvist'];

/** A summary with everything at its quietest; give what a test is about. */
export function summaryOf(part: Partial<AccountSummary> & { readonly name: string }): AccountSummary {
	const path = part.path === undefined ? `Accounts/${part.name}.md` : part.path;
	return {
		id: part.name, path, notes: path === null ? [] : [path], activityNoteCount: 0, status: null, industry: null, owner: null, tags: [],
		lastContact: null, nextContact: null, staleness: { level: 'unknown', days: null, cadence: 30, pastDue: null },
		openTaskCount: 0, proposedTaskCount: 0, blockerCount: 0, opportunityCount: 0, duplicateNoteCount: 0, problems: [],
		aliases: [], contactDays: [], conflictCount: 0, isPending: false,
		...part,
	};
}

/** An account last contacted that many days ago, with its staleness. */
export function contacted(name: string, days: number, part: Partial<AccountSummary> = {}): AccountSummary {
	const cadence = part.staleness?.cadence ?? 30;
	const date = addDays(today, -days);
	const level: StalenessLevel = days <= cadence ? 'fresh' : days <= 2 * cadence ? 'due' : 'stale';
	return summaryOf({
		name, contactDays: [date], lastContact: { date, path: `Accounts/${name}.md` },
		staleness: { level, days, cadence, pastDue: Math.max(0, days - cadence) }, ...part,
	});
}

/** Many accounts, always the same ones. */
export function manyAccounts(count: number): AccountSummary[] {
	let seed = 7;
	const random = (below: number): number => {
		seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((seed / 2_147_483_648) * below);
	};
	return Array.from({ length: count }, (_, nth) => {
		const round = Math.floor(nth / (heads.length * tails.length));
		const name = `${heads[nth % heads.length] ?? ''} ${tails[(nth * 7 + Math.floor(nth / heads.length)) % tails.length] ?? ''}${round === 0 ? '' : ` ${round + 1}`}`;
		const days = random(10) === 0 ? null : Math.floor(random(100) ** 2 / 80) + random(6);
		const contactDays = days === null ? [] : Array.from({ length: 1 + random(14) }, (_unused, step) => addDays(today, -days - step * (5 + random(30)))).sort().reverse();
		const base: Partial<AccountSummary> = {
			id: `account-${nth}`, status: statuses[random(statuses.length)] ?? null, industry: industries[random(industries.length)] ?? null,
			owner: owners[random(owners.length)] ?? null, tags: random(3) === 0 ? ['type/customer', 'emea'] : ['type/customer'],
			openTaskCount: random(3) === 0 ? random(9) : 0, blockerCount: random(6) === 0 ? 1 + random(2) : 0,
			opportunityCount: random(3), duplicateNoteCount: random(14) === 0 ? 1 : 0, conflictCount: random(20) === 0 ? 1 : 0,
			problems: random(25) === 0 ? [{ code: 'bad-date', path: `Accounts/${name}.md`, line: 4, message: 'The date "soon" in last_contact cannot be read.' }] : [],
			activityNoteCount: random(7),
		};
		if (days === null) return summaryOf({ name, ...base });
		const account = contacted(name, days, { ...base, contactDays });
		return account.status === 'Churned' ? { ...account, staleness: { ...account.staleness, level: 'untracked' } } : account;
	});
}

/** Details with something in every section. */
export function detailOf(summary: AccountSummary): AccountDetail {
	const path = summary.path ?? 'Notes/Visit.md';
	const item = (text: string, ...lines: number[]) => ({ text, sources: (lines.length === 0 ? [12] : lines).map((line) => ({ path, line })) });
	const tasks: Task[] = Array.from({ length: summary.openTaskCount }, (_, nth) => ({
		account: summary.name, text: `Send the revised offer ${nth + 1} to [[Ada Brandt]]`, state: 'open', due: nth % 2 === 0 ? addDays(today, nth * 3 - 4) : null, scheduled: null,
		priority: nth === 0 ? 'high' : null, owner: nth === 1 ? 'Ines Duarte' : null, sources: [{ path, line: 30 + nth, state: 'open' }], similar: [], disagree: nth === 2,
	}));
	return {
		...summary,
		facts: [item('Runs **three plants**, the newest in Gdynia', 14, 22), item('Contract renews in June; see [[Renewal 2026]]'), item('Prefers calls before ten')],
		tasks: [...tasks, { account: summary.name, text: 'Agree on the pilot', state: 'done', due: null, scheduled: null, priority: null, owner: null, sources: [{ path, line: 41, state: 'done' }], similar: [], disagree: false }],
		topics: [item('capacity (lease, own build)'), item('pricing')],
		contacts: [item('Ada Brandt, head of operations'), item('Jon Reyes, purchasing')],
		opportunities: summary.opportunityCount > 0 ? [item('Second line in Q3, about 40 seats')] : [],
		blockers: summary.blockerCount > 0 ? [item('Security review has not begun')] : [],
		decisions: [item('Pilot in one plant first')],
		context: summary.contactDays.slice(0, 5).map((date, nth) => ({ date, text: nth % 2 === 0 ? 'Call about the pilot and its dates' : 'Visit with [[Ada Brandt]]', path, line: 50 + nth })),
		mentions: [],
		conflicts: summary.conflictCount > 0 ? [{
			field: 'status', chosen: summary.status ?? 'Active',
			values: [{ value: summary.status ?? 'Active', path, date: summary.lastContact?.date ?? null }, { value: 'Prospect', path: `Archive/${summary.name}.md`, date: addDays(today, -200) }],
		}] : [],
	};
}

function placesOf(list: readonly AccountSummary[]): ReadonlyMap<string, number> {
	return new Map(list.map(({ id }, place) => [id, place]));
}

/** Accounts that a test changes as it likes. */
export class FakeLive implements LiveAccounts, Accounts {
	readonly settings = defaults;
	readonly progress = { read: 0, total: 0 };
	readonly accounts: Accounts = this;
	state: IndexState = 'ready';
	groups: DuplicateGroup[] = [];
	fails: Error | null = null;
	asked = 0;
	private day = today;
	private readonly events = new Events();

	private places: ReadonlyMap<string, number>;

	constructor(private list: AccountSummary[]) {
		this.places = placesOf(list);
	}

	/** Replaces accounts and tells of those that differ. */
	set(list: AccountSummary[]): void {
		const before = new Map(this.list.map((account) => [account.id, account]));
		const changed = new Set(list.filter((account) => before.get(account.id) !== account).map(({ id }) => id));
		for (const { id } of this.list) if (!list.some((account) => account.id === id)) changed.add(id);
		this.list = list;
		this.places = placesOf(list);
		this.events.trigger('changed', changed);
	}

	/** Changes one account; costs next to nothing, so that what is measured is the screen. */
	replace(id: string, part: Partial<AccountSummary>): void {
		const place = this.places.get(id);
		const account = place === undefined ? undefined : this.list[place];
		if (place === undefined || account === undefined) return;
		this.list = [...this.list];
		this.list[place] = { ...account, ...part };
		this.events.trigger('changed', new Set([id]));
	}

	setState(state: IndexState): void {
		this.state = state;
		this.events.trigger('state', state);
	}

	setDay(day: Day): void {
		this.day = day;
		this.events.trigger('day', day);
	}

	today(): Day { return this.day; }
	on<Name extends keyof IndexEvents>(name: Name, listener: (...data: IndexEvents[Name]) => void): EventRef {
		return this.events.on(name, (...data) => { listener(...data as IndexEvents[Name]); });
	}

	whenReady(): Promise<void> { return Promise.resolve(); }
	mentionsOf(id: string): Promise<readonly Mention[]> {
		return Promise.resolve([{ path: 'Daily/2026-03-02.md', line: 3, date: '2026-03-02', text: `Met [[${this.summary(id)?.name ?? ''}]] at the fair` }]);
	}

	plainMentionsOf(): Promise<readonly Mention[]> { return Promise.resolve([]); }

	names(): Iterable<KnownName> {
		return this.list.flatMap(({ id, name, aliases }) => [name, ...aliases].map((spelling) => ({ id, name, spelling })));
	}

	summaries(): readonly AccountSummary[] {
		this.asked += 1;
		if (this.fails !== null) throw this.fails;
		return this.list;
	}

	summary(id: string): AccountSummary | null { return this.list[this.places.get(id) ?? -1] ?? null; }
	detail(id: string): AccountDetail | null {
		const summary = this.summary(id);
		return summary === null ? null : detailOf(summary);
	}

	tasks(id: string | null): readonly Task[] {
		return this.list.filter((account) => id === null || account.id === id).flatMap((account) => detailOf(account).tasks);
	}

	duplicates(): readonly DuplicateGroup[] { return this.groups; }
	isInGroup(id: string): boolean {
		const notes = this.summary(id)?.notes ?? [];
		return notes.length > 1 || this.groups.some((group) => group.notes.some((path) => notes.includes(path)));
	}

	totals(): Totals {
		const at = (level: StalenessLevel): number => this.list.filter(({ staleness }) => staleness.level === level).length;
		return {
			accounts: this.list.length, due: at('due'), stale: at('stale'), unknown: at('unknown'),
			openTasks: this.list.reduce((sum, { openTaskCount }) => sum + openTaskCount, 0),
			duplicateGroups: this.list.filter(({ duplicateNoteCount }) => duplicateNoteCount > 0).length + this.groups.length,
			problems: this.list.reduce((sum, { problems }) => sum + problems.length, 0),
		};
	}

	problems(): readonly never[] { return []; }
	find(name: string): Lookup {
		const found = this.list.find((account) => account.name === name);
		return found === undefined ? { kind: 'none', nearest: [] } : { kind: 'found', id: found.id };
	}

	notesOf(id: string): AccountNotes | null {
		const account = this.summary(id);
		return account === null ? null : { account: account.notes, activity: ['Meetings/2026-02-11 Review.md'], related: ['Notes/Visit.md'], people: ['People/Ada Brandt.md'] };
	}

	forLink(): string | null { return null; }
	linkNamesOf(): readonly string[] { return []; }
	idsOf(path: string): readonly string[] { return this.list.filter(({ notes }) => notes.includes(path)).map(({ id }) => id); }
}

/** Days between a day and the day of the tests. */
export function age(day: Day): number {
	return daysBetween(day, today);
}
