import { DOT, isDigit, isLetter } from './chars';

const words = new Set([
	'n/a', 'na', 'n.a', 'n/k', 'tbd', 'tba', 'tbc', 'todo', 'none', 'nothing', 'null', 'undefined', 'unknown', 'unset', 'empty', 'xxx',
	'not set', 'not known', 'not available', 'not applicable', 'not specified', 'not provided', 'to be determined', 'to be confirmed', 'to be defined',
]);

const DASHES = /^[-–—_*.…?]*$/;
/** "No key contacts identified", "Nothing recorded so far", "Not yet known", "No open issues", "None at the moment". */
const NOTHING_FOUND = /^(?:no|none|not|nothing)\b.{0,80}\b(?:identified|found|yet|available|recorded|known|specified|provided|listed|mentioned|noted|captured|added|assigned|set|defined|documented|so far|at this time|at the moment|currently|for now|blockers|risks|issues|activity|decisions|opportunities)$/;
/** Emphasised, "no" and a few words say nothing either: `_No open tasks._` */
const NO_WORDS = /^[*_]+no(?:ne)?\b[^,;:]*[*_]+$/;
/** `{{title}}`, `<% tp.date.now() %>`, `<company name>`, `[Company]`. */
const TEMPLATE = /^(?:\{\{[^{}]*\}\}|<%[^%]*%>|<[a-z][\w .'-]*[a-z]>|\[[a-z][\w .'/-]*\])$/;
const HTML = /^<\/?(?:b|i|u|br|hr|div|span|p|em|strong|img)>$/;
const LONGEST = 200;
/** Small letters that words which say nothing begin with. */
const BEGINNINGS = 'entux';
const NO = 'n';
/** A text longer than this is none of the words. */
const LONGEST_WORD = 24;

/** Whether a value says nothing: empty, `N/A`, `TBD`, `-`, `_Unknown_`, `_No … identified._`, a template's placeholder. */
export function isPlaceholder(value: string): boolean {
	if (isTelling(value)) return false;
	const text = value.trim().toLowerCase();
	if (text.length > LONGEST) return false;
	const bare = text.replace(/^[\s*_(]+/, '').replace(/[\s*_).!]+$/, '');
	return DASHES.test(text) || words.has(bare) || NOTHING_FOUND.test(bare) || NO_WORDS.test(text) || (TEMPLATE.test(text) && !HTML.test(text));
}

/** Of a beginning that none of them has, or longer than any of the words: most values, and hardly looked at. */
function isTelling(value: string): boolean {
	const code = value.charCodeAt(0);
	if (isDigit(code)) return true;
	if (!isLetter(code)) return false;
	const first = value.charAt(0).toLowerCase();
	if (!BEGINNINGS.includes(first)) return true;
	if (first === NO || value.length <= LONGEST_WORD) return false;
	const end = value.charCodeAt(value.length - 1);
	const last = end === DOT ? value.charCodeAt(value.length - 2) : end;
	return isDigit(last) || isLetter(last);
}
