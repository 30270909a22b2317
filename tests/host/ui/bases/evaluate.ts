import { getAllTags } from '../../functions';
import type { App, TFile } from 'obsidian';
import { dayText } from './days';
import type { Expression } from './formula';

/** Where an expression is worked out: one file, its properties, the Base's formulas. */
export interface Scope {
	readonly app: App;
	readonly file: TFile;
	readonly properties: Readonly<Record<string, unknown>>;
	readonly formula: (name: string) => unknown;
	/** The note that the Base is embedded in, or the Base itself. */
	readonly thisFile: TFile | null;
}

class Days {
	constructor(readonly ms: number) {}
}

type Method = (self: unknown, args: readonly unknown[], scope: Scope) => unknown;
type FileMethod = (file: TFile, args: readonly unknown[], scope: Scope) => unknown;

const ymd = /^\d{4}-\d{2}-\d{2}/;
const dayMs = 86_400_000;

function toDate(value: unknown): Date | null {
	if (value instanceof Date) return value;
	if (typeof value !== 'string' || !ymd.test(value)) return null;
	const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = value.split(/[^\d]+/).map(Number);
	return new Date(year, month - 1, day, hour, minute);
}

/** Whether a value is a file of the vault. */
export function isFile(value: unknown): value is TFile {
	return typeof value === 'object' && value !== null && 'basename' in value && 'path' in value;
}

