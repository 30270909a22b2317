import { BasesView, NullValue, type BasesPropertyId, type Plugin, type QueryController } from 'obsidian';
import type { AccountSummary } from '../../account/records';
import { AccountsTable } from '../dashboard/accounts-table';
import { columnOf, propertyColumn, type Column } from '../dashboard/columns';
import type { Entry } from '../dashboard/listing';
import { builtInColumns, initialState, type DashboardState } from '../dashboard/state';
import type { ViewServices } from '../services';
import { countOf } from '../words';

/** The type under which a Base knows the view. */
export const basesType = 'account-dashboard';

const optionOf = (id: string): string => `column-${id}`;

/** Offers the accounts of a Base's notes as one of its views; where there are no Bases nothing is offered. */
export function registerBases(plugin: Plugin, services: ViewServices, openAccount: (id: string) => void): void {
	if (typeof plugin.registerBasesView !== 'function' || typeof BasesView !== 'function') return;
	plugin.registerBasesView(basesType, {
		name: 'Accounts', icon: 'briefcase',
		factory: (controller, el) => new AccountsBase(controller, el, services, openAccount),
		options: () => [{
			type: 'group', displayName: 'Columns of accounts',
			items: builtInColumns.map((id) => ({ type: 'toggle', key: optionOf(id), displayName: columnOf(id).title, default: initialState.columns.includes(id) })),
		}],
	});
}

/** The notes of a Base, told as the accounts that they belong to. */
class AccountsBase extends BasesView {
	readonly type = basesType;
	private table: AccountsTable | null = null;
	/** Places in the result of the notes of each account; the result itself is never kept. */
	private places: ReadonlyMap<string, readonly number[]> = new Map();
	private without = 0;
	private columns: readonly Column[] = [];
	private columnKey = '';

	constructor(controller: QueryController, private readonly el: HTMLElement, private readonly services: ViewServices, private readonly openAccount: (id: string) => void) {
		super(controller);
	}

	override onload(): void {
		this.el.addClasses(['account-dashboard', 'acct-base']);
		const { app, services, openAccount } = this;
		this.table = this.addChild(new AccountsTable(this.el, initialState, {
			app, services, openAccount, hoverParent: app.renderContext, hoverSource: 'bases',
			pick: (accounts, state) => this.pick(accounts, state),
			columns: () => this.columns,
			entries: ({ shown }, state) => this.entries(shown, state),
			whenEmpty: () => [this.without === 0 ? 'This Base finds no notes.' : this.without === 1 ? 'The note of this Base belongs to no account.' : `None of the ${countOf(this.without, 'note')} of this Base belongs to an account.`],
			foot: () => (this.without === 0 ? '' : `${countOf(this.without, 'note')} of this Base ${this.without === 1 ? 'belongs' : 'belong'} to no account`),
		}));
	}

	override onunload(): void {
		this.el.removeClasses(['account-dashboard', 'acct-base']);
		this.el.empty();
	}

	override onDataUpdated(): void {
		this.table?.refresh();
	}

	/** Accounts of the entries, in the order of the Base. */
	private settle(): void {
		const ids = this.services.live.accounts;
		const places = new Map<string, number[]>();
		this.without = 0;
		this.data.data.forEach(({ file }, place) => {
			const found = ids.idsOf(file.path);
			if (found.length === 0) this.without += 1;
			for (const id of found) {
				const known = places.get(id);
				if (known === undefined) places.set(id, [place]);
				else known.push(place);
			}
		});
		this.places = places;
		this.settleColumns();
	}

	private settleColumns(): void {
		const shown = builtInColumns.filter((id) => this.config.get(optionOf(id)) ?? initialState.columns.includes(id));
		const asked = this.config.getOrder().filter((id) => id !== 'file.name');
		const named = asked.map((id) => [id, this.config.getDisplayName(id)] as const);
		const key = JSON.stringify([shown, named]);
		// The same columns are the same objects, so that rows need not be built anew.
		if (key === this.columnKey) return;
		this.columnKey = key;
		this.columns = [...shown.map(columnOf), ...named.map(([id, title]) => propertyColumn(`property:${id}`, title, (account) => this.textOf(account, id)))];
	}

	/** The first of an account's entries that has the property says it. */
	private textOf({ id }: AccountSummary, property: BasesPropertyId): string {
		for (const place of this.places.get(id) ?? []) {
			const value = this.data.data[place]?.getValue(property) ?? null;
			const text = value === null || value instanceof NullValue ? '' : value.toString();
			if (text !== '') return text;
		}
		return '';
	}

	/** Where the Base sorts, its order counts until a heading is clicked; else the accounts that need attention come first. */
	private pick(accounts: readonly AccountSummary[], { sort }: DashboardState): readonly AccountSummary[] {
		this.settle();
		const found = accounts.filter(({ id }) => this.places.has(id));
		if (sort !== initialState.sort || this.config.getSort().length === 0) return found;
		const rank = new Map([...this.places.keys()].map((id, nth) => [id, nth]));
		return found.sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0));
	}

	/** The groups of the Base; an account with notes in several stands in each. */
	private entries(shown: readonly AccountSummary[], { folded }: DashboardState): readonly Entry[] {
		const groups = this.data.groupedData;
		if (!groups.some((group) => group.hasKey())) return shown.map((account) => ({ kind: 'account', key: account.id, account }));
		return groups.flatMap((group): readonly Entry[] => {
			const ids = new Set(group.entries.flatMap(({ file }) => this.services.live.accounts.idsOf(file.path)));
			const members = shown.filter(({ id }) => ids.has(id));
			const label = group.hasKey() ? group.key?.toString() ?? '' : 'No value';
			const key = `group:${label}`;
			const isFolded = folded.includes(key);
			if (members.length === 0) return [];
			const heading: Entry = { kind: 'group', key, label, accounts: members, isFolded };
			return [heading, ...(isFolded ? [] : members.map((account): Entry => ({ kind: 'account', key: `${key} ${account.id}`, account })))];
		});
	}
}
