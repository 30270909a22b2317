/**
 * Legal forms of companies as folded word sequences, chosen from the ISO 20275
 * kind of lists: only forms that are hardly ever words of a name themselves.
 */

const AFTER = `inc|incorporated|incorporation|corp|corporation|co|company|ltd|limited|llc|llp|lp|lllp|plc|pllc|pbc|pc
co ltd|co inc|co llc|company limited|company ltd|company inc|limited liability company|limited company|limited partnership|public limited company|public ltd co|joint stock company|limited liability partnership
private limited|private ltd|pvt ltd|pvt limited|pvt|pte ltd|pte limited|pte|pty ltd|pty limited|pty|proprietary limited|proprietary ltd|unlimited company|ulc
gmbh|ggmbh|mbh|ges mbh|gesmbh|ag|kg|kgaa|ohg|ug|gbr|ev|eg|eingetragener verein|eingetragene genossenschaft|ug haftungsbeschrankt|aktiengesellschaft|gesellschaft mit beschrankter haftung|kommanditgesellschaft
and co kg|and co kgaa|and co ohg|und co kg|u co kg|and co
sa|sas|sasu|sarl|eurl|snc|sca|scs|scop|societe anonyme|societe par actions simplifiee|ltee|limitee|sa de cv|sab de cv|sab|sapi de cv|s de rl de cv|de cv|sociedad anonima|sociedad anonima de capital variable
srl|srls|spa|sapa|societa per azioni|societa a responsabilita limitata|sl|slu|sll|sau|sociedad limitada|ltda|limitada|lda|eireli|sgps
bv|nv|vof|cvba|bvba|vzw|asbl|ivzw|aisbl|besloten vennootschap|naamloze vennootschap
ab|abp|publ|asa|aps|oy|oyj|oy ab|ky|ry|ehf|hf|aktiebolag|aktieselskab|anpartsselskab|osakeyhtio|as
kk|gk|yk|kabushiki kaisha|kabushiki gaisha|godo kaisha|yugen kaisha|tbk|sdn bhd|bhd|berhad|sendirian berhad
sp z oo|spzoo|sp zoo|sp k|sp j|spolka akcyjna|spolka z ograniczona odpowiedzialnoscia|sro|spol sro|akciova spolecnost|kft|zrt|nyrt|doo|dd|ad|ead|ood|eood|uab|sia|ou|ooo|oao|zao|pao|tov|jsc|pjsc|ojsc|cjsc
fze|fzco|fz llc|dmcc|wll|bsc|qsc|saog|saoc|anonim sirketi|ltd sti|limited sirketi|limited sti|sti|se|ae|epe|ike|lc|npc|nonprofit|non profit
ооо|оао|зао|пао|ао|тов|ад|ооод|еоод|оод|дoo|дд|доо|ад|αε|επε|ικε|בעמ|בע מ`;

const BEFORE = 'pt|ooo|oao|zao|pao|uab|tov|sarl|eurl|ооо|оао|зао|пао|ао|тов|ип|cong ty tnhh|cong ty co phan';

/** CJK writes the form without a space before or after the name. */
const CJK = '株式会社|有限会社|合同会社|合名会社|合資会社|有限责任公司|有限責任公司|股份有限公司|有限公司|주식회사|유한회사|株|有|주';

type Forms = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The words of each form, the longer ones first, by one of their words. */
function formsBy(text: string, at: 0 | -1): Forms {
	const forms = new Map<string, (readonly string[])[]>();
	for (const form of text.split(/[|\n]/).map((words) => words.split(' ')).sort((a, b) => b.length - a.length)) {
		const word = form.at(at) ?? '';
		const others = forms.get(word) ?? [];
		forms.set(word, others);
		others.push(form);
	}
	return forms;
}

const NONE: readonly (readonly string[])[] = [];
const byLast = formsBy(AFTER, -1);
const byFirst = formsBy(BEFORE, 0);
const cjk = CJK.split('|');

/** What of a name's words is the name itself, and the legal form that stands with it. */
export interface Core {
	readonly core: readonly string[];
	/** Folded, as written; empty where the name has none. */
	readonly form: string;
	/** How many words stand before the name. */
	readonly start: number;
}

/** Parts the words of a folded name into name and legal form; a name of nothing but forms keeps its words. `text` is the name as written. */
export function coreOf(words: readonly string[], text: string): Core {
	let end = withoutRegisterMark(words, text);
	if (end > 2 && words[end - 1] === 'the') end--;
	const last = end;
	for (let cut = formAtEnd(words, end); cut > 0 && cut < end; cut = formAtEnd(words, end)) end -= cut;
	let start = words[0] === 'the' && end > 1 ? 1 : 0;
	// Something of the name must be left.
	for (const form of byFirst.get(words[start] ?? '') ?? NONE) {
		if (start + form.length >= end || !isAt(words, start, form)) continue;
		start += form.length;
		break;
	}
	const core = start === 0 && end === words.length ? words : words.slice(start, end);
	const form = end + 1 === last ? words[end] ?? '' : end < last ? words.slice(end, last).join(' ') : '';
	return { core: core.some((word) => word.charCodeAt(0) > 0x10ff) ? withoutCjkForms(core) : core, form, start };
}

/** Whether anything may have to go from a name with this first and last word. */
export function mayHaveForm(first: string, last: string): boolean {
	return last === 'the' || first === 'the' || byLast.has(last) || byFirst.has(first);
}

/** Registers append where a company was founded: `Acme Inc /De/`. */
function withoutRegisterMark(words: readonly string[], text: string): number {
	const count = words.length;
	return count > 2 && text.includes('/') && /\/ ?[a-z]{2} ?\/?$/i.test(text.slice(-8).trimEnd()) && formAtEnd(words, count - 1) > 0 ? count - 1 : count;
}

/** How many words at the end are a legal form. */
function formAtEnd(words: readonly string[], end: number): number {
	for (const form of byLast.get(words[end - 1] ?? '') ?? NONE) if (form.length <= end && isAt(words, end - form.length, form)) return form.length;
	return 0;
}

function isAt(words: readonly string[], from: number, form: readonly string[]): boolean {
	for (let at = 0; at < form.length; at++) if (words[from + at] !== form[at]) return false;
	return true;
}

function withoutCjkForms(words: readonly string[]): readonly string[] {
	const kept = words.map(withoutCjkForm).filter((word) => word !== '');
	return kept.length > 0 ? kept : words;
}

function withoutCjkForm(word: string): string {
	for (const form of cjk) {
		if (form.length === 1 ? word === form : word.endsWith(form)) return word.slice(0, -form.length);
		if (form.length > 1 && word.startsWith(form)) return word.slice(form.length);
	}
	return word;
}
