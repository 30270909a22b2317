/**
 * Where the fields of a task line stand: dates, priority, recurrence, owner,
 * tags, in the emoji and in the inline-field spelling.
 *
 * One pass over the text. Code spans, links and addresses are stepped over:
 * what looks like a field in them is none.
 */

/** The dates a task can carry. */
export type DateField = 'due' | 'scheduled' | 'start' | 'created' | 'done' | 'cancelled';

export type FieldName = DateField
	| 'priority' | 'recurrence' | 'id' | 'dependsOn' | 'onCompletion' | 'owner' | 'tag' | 'comment';

/** `📅 …`, `[due:: …]`, `(due:: …)`, or words such as `@Anna` and `#tag`. */
export type Spelling = 'emoji' | 'bracket' | 'paren' | 'word';

/** A field in the text; offsets count within that text, ends are exclusive. */
export interface Field {
	readonly name: FieldName;
	readonly spelling: Spelling;
	readonly value: string;
	readonly start: number;
	readonly end: number;
	readonly valueStart: number;
	readonly valueEnd: number;
}

const longestField = 500;

const emojiNames: ReadonlyMap<string, FieldName> = new Map<string, FieldName>([
	['📅', 'due'], ['📆', 'due'], ['🗓', 'due'], ['⏳', 'scheduled'], ['⌛', 'scheduled'], ['🛫', 'start'],
	['➕', 'created'], ['✅', 'done'], ['❌', 'cancelled'], ['🔁', 'recurrence'], ['🆔', 'id'], ['⛔', 'dependsOn'],
	['🏁', 'onCompletion'], ['🔺', 'priority'], ['⏫', 'priority'], ['🔼', 'priority'], ['🔽', 'priority'], ['⏬', 'priority'],
]);

const keyNames: ReadonlyMap<string, FieldName> = new Map<string, FieldName>([
	['due', 'due'], ['due date', 'due'], ['deadline', 'due'], ['scheduled', 'scheduled'], ['start', 'start'],
	['created', 'created'], ['completion', 'done'], ['completed', 'done'], ['done', 'done'], ['cancelled', 'cancelled'],
	['canceled', 'cancelled'], ['priority', 'priority'], ['repeat', 'recurrence'], ['recurrence', 'recurrence'],
	['id', 'id'], ['dependson', 'dependsOn'], ['oncompletion', 'onCompletion'], ['owner', 'owner'],
	['assignee', 'owner'], ['assigned', 'owner'], ['assigned to', 'owner'], ['responsible', 'owner'],
]);

// Every character at which something may begin; all else is stepped over in one go.
const trigger = /`+|%%|<!--|\[|\(|#|@|https?:\/\/|\\.|[📅📆🗓⏳⌛🛫➕✅❌🔁🆔⛔🏁🔺⏫🔼🔽⏬]/gu;

/** All fields of a task's text, in their order. */
export function findFields(text: string): readonly Field[] {
	const fields: Field[] = [];
	const unclosed = new Set<string>();
	trigger.lastIndex = 0;
	for (let found = trigger.exec(text); found; found = trigger.exec(text)) {
		const at = found.index;
		const sign = found[0];
		if (sign.startsWith('`')) {
			trigger.lastIndex = endOfCode(text, at, sign, unclosed);
			continue;
		}
		const field = fieldAt(text, at, sign, unclosed);
		if (field) {
			fields.push(field);
			trigger.lastIndex = field.end;
		} else trigger.lastIndex = endOfOpaque(text, at, sign);
	}
	return fields;
}

/**
 * The field of a name that counts where it stands several times. The Tasks
 * plugin takes fields off the end of a line until something else stands there,
 * so of those at the end the first has the last word; of others, the last.
 */
export function fieldThatCounts(text: string, fields: readonly Field[], name: FieldName): Field | null {
	const only = onlyField(fields, name);
	if (only !== undefined) return only;
	let end = text.length;
	let first: Field | null = null;
	let last: Field | null = null;
	let isAtEnd = true;
	for (const field of fields.toReversed()) {
		isAtEnd &&= field.name !== 'owner' && !/\S/.test(text.slice(field.end, end));
		end = field.start;
		if (field.name !== name) continue;
		last ??= field;
		if (isAtEnd) first = field;
	}
	return first ?? last;
}

/** The field of a name; null where there is none, undefined where there are several. */
function onlyField(fields: readonly Field[], name: FieldName): Field | null | undefined {
	let only: Field | null = null;
	for (const field of fields) {
		if (field.name !== name) continue;
		if (only !== null) return undefined;
		only = field;
	}
	return only;
}

