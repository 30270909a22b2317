/**
 * Dates as people and programs write them into notes.
 *
 * Nothing is guessed: a date that could be two days is `ambiguous`, one that
 * cannot be read is `bad`, and neither ever counts as a day.
 */
import { isDigit } from './chars';
import { dayOf, isDay, makeDay, type Day } from './days';
import { isWeekday, monthNumber } from './months';
import { isPlaceholder as saysNothing } from './placeholder';

export {
	addDays, addMonths, compareDays, dayOf, daysBetween, isDay, makeDay, msUntilNextMidnight, type Day,
} from './days';

/** How `05/06/2026` is read; `neither` leaves it ambiguous. */
export type DateOrder = 'neither' | 'day-first' | 'month-first';

/** What a value says about a day. */
export type DateReading =
	| { readonly kind: 'day'; readonly day: Day }
	/** Nothing was said: empty, a placeholder, a template, "never". */
	| { readonly kind: 'none' }
	/** Day and month could be swapped, and no setting says which. */
	| { readonly kind: 'ambiguous'; readonly text: string }
	/** No day; `why` says it in words for the person. */
	| { readonly kind: 'bad'; readonly text: string; readonly why: string };

/** A text longer than this is no date. */
const longest = 120;
const none: DateReading = { kind: 'none' };
const noDay = 'is not a date';
/** What is wrong with a date such as 2026-02-30. */
export const notInCalendar = 'is not a day of the calendar';
const relative = 'depends on the day it was written; write the date itself';

/** What programs write where there is no date. */
const emptyDate = /^(?:1900|1970)-01-01(?:$|[T ][0:.]+(?:Z|[+-][0:]+)?$)|^0$/;

/** The day that a property or an inline field stands for. Takes what YAML gives: text, Date, number, list, null. */
export function readDate(value: unknown, options: { readonly order: DateOrder }): DateReading {
	const reading = readValue(value, options);
	return reading.kind === 'day' && reading.day <= '1970-01-01' && emptyDate.test(reading.day) ? none : reading;
}

function readValue(value: unknown, options: { readonly order: DateOrder }): DateReading {
	if (value === null || value === undefined || value === false) return none;
	if (typeof value === 'string') return isDay(value) ? { kind: 'day', day: value } : readText(value, options.order);
	if (typeof value === 'number') return readNumber(value);
	if (value instanceof Date) return readInstant(value);
	if (Array.isArray(value)) return readList(value, options.order, 0);
	if (typeof value !== 'object') return bad(value === true ? 'true' : typeof value, noDay);
	return isTemplateRecord(value) ? none : bad('a map', noDay);
}

/** The day at the start of a file name such as `2026-01-05 - Call`, `20260105 Call`, `2026-01-05T1430` or `05.01.2026 Call`. */
export function dateAtStart(basename: string): Day | null {
	// Most names and lines begin with a word.
	if (!isDigit(basename.charCodeAt(0))) return null;
	const yearFirst = /^(\d{4})([-_./]?)(\d\d)\2(\d\d)(?=$|\D|\d{4}(?:\d\d)?(?:\D|$))/.exec(basename);
	if (yearFirst) return makeDay(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]));
	const dayFirst = /^(\d\d?)\.(\d\d?)\.(\d{4})(?!\d)/.exec(basename);
	return dayFirst ? makeDay(Number(dayFirst[3]), Number(dayFirst[2]), Number(dayFirst[1])) : null;
}

/** The first `2026-01-05` in a file name such as `Meeting - 2026-01-05 Sprint` or `Acme 2026-01-05`. */
export function dateIn(basename: string): Day | null {
	const found = /(?:^|[^\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])/.exec(basename);
	return found && makeDay(Number(found[1]), Number(found[2]), Number(found[3]));
}

