import type { CliData } from 'obsidian';
import type { Day } from '../account/records';
import { isDay } from '../note/days';
import { CommandError } from './errors';
import { nearest } from '../match/nearest';

/** A flag that a command understands. */
export interface Flag {
	/** What the value is, e.g. `<name>`; null for a flag that is given without one. */
	readonly value: string | null;
	readonly description: string;
	readonly required?: boolean;
	/** The only words allowed. */
	readonly words?: readonly string[];
	/** Several of the words, with commas between. */
	readonly isList?: boolean;
}

export type FlagTable = Readonly<Record<string, Flag>>;

/** Flags that every command understands. */
export const commonFlags: FlagTable = {
	format: { value: '<text|json>', description: 'How to answer: text (default) or one JSON value', words: ['text', 'json'] },
	today: { value: '<YYYY-MM-DD>', description: 'The day to reckon from, instead of today' },
};

/** The application takes these itself and may hand them on. */
const foreign: ReadonlySet<string> = new Set(['vault', '']);

/** What was typed, checked against the flags of a command. */
export class Flags {
	private readonly values = new Map<string, string>();

	constructor(params: CliData, table: FlagTable) {
		const known: FlagTable = { ...table, ...commonFlags };
		for (const [name, value] of Object.entries(params)) {
			if (foreign.has(name)) continue;
			if (!Object.hasOwn(known, name)) throw unknownFlag(name, Object.keys(known));
			const flag = known[name];
			if (flag) this.values.set(name, checked(name, String(value).trim(), flag));
		}
		// Also where the answer does not depend on it, a wrong day is a mistake.
		this.day('today');
		for (const [name, flag] of Object.entries(known)) {
			if (flag.required && !this.values.has(name)) throw new CommandError('bad-flag', `${usage(name, flag)} is needed.`);
		}
	}

	/** The value as typed, or null. */
	text(name: string): string | null {
		return this.values.get(name) ?? null;
	}

	/** The value of a flag that the table requires. */
	required(name: string): string {
		const value = this.values.get(name);
		if (value === undefined) throw new CommandError('bad-flag', `${name}= is needed.`);
		return value;
	}

	/** Values with commas between, without empty ones; null where the flag is absent. */
	list(name: string): readonly string[] | null {
		return this.values.get(name)?.split(',').map((part) => part.trim()).filter((part) => part !== '') ?? null;
	}

	/** One of the words that the table allows. */
	word<Word extends string>(name: string, words: readonly Word[], fallback: Word): Word {
		const value = this.values.get(name);
		return words.find((word) => word === value) ?? fallback;
	}

	/** A whole number from 1 on, or null. */
	count(name: string): number | null {
		const value = this.values.get(name);
		if (value === undefined) return null;
		if (!/^[1-9]\d{0,8}$/.test(value)) throw new CommandError('bad-flag', `${name}=${shorten(value)} is no whole number from 1 on.`);
		return Number(value);
	}

	/** A day written `YYYY-MM-DD`, or null. */
	day(name: string): Day | null {
		const value = this.values.get(name);
		if (value === undefined) return null;
		const message = `${name}=${shorten(value)} is no day. Write it as YYYY-MM-DD, e.g. ${name}=2026-11-20.`;
		if (isDay(value)) return value;
		throw new CommandError('bad-flag', message);
	}
}

/** Whether an answer, or an error about other flags, is wanted as JSON. */
export function wantsJson(params: CliData): boolean {
	return Object.hasOwn(params, 'format') && String(params['format']).trim() === 'json';
}

function checked(name: string, value: string, flag: Flag): string {
	// The application hands over `true` for a flag that was typed without a value.
	if (flag.value !== null && (value === '' || value === 'true')) {
		throw new CommandError('bad-flag', `${name}= needs a value: ${usage(name, flag)}.`);
	}
	if (!flag.words) return value;
	const words = flag.words;
	const parts = flag.isList ? value.split(',').map((part) => part.trim()) : [value];
	for (const part of parts) if (!words.includes(part)) throw badWord(name, part, words);
	return parts.join(',');
}

function badWord(name: string, value: string, words: readonly string[]): CommandError {
	const near = nearest(value, words);
	const guess = near === null ? '' : ` Did you mean ${name}=${near}?`;
	return new CommandError('bad-flag', `${name}=${shorten(value)} is not known.${guess} It may be ${words.join(', ')}.`);
}

function unknownFlag(name: string, known: readonly string[]): CommandError {
	const near = nearest(name, known);
	const guess = near === null ? '' : ` Did you mean ${near}=?`;
	return new CommandError('bad-flag', `There is no flag ${shorten(name)}.${guess} Flags are ${known.join(', ')}.`);
}

function usage(name: string, flag: Flag): string {
	return flag.value === null ? name : `${name}=${flag.value}`;
}

function shorten(text: string): string {
	return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
