import { Plugin } from 'obsidian';
import type { Task } from '../../src/account/records';
import { addDays } from '../../src/note/days';
import { openDashboard, registerViews, tasksTab } from '../../src/views';
import { FakeLive, manyAccounts, today } from '../views/fake-live';

const verbs = ['Send', 'Review', 'Prepare', 'Confirm', 'Collect'];
const things = ['the offer', 'the contract', 'two samples', 'the forecast', 'the handbook', 'the audit report'];
const owners = ['Ines Duarte', 'Tom Okafor', null];

function taskOf(account: string, nth: number): Task {
	const path = `Accounts/${account}.md`;
	return {
		account, text: `${verbs[nth % verbs.length] ?? ''} ${things[nth % things.length] ?? ''} number ${nth} to the people at ${account}`,
		state: nth % 4 === 0 ? 'proposed' : 'open', due: nth % 3 === 0 ? addDays(today, (nth * 37) % 120 - 40) : null, scheduled: null,
		priority: nth % 9 === 0 ? 'high' : null, owner: owners[nth % owners.length] ?? null,
		sources: [{ path, line: 10 + nth, state: 'open' }], similar: [], disagree: false,
	};
}

/** Accounts with tasks that are there when asked, as the index has them. */
class ManyTasks extends FakeLive {
	private readonly byId = new Map<string, readonly Task[]>();

	constructor(accounts: ReturnType<typeof manyAccounts>, perAccount: number) {
		super(accounts);
		accounts.forEach(({ id, name }, place) => {
			this.byId.set(id, Array.from({ length: perAccount }, (_, nth) => taskOf(name, place * perAccount + nth)));
		});
	}

	override tasks(id: string | null): readonly Task[] {
		return id === null ? [...this.byId.values()].flat() : this.byId.get(id) ?? [];
	}

	override idsOf(): readonly string[] {
		return ['one'];
	}

	/** Another day for the first task of an account. */
	touch(id: string, nth: number): void {
		const [first, ...others] = this.tasks(id);
		if (first) this.byId.set(id, [{ ...first, due: addDays(today, nth % 50) }, ...others]);
		this.replace(id, {});
	}
}

/** The tasks screen over a ready index of made-up accounts: what is measured is the screen alone. */
export default class TasksBench extends Plugin {
	override onload(): void {
		const count = Number(new URLSearchParams(location.search).get('tasks') ?? 20_000);
		const accounts = manyAccounts(Math.ceil(count / 10));
		const live = new ManyTasks(accounts, 10);
		registerViews(this, { live, tabs: [tasksTab(this.app, { live })] });
		Object.assign(window, { bench: {
			open: () => openDashboard(this.app),
			tab: (name: string) => { document.querySelector<HTMLElement>(`[data-tab="${name}"]`)?.click(); },
			touch: (nth: number) => { live.touch(accounts[nth % accounts.length]?.id ?? '', nth); },
		} });
	}
}