function readInstant(instant: Date): DateReading {
	const ms = instant.getTime();
	if (Number.isNaN(ms)) return bad('Invalid Date', noDay);
	// YAML reads a bare date as midnight UTC: it stands for that calendar day, wherever one is.
	if (ms % 86_400_000 !== 0) return inRange(dayOf(instant), instant.toISOString());
	return inRange(instant.toISOString().slice(0, 10), instant.toISOString());
}

function inRange(day: string, text: string): DateReading {
	const made = makeDay(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
	return made === day ? { kind: 'day', day } : bad(text, notInCalendar);
}

function readNumber(value: number): DateReading {
	if (value === 0) return none;
	return Number.isSafeInteger(value) && value > 0 ? readDigits(String(value)) : bad(String(value), noDay);
}

/** `[[2026-01-05]]` without quotes is a list in a list to YAML. */
function readList(list: readonly unknown[], order: DateOrder, depth: number): DateReading {
	if (list.length === 0) return none;
	if (list.length > 1) return bad(`a list of ${String(list.length)} values`, 'is more than one value');
	const only = list[0];
	if (!Array.isArray(only)) return readDate(only, { order });
	return depth < 2 ? readList(only, order, depth + 1) : bad('nested lists', noDay);
}

/** `{{date}}` without quotes is a map that has a map as its key to YAML. */
export function isTemplateRecord(value: object): boolean {
	const keys = Object.keys(value);
	return keys.length === 1 && /^(?:\{|\[object)/.test(keys[0] ?? '');
}

function readText(source: string, order: DateOrder): DateReading {
	if (source.length > 4 * longest) return bad(`${source.slice(0, longest)}…`, noDay);
	const text = unwrap(source.normalize('NFKC').trim());
	if (text.length > longest) return bad(`${text.slice(0, longest)}…`, noDay);
	if (isPlaceholder(text)) return none;
	const link = /^!?\[\[([^[\]|#]*)(?:#[^[\]|]*)?(?:\|([^[\]]*))?\]\]$/.exec(text)
		?? /^\[([^[\]]*)\]\(<?([^()<>]*)>?\)$/.exec(text);
	if (!link) return readWritten(text, order);
	const readings = [link[1], link[2]].map((part) => readWritten(lastStep(part ?? ''), order));
	const [first = none, second = none] = readings;
	if (first.kind === 'day' || second.kind !== 'day') return first.kind === 'none' ? none : { ...first };
	return second;
}

function lastStep(path: string): string {
	// A slash may also be part of the date, so only a whole folder in front of a name is dropped.
	const name = /^\d+\/\d+\/\d+$/.test(path) ? path : path.slice(path.lastIndexOf('/') + 1);
	return name.replace(/\.md$/i, '').replace(/%20/g, ' ').trim();
}

/** Quotes and emphasis around the whole text carry no meaning here. */
function unwrap(text: string): string {
	let inner = text;
	for (let round = 0; round < 6; round++) {
		const last = inner.length - 1;
		if (last < 1 || !/^["'`*_~“”‘’„«»]/.test(inner) || !/["'`*_~“”‘’„«»]$/.test(inner)) break;
		inner = inner.slice(1, last).trim();
	}
	return inner;
}

/** What says nothing of a day, beside what says nothing of anything. */
const placeholders: ReadonlySet<string> = new Set([
	'nil', 'never', 'to do', 'pending', 'no', 'no contact', 'not contacted', 'no date', 'date', 'nan', 'invalid date', 'x',
	'nie', 'noch nie', 'noch nicht', 'keine', 'keiner', 'kein kontakt', 'k.a.', 'unbekannt', 'jamais', 'pas encore', 'aucun', 'inconnu',
	'nunca', 'ninguno', 'todavía no', 'desconocido', 'nooit', 'nog niet', 'geen', 'onbekend',
]);

function isPlaceholder(text: string): boolean {
	if (text.includes('{{') || text.includes('<%')) return true;
	if (placeholders.has(text.toLowerCase()) || saysNothing(text)) return true;
	// Only signs (`-`, `…`, `?`), or a pattern such as YYYY-MM-DD or __.__.____.
	return !/[\p{L}\p{N}]/u.test(text) || /^[ymdjtax_]+([-./ ])[ymdjtax_]+\1[ymdjtax_]+$/i.test(text);
}

function readWritten(source: string, order: DateOrder): DateReading {
	const text = source.replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\s+/g, ' ').trim();
	if (isPlaceholder(text) || emptyDate.test(text)) return none;
	if (/^\d{8,14}$/.test(text)) return readDigits(text);
	const bare = withoutRemark(text);
	return readNumeric(bare, order) ?? readNamed(bare, text) ?? bad(text, isRelative(text) ? relative : noDay);
}

/** A weekday and a remark without digits, in brackets or behind a dash, say nothing about which day it was. */
function withoutRemark(text: string): string {
	const rest = text.replace(/ ?\([^()\d]*\)$|(?: - |[,;:] )[^\d]*$/, '');
	const first = /^(\p{L}+)[.,]? (?=.)/u.exec(rest);
	const start = first && isWeekday(first[1] ?? '') && monthNumber(first[1] ?? '') === null ? first[0].length : 0;
	const last = /[ ,]+(\p{L}+)\.?$/u.exec(rest);
	const end = last && isWeekday(last[1] ?? '') ? last.index : rest.length;
	return start < end ? rest.slice(start, end) : rest;
}

function isRelative(text: string): boolean {
	return /\b(?:ago|yesterday|today|tomorrow|now|last|this|next|recent(?:ly)?|days?|weeks?|months?|years?|gestern|heute|morgen|vor|hier|ayer|hoy)\b/i.test(text);
}

/** Digits without separators: 20260105, with a time behind it, or seconds or milliseconds since 1970. */
function readDigits(digits: string): DateReading {
	const found = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?$/.exec(digits);
	if (found && Number(found[4] ?? 0) < 24 && Number(found[5] ?? 0) < 60 && Number(found[6] ?? 0) < 60) {
		return asDay(makeDay(Number(found[1]), Number(found[2]), Number(found[3])), digits);
	}
	if (digits.length === 13) return inRange(dayOf(new Date(Number(digits))), digits);
	if (digits.length === 10) return inRange(dayOf(new Date(Number(digits) * 1000)), digits);
	return bad(digits, noDay);
}

const numericPattern = /^(\d{1,4})([-/.]) ?(\d{1,2})\2 ?(\d{1,4})\.?(?:(?:T|,? |, ?)(.+))?$/i;
const cjkPattern = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]$/;

function readNumeric(text: string, order: DateOrder): DateReading | null {
	const cjk = cjkPattern.exec(text);
	if (cjk) return asDay(makeDay(Number(cjk[1]), Number(cjk[2]), Number(cjk[3])), text);
	const compact = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(?:(\d\d)(?:\.\d{1,9})?)?(.*)$/i.exec(text);
	if (compact) {
		const time = `${compact[4] ?? ''}:${compact[5] ?? ''}${compact[7] ?? ''}`;
		return withTime(asDay(makeDay(Number(compact[1]), Number(compact[2]), Number(compact[3])), text), time, text);
	}
	const found = numericPattern.exec(text);
	if (!found) return null;
	const day = orderParts([found[1] ?? '', found[3] ?? '', found[4] ?? ''], found[2] ?? '', order, text);
	return found[5] === undefined ? day : withTime(day, found[5], text);
}

function orderParts(parts: readonly [string, string, string], separator: string, order: DateOrder, text: string): DateReading {
	const [a, b, c] = [Number(parts[0]), Number(parts[1]), Number(parts[2])];
	if (parts[0].length === 4 && parts[2].length <= 2) return asDay(makeDay(a, b, c), text);
	if (parts[0].length > 2 || parts[2].length === 3 || parts[2].length === 1) return bad(text, noDay);
	const year = parts[2].length === 2 ? century(c) : c;
	const dayFirst = makeDay(year, b, a);
	// Dots put the day first everywhere.
	if (separator === '.') return asDay(dayFirst, text);
	const monthFirst = makeDay(year, a, b);
	const yearFirst = parts[2].length === 2 && order === 'neither' ? makeDay(century(a), b, c) : null;
	const possible = new Set([dayFirst, monthFirst, yearFirst].filter((day) => day !== null));
	if (possible.size > 1 && order === 'neither') return { kind: 'ambiguous', text };
	return asDay((order === 'month-first' ? monthFirst ?? dayFirst : dayFirst ?? monthFirst) ?? yearFirst, text);
}

function century(year: number): number {
	return year < 70 ? 2000 + year : 1900 + year;
}

const timePattern = /^(\d{1,2}):?(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)? ?(?:([ap])\.?m\.?)? ?\(?(?:(z|utc|gmt)|(?:utc|gmt)? ?([+-])(\d\d?):?(\d\d)?|[a-z]{2,5})?\)?(?:\[[\w/+-]*\])?(?: uhr)?$/i;

/** A time of day moves the date only where a zone stands behind it: then the local day counts. */
function withTime(reading: DateReading, time: string, text: string): DateReading {
	const found = timePattern.exec(time.trim());
	if (!found) return bad(text, noDay);
	const hour = found[4] ? Number(found[1]) % 12 + (found[4].toLowerCase() === 'p' ? 12 : 0) : Number(found[1]);
	const minute = Number(found[2]);
	if (hour > 23 || minute > 59 || Number(found[3] ?? 0) > 60) return bad(text, 'has no such time of day');
	const isZoned = found[5] !== undefined || found[6] !== undefined;
	if (reading.kind !== 'day' || !isZoned) return reading;
	const offset = (Number(found[7] ?? 0) * 60 + Number(found[8] ?? 0)) * (found[6] === '-' ? -1 : 1);
	const midnight = Date.parse(`${reading.day}T00:00:00Z`);
	return inRange(dayOf(new Date(midnight + (hour * 60 + minute - offset) * 60_000)), text);
}

const fillers: ReadonlySet<string> = new Set(['of', 'the', 'de', 'del', 'den', 'der', 'le', 'el', 'am', 'on', 'di']);

/** `July 25th, 2022`, `25. Juli 2022`, `25 de julio de 2022`, `25-Jul-22`, `2022 Jul 25`, with or without a time. */
function readNamed(text: string, whole: string): DateReading | null {
	const time = /(?:,| at| um)? (\d{1,2}:\d\d.*)$/i.exec(text);
	const date = time ? text.slice(0, time.index) : text;
	const words = date.split(/[\s,./-]+/).filter((word) => word !== '' && !fillers.has(word.toLowerCase()));
	const month = words.findIndex((word) => monthNumber(word) !== null);
	if (month < 0 || words.length !== 3) return null;
	const numbers = words.filter((_, index) => index !== month);
	const reading = nameParts(numbers, monthNumber(words[month] ?? '') ?? 0, whole);
	return time && reading ? withTime(reading, time[1] ?? '', whole) : reading;
}

function nameParts(numbers: readonly string[], month: number, text: string): DateReading | null {
	const [first = '', last = ''] = numbers;
	const dayPattern = /^(\d{1,2})(?:st|nd|rd|th|er|º|o|a|te|ten)?$/i;
	if (/^\d{4}$/.test(first)) {
		const day = dayPattern.exec(last);
		return day ? asDay(makeDay(Number(first), month, Number(day[1])), text) : null;
	}
	const day = dayPattern.exec(first);
	const year = /^(?:'?(\d\d)|(\d{4}))$/.exec(last);
	if (!day || !year) return null;
	return asDay(makeDay(year[1] ? century(Number(year[1])) : Number(year[2]), month, Number(day[1])), text);
}

function asDay(day: Day | null, text: string): DateReading {
	return day === null ? bad(text, notInCalendar) : { kind: 'day', day };
}

function bad(text: string, why: string): DateReading {
	return { kind: 'bad', text, why };
}