function fieldAt(text: string, at: number, sign: string, unclosed: Set<string>): Field | null {
	switch (sign) {
		case '[':
		case '(': return inlineField(text, at);
		case '#': return tagAt(text, at);
		case '@': return mentionAt(text, at);
		case '%%':
		case '<!--': return commentAt(text, at, sign === '%%' ? '%%' : '-->', unclosed);
		default: return emojiNames.has(sign) ? emojiField(text, at, sign) : null;
	}
}

/** A run of backticks without a partner is text; each run is searched in vain only once. */
function endOfCode(text: string, at: number, run: string, unclosed: Set<string>): number {
	const inside = at + run.length;
	if (unclosed.has(run)) return inside;
	for (let close = text.indexOf(run, inside); close >= 0; close = text.indexOf(run, close)) {
		let end = close + run.length;
		while (text[end] === '`') end++;
		if (end - close === run.length) return end;
		close = end;
	}
	unclosed.add(run);
	return inside;
}

function endOfOpaque(text: string, at: number, sign: string): number {
	if (sign.startsWith('http')) return at + (/^\S+/.exec(text.slice(at, at + 2000))?.[0].length ?? sign.length);
	if (sign === '[' && text[at + 1] === '[') return endBefore(text, at, ']]');
	// The address of a Markdown link.
	if (sign === '(' && text[at - 1] === ']') return endBefore(text, at, ')');
	return at + sign.length;
}

function endBefore(text: string, at: number, close: string): number {
	const end = text.slice(at, at + longestField).indexOf(close);
	return end < 0 ? at + 1 : at + end + close.length;
}

function commentAt(text: string, at: number, close: string, unclosed: Set<string>): Field | null {
	const end = unclosed.has(close) ? -1 : text.indexOf(close, at + 2);
	if (end < 0) {
		unclosed.add(close);
		return null;
	}
	return field('comment', 'word', text, [at, end + close.length], [at, end + close.length]);
}

function field(
	name: FieldName, spelling: Spelling, text: string, range: readonly [number, number], value: readonly [number, number],
): Field {
	return {
		name, spelling, value: text.slice(value[0], value[1]),
		start: range[0], end: range[1], valueStart: value[0], valueEnd: value[1],
	};
}

const dateValue = /\uFE0F? *(?:\[\[)?(\d{4}-\d\d-\d\d)(?!\d)(?:\]\])?/y;
const idsValue = /\uFE0F? *([A-Za-z0-9_-]+(?: *, *[A-Za-z0-9_-]+)*)/y;
const idValue = /\uFE0F? *([A-Za-z0-9_-]+)/y;
const wordValue = /\uFE0F? *([A-Za-z]+)/y;
const ruleValue = /\uFE0F? *([A-Za-z0-9][A-Za-z0-9, !]*)/y;
const signAlone = /\uFE0F?()/y;

function emojiField(text: string, at: number, sign: string): Field | null {
	const name = emojiNames.get(sign) ?? 'due';
	const pattern = emojiPattern(name);
	pattern.lastIndex = at + sign.length;
	const found = pattern.exec(text);
	if (!found) return null;
	const value = (found[1] ?? '').trimEnd();
	if (name === 'priority') return field(name, 'emoji', text, [at, pattern.lastIndex], [at, at + sign.length]);
	const valueStart = at + sign.length + found[0].indexOf(value);
	const end = name === 'recurrence' ? valueStart + value.length : pattern.lastIndex;
	return field(name, 'emoji', text, [at, end], [valueStart, valueStart + value.length]);
}

function emojiPattern(name: FieldName): RegExp {
	switch (name) {
		case 'priority': return signAlone;
		case 'recurrence': return ruleValue;
		case 'id': return idValue;
		case 'dependsOn': return idsValue;
		case 'onCompletion': return wordValue;
		default: return dateValue;
	}
}

