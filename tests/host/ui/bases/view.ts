import type { App, BasesPropertyId } from 'obsidian';
import { Component } from '../../base';
import { evaluate } from './evaluate';
import { parseFormula } from './formula';
import { BasesEntryGroup, propertyId, type BaseQuery, type BasesEntry } from './query';
import { NullValue, NumberValue, type Value } from './values';

/** One view of a Base, as plain data that can be changed. */
export type RawView = Record<string, unknown> & { type: string; name: string };

const fileNames: Readonly<Record<string, string>> = { name: 'file name', path: 'file path', folder: 'folder', ext: 'file extension', mtime: 'modified time', ctime: 'created time', size: 'file size', tags: 'file tags' };

/** What a person has set for one view of a Base. */
export class BasesViewConfig {
	constructor(private readonly raw: RawView, private readonly properties: Readonly<Record<string, Record<string, unknown>>>, private readonly query: () => BaseQuery, private readonly save: () => void) {}

	get name(): string { return this.raw.name; }
	get(key: string): unknown { return this.raw[key]; }

	set(key: string, value: unknown): void {
		if (value === null) delete this.raw[key];
		else this.raw[key] = value;
		this.save();
	}

	getAsPropertyId(key: string): BasesPropertyId | null {
		const value = this.raw[key];
		return typeof value === 'string' && value !== '' ? propertyId(value) : null;
	}

	getEvaluatedFormula(_view: BasesView, key: string): Value {
		const source = this.raw[key];
		const [file] = this.query().app.vault.getFiles();
		if (typeof source !== 'string' || file === undefined) return NullValue.value;
		try {
			const query = this.query();
			const value = evaluate(parseFormula(source), { app: query.app, file, thisFile: null, properties: {}, formula: () => null });
			return query.toValue(value, file) ?? NullValue.value;
		} catch {
			return NullValue.value;
		}
	}

	getOrder(): BasesPropertyId[] {
		const order = this.raw['order'];
		return Array.isArray(order) ? order.filter((name): name is string => typeof name === 'string').map(propertyId) : [];
	}

	getSort(): { property: BasesPropertyId; direction: 'ASC' | 'DESC' }[] {
		const sort = this.raw['sort'];
		if (!Array.isArray(sort)) return [];
		return (sort as { property?: unknown; direction?: unknown }[])
			.filter(({ property }) => typeof property === 'string')
			.map(({ property, direction }) => ({ property: propertyId(property as string), direction: direction === 'DESC' ? 'DESC' : 'ASC' }));
	}

	getDisplayName(property: BasesPropertyId): string {
		const bare = property.slice(property.indexOf('.') + 1);
		const given = this.properties[property]?.['displayName'] ?? this.properties[bare]?.['displayName'];
		if (typeof given === 'string') return given;
		return property.startsWith('file.') ? fileNames[bare] ?? bare : bare;
	}
}

/** What a query found, for one view. */
export class BasesQueryResult {
	constructor(readonly data: BasesEntry[], private readonly config: BasesViewConfig, private readonly groupBy: { readonly property: BasesPropertyId; readonly direction: 'ASC' | 'DESC' } | null) {}

	get properties(): BasesPropertyId[] { return this.config.getOrder(); }

	get groupedData(): BasesEntryGroup[] {
		const { groupBy } = this;
		if (groupBy === null) return [new BasesEntryGroup(this.data)];
		const groups = new Map<string, BasesEntryGroup>();
		for (const entry of this.data) {
			const key = entry.getValue(groupBy.property) ?? NullValue.value;
			const group = groups.get(key.toString()) ?? new BasesEntryGroup([], key);
			group.entries.push(entry);
			groups.set(key.toString(), group);
		}
		const order = groupBy.direction === 'DESC' ? -1 : 1;
		return [...groups.entries()].sort(([a], [b]) => order * a.localeCompare(b, undefined, { numeric: true })).map(([, group]) => group);
	}

	getSummaryValue(_controller: QueryController, entries: BasesEntry[], property: BasesPropertyId, summary: string): Value {
		const values = entries.map((entry) => entry.getValue(property)).filter((value) => value !== null && !(value instanceof NullValue));
		const numbers = values.map((value) => Number(value?.toString())).filter((value) => !Number.isNaN(value));
		const sum = numbers.reduce((total, value) => total + value, 0);
		switch (summary.toLowerCase()) {
			case 'sum': return new NumberValue(sum);
			case 'average': return numbers.length === 0 ? NullValue.value : new NumberValue(sum / numbers.length);
			case 'min': return numbers.length === 0 ? NullValue.value : new NumberValue(Math.min(...numbers));
			case 'max': return numbers.length === 0 ? NullValue.value : new NumberValue(Math.max(...numbers));
			case 'filled': return new NumberValue(values.length);
			case 'empty': return new NumberValue(entries.length - values.length);
			default: return NullValue.value;
		}
	}
}

/** What a view is made with: the host of a Base fills it in. */
export class QueryController extends Component {
	app!: App;
	config!: BasesViewConfig;
	allProperties: BasesPropertyId[] = [];
	results!: BasesQueryResult;
	createFile: (name?: string, edit?: (frontmatter: Record<string, unknown>) => void) => Promise<void> = () => Promise.resolve();
}

/** A way to show a Base. */
export abstract class BasesView extends Component {
	abstract type: string;
	app: App;
	config: BasesViewConfig;
	allProperties: BasesPropertyId[];
	data: BasesQueryResult;

	protected constructor(private readonly controller: QueryController) {
		super();
		this.app = controller.app;
		this.config = controller.config;
		this.allProperties = controller.allProperties;
		this.data = controller.results;
	}

	abstract onDataUpdated(): void;

	async createFileForView(name?: string, edit?: (frontmatter: Record<string, unknown>) => void): Promise<void> {
		await this.controller.createFile(name, edit);
	}
}