/** A value as text, as the application writes it. */
export function textOfValue(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return dayText(value);
	if (isFile(value)) return value.path;
	if (Array.isArray(value)) return value.map(textOfValue).join(', ');
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function listOf(value: unknown): unknown[] {
	return Array.isArray(value) ? value as unknown[] : value === null || value === undefined ? [] : [value];
}

function isEmpty(value: unknown): boolean {
	return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Whether a value counts as true. */
export function isTruthy(value: unknown): boolean {
	return !isEmpty(value) && value !== false && value !== 0;
}

const has = (whole: unknown, part: unknown): boolean => (Array.isArray(whole)
	? whole.some((item) => textOfValue(item).toLowerCase() === textOfValue(part).toLowerCase())
	: textOfValue(whole).toLowerCase().includes(textOfValue(part).toLowerCase()));

const tagsOf = (file: TFile, { app }: Scope): string[] => getAllTags(app.metadataCache.getFileCache(file) ?? {}) ?? [];
const bare = (tag: unknown): string => textOfValue(tag).replace(/^#/, '').toLowerCase();

function linksOf(file: TFile, { app }: Scope): string[] {
	const cache = app.metadataCache.getFileCache(file);
	return [...cache?.links ?? [], ...cache?.frontmatterLinks ?? []].map(({ link }) => app.metadataCache.getFirstLinkpathDest(link.split('#')[0] ?? '', file.path)?.path ?? link);
}

const fileMethods: Readonly<Record<string, FileMethod>> = {
	hasTag: (file, tags, scope) => tags.some((tag) => tagsOf(file, scope).some((own) => bare(own) === bare(tag) || bare(own).startsWith(`${bare(tag)}/`))),
	inFolder: (file, [folder]) => file.path.startsWith(`${textOfValue(folder).replace(/\/$/, '')}/`),
	hasProperty: (file, [name], { app }) => textOfValue(name) in (app.metadataCache.getFileCache(file)?.frontmatter ?? {}),
	hasLink: (file, [other], scope) => {
		const path = isFile(other) ? other.path : scope.app.metadataCache.getFirstLinkpathDest(textOfValue(other), file.path)?.path;
		return path !== undefined && linksOf(file, scope).includes(path);
	},
};

const methods: Readonly<Record<string, Method>> = {
	contains: (self, [part]) => has(self, part),
	containsAny: (self, parts) => parts.some((part) => has(self, part)),
	containsAll: (self, parts) => parts.every((part) => has(self, part)),
	startsWith: (self, [part]) => textOfValue(self).startsWith(textOfValue(part)),
	endsWith: (self, [part]) => textOfValue(self).endsWith(textOfValue(part)),
	isEmpty: (self) => isEmpty(self),
	lower: (self) => textOfValue(self).toLowerCase(),
	upper: (self) => textOfValue(self).toUpperCase(),
	title: (self) => textOfValue(self).replace(/\b\p{L}/gu, (letter) => letter.toUpperCase()),
	trim: (self) => textOfValue(self).trim(),
	toString: (self: unknown) => textOfValue(self),
	isTruthy: (self) => isTruthy(self),
	join: (self, [between]) => listOf(self).map(textOfValue).join(textOfValue(between ?? ', ')),
	unique: (self) => [...new Map(listOf(self).map((item) => [textOfValue(item), item])).values()],
	sort: (self: unknown) => [...listOf(self)].sort(compare),
	round: (self, [digits]) => Number(Number(self).toFixed(Number(digits ?? 0))),
	floor: (self) => Math.floor(Number(self)),
	ceil: (self) => Math.ceil(Number(self)),
	abs: (self) => Math.abs(Number(self)),
	date: (self) => toDate(dayText(toDate(self) ?? new Date(0))),
	format: (self, [pattern]) => formatDate(toDate(self), textOfValue(pattern)),
};

function formatDate(date: Date | null, pattern: string): string {
	if (date === null) return '';
	const iso = dayText(date, true);
	const parts: Readonly<Record<string, string>> = { YYYY: iso.slice(0, 4), MM: iso.slice(5, 7), DD: iso.slice(8, 10), HH: iso.slice(11, 13), mm: iso.slice(14, 16) };
	return pattern.replace(/YYYY|MM|DD|HH|mm/g, (part) => parts[part] ?? part);
}

const functions: Readonly<Record<string, (args: readonly unknown[]) => unknown>> = {
	today: () => toDate(dayText(new Date())),
	now: () => new Date(),
	date: ([value]) => toDate(value),
	list: ([value]) => listOf(value),
	number: ([value]) => (value instanceof Date ? value.getTime() : Number(value)),
	min: (values) => Math.min(...values.map(Number)),
	max: (values) => Math.max(...values.map(Number)),
	link: ([value]) => `[[${textOfValue(value)}]]`,
};

function member(self: unknown, name: string, scope: Scope): unknown {
	if (isFile(self)) return fileMember(self, name, scope);
	if (self instanceof Days) return self.ms / ({ days: dayMs, hours: 3_600_000, minutes: 60_000, seconds: 1000 }[name] ?? 1);
	if (name === 'length') return Array.isArray(self) ? self.length : textOfValue(self).length;
	if (self instanceof Date) return { year: self.getFullYear(), month: self.getMonth() + 1, day: self.getDate() }[name] ?? null;
	return typeof self === 'object' && self !== null && Object.hasOwn(self, name) ? Reflect.get(self, name) : null;
}

/** What a Base knows of a file. */
export function fileMember(file: TFile, name: string, scope: Scope): unknown {
	switch (name) {
		case 'name': return file.name;
		case 'basename': return file.basename;
		case 'path': return file.path;
		case 'folder': return file.parent?.path ?? '/';
		case 'ext': return file.extension;
		case 'size': return file.stat.size;
		case 'ctime': return new Date(file.stat.ctime);
		case 'mtime': return new Date(file.stat.mtime);
		case 'file': return file;
		case 'tags': return tagsOf(file, scope);
		case 'links': return linksOf(file, scope);
		case 'backlinks': return Object.entries(scope.app.metadataCache.resolvedLinks).filter(([, links]) => file.path in links).map(([path]) => path);
		case 'properties': return scope.app.metadataCache.getFileCache(file)?.frontmatter ?? {};
		default: return null;
	}
}

/** Orders two values: numbers and dates by size, all else as text; nothing comes last. */
export function compare(a: unknown, b: unknown): number {
	if (isEmpty(a) || isEmpty(b)) return Number(isEmpty(a)) - Number(isEmpty(b));
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	const [left, right] = [toDate(a), toDate(b)];
	if (left !== null && right !== null) return left.getTime() - right.getTime();
	return textOfValue(a).localeCompare(textOfValue(b), undefined, { numeric: true, sensitivity: 'base' });
}

function binary(operator: string, left: unknown, right: unknown): unknown {
	const [from, to] = [toDate(left), toDate(right)];
	switch (operator) {
		case '==': return isEmpty(left) ? isEmpty(right) : !isEmpty(right) && textOfValue(left) === textOfValue(right);
		case '!=': return !(binary('==', left, right) as boolean);
		case '<': return !isEmpty(left) && !isEmpty(right) && compare(left, right) < 0;
		case '<=': return !isEmpty(left) && !isEmpty(right) && compare(left, right) <= 0;
		case '>': return !isEmpty(left) && !isEmpty(right) && compare(left, right) > 0;
		case '>=': return !isEmpty(left) && !isEmpty(right) && compare(left, right) >= 0;
		case '+': return typeof left === 'number' && typeof right === 'number' ? left + right : shift(left, right, 1) ?? textOfValue(left) + textOfValue(right);
		case '-': return from !== null && to !== null ? new Days(from.getTime() - to.getTime()) : shift(left, right, -1) ?? Number(left) - Number(right);
		case '*': return Number(left) * Number(right);
		case '/': return Number(left) / Number(right);
		default: return Number(left) % Number(right);
	}
}

// `date + "7d"`
function shift(left: unknown, right: unknown, direction: 1 | -1): Date | null {
	const date = left instanceof Date ? left : null;
	const match = typeof right === 'string' ? /^(\d+)\s*(d|day|days|w|week|weeks|M|month|months|y|year|years)$/.exec(right) : null;
	if (date === null || match === null) return null;
	const [count, unit] = [Number(match[1]) * direction, match[2] ?? 'd'];
	const [years, months, days] = unit.startsWith('y') ? [count, 0, 0] : unit === 'M' || unit.startsWith('month') ? [0, count, 0] : [0, 0, count * (unit.startsWith('w') ? 7 : 1)];
	return new Date(date.getFullYear() + years, date.getMonth() + months, date.getDate() + days, date.getHours(), date.getMinutes());
}

function name(key: string, scope: Scope): unknown {
	if (key === 'file') return scope.file;
	if (key === 'this') return scope.thisFile;
	if (key === 'note') return scope.properties;
	return Object.hasOwn(scope.properties, key) ? scope.properties[key] : null;
}

/** The value of an expression for one file. */
export function evaluate(expression: Expression, scope: Scope): unknown {
	switch (expression.kind) {
		case 'literal': return expression.value;
		case 'list': return expression.items.map((item) => evaluate(item, scope));
		case 'name': return name(expression.name, scope);
		case 'member':
			if (expression.of.kind === 'name' && expression.of.name === 'formula') return scope.formula(expression.name);
			if (expression.of.kind === 'name' && expression.of.name === 'this' && expression.name === 'file') return scope.thisFile;
			return member(evaluate(expression.of, scope), expression.name, scope);
		case 'index': {
			const [of, at] = [evaluate(expression.of, scope), evaluate(expression.at, scope)];
			return Array.isArray(of) ? (of as unknown[])[Number(at)] ?? null : member(of, textOfValue(at), scope);
		}
		case 'unary': {
			const value = evaluate(expression.of, scope);
			return expression.operator === '!' ? !isTruthy(value) : -Number(value);
		}
		case 'binary': return evaluateBinary(expression, scope);
		case 'call': return call(expression, scope);
	}
}

function evaluateBinary({ operator, left, right }: Expression & { kind: 'binary' }, scope: Scope): unknown {
	const first = evaluate(left, scope);
	if (operator === '&&') return isTruthy(first) ? evaluate(right, scope) : first;
	if (operator === '||') return isTruthy(first) ? first : evaluate(right, scope);
	return binary(operator, first, evaluate(right, scope));
}

function call({ of, args }: Expression & { kind: 'call' }, scope: Scope): unknown {
	if (of.kind === 'name' && of.name === 'if') {
		const [condition, yes, no] = args;
		const chosen = condition !== undefined && isTruthy(evaluate(condition, scope)) ? yes : no;
		return chosen === undefined ? null : evaluate(chosen, scope);
	}
	const values = args.map((arg) => evaluate(arg, scope));
	if (of.kind === 'name') {
		const run = Object.hasOwn(functions, of.name) ? functions[of.name] : undefined;
		if (run === undefined) throw new Error(`There is no function "${of.name}".`);
		return run(values);
	}
	if (of.kind !== 'member') throw new Error('Only functions can be called.');
	const self = evaluate(of.of, scope);
	if (isFile(self) && Object.hasOwn(fileMethods, of.name)) return fileMethods[of.name]?.(self, values, scope);
	const run = Object.hasOwn(methods, of.name) ? methods[of.name] : undefined;
	if (run === undefined) throw new Error(`There is no function "${of.name}".`);
	return run(self, values, scope);
}