const opening = /[[(][ \t]*([A-Za-z][A-Za-z _-]{0,30}?)[ \t]*(::?)[ \t]*/y;
const dueInWords = /\([ \t]*(due|deadline)(?: date| on| by)?[ \t]+(?=\d)/iy;

/** `[key:: value]` or `(key:: value)`; owner and due also with one colon, due in brackets with none. */
function inlineField(text: string, at: number): Field | null {
	opening.lastIndex = at;
	const found = opening.exec(text) ?? wordsAt(text, at);
	if (!found) return null;
	const name = keyNames.get((found[1] ?? '').toLowerCase().replace(/[_-]/g, ' ')) ?? null;
	if (name === null || (found[2] !== '::' && name !== 'owner' && name !== 'due')) return null;
	const valueStart = at + found[0].length;
	const close = endOfBracket(text, at, valueStart);
	if (close < 0) return null;
	const valueEnd = valueStart + text.slice(valueStart, close).trimEnd().length;
	return field(name, text[at] === '[' ? 'bracket' : 'paren', text, [at, close + 1], [valueStart, valueEnd]);
}

function wordsAt(text: string, at: number): RegExpExecArray | null {
	dueInWords.lastIndex = at;
	return dueInWords.exec(text);
}

/** Where the bracket that opens at `at` closes; brackets inside the value are counted. */
function endOfBracket(text: string, at: number, from: number): number {
	const [open, close] = text[at] === '[' ? ['[', ']'] : ['(', ')'];
	let depth = 1;
	const limit = Math.min(text.length, from + longestField);
	for (let i = from; i < limit; i++) {
		if (text[i] === open) depth++;
		else if (text[i] === close && --depth === 0) return i;
	}
	return -1;
}

const tagPattern = /#([^\s#!@$%^&*()=+{}[\]|\\;:'"<>,.?~`\u2000-\u206F\u3000-\u303F]+)/y;

function tagAt(text: string, at: number): Field | null {
	if (at > 0 && !/[\s(,;]/.test(text[at - 1] ?? '')) return null;
	tagPattern.lastIndex = at;
	const found = tagPattern.exec(text);
	const name = found?.[1] ?? '';
	if (name === '' || /^\d+$/.test(name)) return null;
	return field('tag', 'word', text, [at, at + 1 + name.length], [at + 1, at + 1 + name.length]);
}

const mentionLink = /@\[\[([^[\]]{1,200})\]\]/y;
const mentionWord = /@(\p{L}[\p{L}\p{M}\p{N}_'’-]*(?:\.[\p{L}\p{N}_-]+)*)/yu;
const nameWord = /[ \t]+(\p{Lu}[\p{L}\p{M}'’-]*)/yu;

// Contexts of the "getting things done" kind and annotations of other tools, not people.
const contexts: ReadonlySet<string> = new Set((
	'home work office phone computer errand errands waiting waitingfor today tomorrow someday email mail online next later '
	+ 'daily weekly monthly now town laptop desk agenda read due done start created started cancelled priority est all here channel'
).split(' '));

// Words a task begins with: after `@Anna` at the start they are no surname.
const imperatives: ReadonlySet<string> = new Set((
	'Add Arrange Ask Book Build Call Cancel Chase Check Close Collect Complete Confirm Contact Create Decide Define Deliver '
	+ 'Discuss Draft Email Ensure Escalate Evaluate Explain Find Finish Fix Follow Forward Get Give Help Identify Implement '
	+ 'Introduce Investigate Invite Join Look Mail Make Meet Move Order Organise Organize Pay Ping Plan Prepare Present '
	+ 'Provide Publish Push Put Raise Read Remind Renew Reply Report Request Research Respond Return Review Run Schedule '
	+ 'Send Set Share Sign Start Submit Summarise Summarize Talk Tell Test Track Try Update Upload Verify Write To Will Should Please'
).split(' '));

/** `@anna`, `@Anna Fischer`, `@[[Anna Fischer]]`; an at sign inside a mail address is none. */
function mentionAt(text: string, at: number): Field | null {
	if (at > 0 && !/[\s([{,;:/—–-]/.test(text[at - 1] ?? '')) return null;
	mentionLink.lastIndex = at;
	const link = mentionLink.exec(text);
	if (link) return field('owner', 'word', text, [at, at + link[0].length], [at + 3, at + link[0].length - 2]);
	mentionWord.lastIndex = at;
	const found = mentionWord.exec(text);
	if (!found) return null;
	const first = found[1] ?? '';
	let end = at + found[0].length;
	if (contexts.has(first.toLowerCase()) || /[({@]/.test(text[end] ?? '')) return null;
	if (/^\p{Lu}/u.test(first) && !first.includes('.')) end = endOfName(text, end, text.slice(0, at).trim() === '');
	return field('owner', 'word', text, [at, end], [at + 1, end]);
}

/** Up to two more capitalised words belong to the name. */
function endOfName(text: string, after: number, isAtStart: boolean): number {
	let end = after;
	for (let words = 0; words < 2; words++) {
		nameWord.lastIndex = end;
		const next = nameWord.exec(text);
		if (!next || (isAtStart && imperatives.has(next[1] ?? ''))) break;
		end += next[0].length;
	}
	return end;
}
