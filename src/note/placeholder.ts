const words = new Set([
	'', '-', '–', '—', '?', '??', '???', '…', '...', 'n/a', 'na', 'n.a.', 'n/k', 'tbd', 'tba', 'tbc', 'todo', 'none', 'null', 'undefined', 'unknown', 'unset', 'empty',
	'not set', 'not known', 'not available', 'not applicable', 'not specified', 'not provided', 'to be determined', 'to be confirmed', 'to be defined', 'xxx',
]);

const EMPHASIS = /^([*_]{1,3})([\s\S]*)\1$/;
const NOTHING_FOUND = /^(?:no|none|not|nothing)\b.{0,80}\b(?:identified|found|yet|available|recorded|known|specified|provided|listed|mentioned|noted|captured|added|assigned|set|defined|documented|so far|at this time)$/;
/** `{{title}}`, `<% tp.date.now() %>`, `<company name>`, `[Company]`. */
const TEMPLATE = /^(?:\{\{[^{}]*\}\}|<%[^%]*%>|<[a-z][\w .'-]*>|\[[a-z][\w .'/-]*\])$/;
const LONGEST = 200;

/** Whether a value says nothing: empty, `N/A`, `TBD`, `-`, `_Unknown_`, `_No … identified._`, a template's placeholder. */
export function isPlaceholder(value: string): boolean {
	if (value.length > LONGEST) return value.trim() === '';
	const bare = unwrap(value.trim().toLowerCase());
	return words.has(bare) || TEMPLATE.test(bare) || isNothingFound(bare, value);
}

/** "No blockers identified." says nothing; so does any emphasised sentence that begins with "No". */
function isNothingFound(bare: string, value: string): boolean {
	if (NOTHING_FOUND.test(bare)) return true;
	return EMPHASIS.test(value.trim()) && /^(?:no|none)\b[^,;:]*$/.test(bare);
}

function unwrap(value: string): string {
	let bare = value;
	for (let layer = 0; layer < 4; layer++) {
		const inner = EMPHASIS.exec(bare)?.[2] ?? /^\(([^()]*)\)$/.exec(bare)?.[1] ?? bare;
		const next = inner.replace(/[.!]$/, '').trim();
		if (next === bare || (next === '' && /^[._*-]+$/.test(bare))) return next === bare ? bare : bare === '' ? '' : '-';
		bare = next;
	}
	return bare;
}
