import type { App, RenderContext, TFile } from 'obsidian';
import { dayText } from './days';

/** A value of a Base, as views get it. */
export abstract class Value {
	static type = 'value';

	static equals(a: Value | null, b: Value | null): boolean {
		return a === null || b === null ? a === b : a.constructor === b.constructor && a.equals(b);
	}

	static looseEquals(a: Value | null, b: Value | null): boolean {
		return a === null || b === null ? a === b : a.looseEquals(b);
	}

	abstract toString(): string;
	abstract isTruthy(): boolean;

	equals(other: this): boolean { return this.toString() === other.toString(); }
	looseEquals(other: Value): boolean { return this.toString().toLowerCase() === other.toString().toLowerCase(); }
	renderTo(el: HTMLElement, _context: RenderContext): void { el.setText(this.toString()); }
}

/** No value. */
export class NullValue extends Value {
	static override type = 'null';
	static readonly value = new NullValue();
	toString(): string { return ''; }
	isTruthy(): boolean { return false; }
}

/** Any value but none. */
export abstract class NotNullValue extends Value {}

/** Text, number or boolean. */
export abstract class PrimitiveValue<T extends string | number | boolean> extends NotNullValue {
	constructor(readonly data: T) {
		super();
	}

	toString(): string { return String(this.data); }
	isTruthy(): boolean { return Boolean(this.data); }
}

export class StringValue extends PrimitiveValue<string> {
	static override type = 'string';
}

export class NumberValue extends PrimitiveValue<number> {
	static override type = 'number';
}

export class BooleanValue extends PrimitiveValue<boolean> {
	static override type = 'boolean';

	override renderTo(el: HTMLElement): void {
		const box = el.createEl('input', { type: 'checkbox', attr: { disabled: true, 'aria-label': String(this.data) } });
		box.checked = this.data;
	}
}

/** A tag, with its `#`. */
export class TagValue extends StringValue {
	override renderTo(el: HTMLElement): void {
		el.createEl('a', { cls: 'tag', text: this.data, href: this.data });
	}
}

/** A link; it knows where it stands. */
export class LinkValue extends StringValue {
	static override type = 'link';

	constructor(protected readonly app: App, link: string, readonly sourcePath: string, readonly display: string = link) {
		super(link);
	}

	static parseFromString(app: App, input: string, sourcePath: string): LinkValue | null {
		const match = /^\[\[([^\]|]+)(?:\|([^\]]*))?\]\]$/.exec(input.trim());
		return match?.[1] === undefined ? null : new LinkValue(app, match[1], sourcePath, match[2] ?? match[1]);
	}

	override renderTo(el: HTMLElement): void {
		const unresolved = this.app.metadataCache.getFirstLinkpathDest(this.data.split('#')[0] ?? '', this.sourcePath) === null;
		el.createEl('a', {
			cls: ['internal-link', ...unresolved ? ['is-unresolved'] : []], text: this.display, href: this.data,
			attr: { 'data-href': this.data, 'data-source-path': this.sourcePath },
		});
	}
}

/** A file of the vault. */
export class FileValue extends NotNullValue {
	static override type = 'file';

	constructor(protected readonly app: App, readonly file: TFile) {
		super();
	}

	toString(): string { return this.file.path; }
	isTruthy(): boolean { return true; }

	override renderTo(el: HTMLElement): void {
		el.createEl('a', { cls: 'internal-link', text: this.file.basename, href: this.file.path, attr: { 'data-href': this.file.path } });
	}
}

/** A day, or a moment. */
export class DateValue extends NotNullValue {
	static override type = 'date';

	constructor(readonly date: Date, readonly showTime = false) {
		super();
	}

	static parseFromString(input: string): DateValue | null {
		const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?/.exec(input.trim());
		if (match === null) return null;
		const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0));
		const date = new Date(year, month - 1, day, hour, minute, second);
		return Number.isNaN(date.getTime()) ? null : new DateValue(date, match[4] !== undefined);
	}

	toString(): string { return dayText(this.date, this.showTime); }
	isTruthy(): boolean { return true; }
	dateOnly(): DateValue { return new DateValue(new Date(this.date.getFullYear(), this.date.getMonth(), this.date.getDate())); }

	relative(): string {
		const days = Math.round((this.date.getTime() - Date.now()) / 86_400_000);
		return new Intl.RelativeTimeFormat('en').format(days, 'day');
	}
}

/** Several values. */
export class ListValue extends NotNullValue {
	static override type = 'list';
	private readonly items: readonly Value[];

	constructor(values: readonly unknown[]) {
		super();
		this.items = values.map((value) => (value instanceof Value ? value : new StringValue(String(value))));
	}

	toString(): string { return this.items.map((item) => item.toString()).join(', '); }
	isTruthy(): boolean { return this.items.length > 0; }
	includes(value: Value): boolean { return this.items.some((item) => item.looseEquals(value)); }
	length(): number { return this.items.length; }
	get(index: number): Value { return this.items[index] ?? NullValue.value; }
	concat(other: ListValue): ListValue { return new ListValue([...this.items, ...other.items]); }

	override renderTo(el: HTMLElement, context: RenderContext): void {
		this.items.forEach((item, index) => {
			if (index > 0) el.appendText(', ');
			item.renderTo(el.createSpan('value-list-element'), context);
		});
	}
}

/** Values by name. */
export class ObjectValue extends NotNullValue {
	static override type = 'object';

	constructor(private readonly data: Readonly<Record<string, Value>>) {
		super();
	}

	toString(): string { return Object.entries(this.data).map(([key, value]) => `${key}: ${value.toString()}`).join(', '); }
	isTruthy(): boolean { return !this.isEmpty(); }
	isEmpty(): boolean { return Object.keys(this.data).length === 0; }
	get(key: string): Value | null { return Object.hasOwn(this.data, key) ? this.data[key] ?? null : null; }
}

/** Something that could not be worked out; shown as its reason. */
export class ErrorValue extends NotNullValue {
	static override type = 'error';

	constructor(readonly message: string) {
		super();
	}

	toString(): string { return this.message; }
	isTruthy(): boolean { return false; }
}
