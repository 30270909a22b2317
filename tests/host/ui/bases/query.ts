import type { App, BasesConfigFile, BasesConfigFileFilter, BasesConfigFileView, BasesPropertyId, TFile } from 'obsidian';
import { frontmatterLinks } from '../../metadata/frontmatter';
import { compare, evaluate, fileMember, isFile, isTruthy, textOfValue, type Scope } from './evaluate';
import { parseFormula, type Expression } from './formula';
import { BooleanValue, DateValue, ErrorValue, FileValue, LinkValue, ListValue, NullValue, NumberValue, StringValue, TagValue, Value } from './values';

/** One file in a Base, with its values. */
export class BasesEntry {
	constructor(private readonly base: BaseQuery, readonly file: TFile) {}

	getValue(property: BasesPropertyId): Value | null {
		try {
			return this.base.toValue(this.base.raw(this.file, property), this.file, property);
		} catch (error) {
			return new ErrorValue(error instanceof Error ? error.message : String(error));
		}
	}
}

/** Entries that share a value. */
export class BasesEntryGroup {
	constructor(readonly entries: BasesEntry[], readonly key?: Value) {}

	hasKey(): boolean { return this.key !== undefined && !(this.key instanceof NullValue); }
}

/** `status` means `note.status`; `file.` and `formula.` say so. */
export function propertyId(name: string): BasesPropertyId {
	return /^(?:note|file|formula)\./.test(name) ? name as BasesPropertyId : `note.${name}`;
}

/** A Base over the files of a vault. */
export class BaseQuery {
	private readonly formulas = new Map<string, Expression | Error>();
	private readonly running = new Set<string>();

	constructor(readonly app: App, readonly config: BasesConfigFile, private readonly thisFile: TFile | null) {
		for (const [name, source] of Object.entries(config.formulas ?? {})) this.formulas.set(name, read(source));
	}

	/** The files that pass the filters of the Base and of one view. */
	files(view: BasesConfigFileView): TFile[] {
		const filters = [this.config.filters, view.filters].filter((filter) => filter !== undefined).map((filter) => this.compile(filter));
		return this.app.vault.getFiles().filter((file) => filters.every((passes) => passes(file)));
	}

	/** A property of a file as plain data. */
	raw(file: TFile, property: BasesPropertyId): unknown {
		const dot = property.indexOf('.');
		const [kind, name] = [property.slice(0, dot), property.slice(dot + 1)];
		const scope = this.scope(file);
		if (kind === 'formula') return scope.formula(name);
		if (kind === 'file') return name === 'name' ? file : fileMember(file, name, scope);
		return Object.hasOwn(scope.properties, name) ? scope.properties[name] : null;
	}

	sort(files: readonly TFile[], by: readonly { property: BasesPropertyId; direction: 'ASC' | 'DESC' }[]): TFile[] {
		const keys = new Map(files.map((file) => [file, by.map(({ property }) => this.sortKey(file, property))]));
		return [...files].sort((a, b) => {
			for (const [index, { direction }] of by.entries()) {
				const order = compare(keys.get(a)?.[index], keys.get(b)?.[index]);
				if (order !== 0) return direction === 'DESC' ? -order : order;
			}
			return a.path.localeCompare(b.path);
		});
	}

	toValue(raw: unknown, file: TFile, property = ''): Value | null {
		if (raw === null || raw === undefined) return NullValue.value;
		if (typeof raw === 'boolean') return new BooleanValue(raw);
		if (typeof raw === 'number') return new NumberValue(raw);
		if (raw instanceof Date) return new DateValue(raw, property === 'file.mtime' || property === 'file.ctime');
		if (Array.isArray(raw)) return new ListValue(raw.map((item) => (property.endsWith('.tags') ? new TagValue(`#${textOfValue(item).replace(/^#/, '')}`) : this.toValue(item, file))));
		if (isFile(raw)) return new FileValue(this.app, raw);
		const text = textOfValue(raw);
		const [link] = frontmatterLinks({ value: text });
		if (link !== undefined) return new LinkValue(this.app, link.link, file.path, link.displayText ?? link.link);
		return /^\d{4}-\d{2}-\d{2}/.test(text) ? DateValue.parseFromString(text) : new StringValue(text);
	}

	private sortKey(file: TFile, property: BasesPropertyId): unknown {
		try {
			const raw = this.raw(file, property);
			return property === 'file.name' ? file.basename : raw;
		} catch {
			return null;
		}
	}

	private scope(file: TFile): Scope {
		return {
			app: this.app,
			file,
			thisFile: this.thisFile,
			properties: this.app.metadataCache.getFileCache(file)?.frontmatter ?? {},
			formula: (name) => this.formula(file, name),
		};
	}

	private formula(file: TFile, name: string): unknown {
		const expression = this.formulas.get(name);
		if (expression === undefined) return null;
		if (expression instanceof Error) throw expression;
		if (this.running.has(name)) throw new Error(`The formula "${name}" needs itself.`);
		this.running.add(name);
		try {
			return evaluate(expression, this.scope(file));
		} finally {
			this.running.delete(name);
		}
	}

	private compile(filter: BasesConfigFileFilter): (file: TFile) => boolean {
		if (typeof filter === 'string') {
			const expression = read(filter);
			if (expression instanceof Error) throw expression;
			return (file) => isTruthy(evaluate(expression, this.scope(file)));
		}
		const parts = (list: readonly BasesConfigFileFilter[]): ((file: TFile) => boolean)[] => list.map((part) => this.compile(part));
		if ('and' in filter) {
			const all = parts(filter.and);
			return (file) => all.every((passes) => passes(file));
		}
		if ('or' in filter) {
			const any = parts(filter.or);
			return (file) => any.some((passes) => passes(file));
		}
		const none = parts(filter.not);
		return (file) => !none.some((passes) => passes(file));
	}
}

function read(source: string): Expression | Error {
	try {
		return parseFormula(source);
	} catch (error) {
		return error instanceof Error ? error : new Error(String(error));
	}
}
