/**
 * Letters of other scripts that are read as Latin ones, as in Unicode's table
 * of confusables (UTS #39), and small letters in the shape of Latin capitals.
 * Large Cyrillic letters look like the small ones, Greek ones do not.
 */
const CYRILLIC = 'аеѕіјкмнорстухүѵԍԛԝӏв';
const CYRILLIC_LATIN = 'aesijkmhopctyxyvgqwlb';
const GREEK = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορτυχ';
const GREEK_LATIN = 'ABEZHIKMNOPTYXayikvoptux';

const latin: ReadonlyMap<string, string> = new Map([...CYRILLIC + CYRILLIC.toUpperCase() + GREEK].map((letter, at) => [letter, (CYRILLIC_LATIN + CYRILLIC_LATIN.toUpperCase() + GREEK_LATIN).charAt(at)]));

const [ZERO, ONE, LARGE_A, LARGE_I, SMALL_A, SMALL_Z] = [48, 49, 65, 73, 97, 122] as const;

/**
 * A name as it looks: other scripts' letters in Latin, `0` and `1` as the
 * letters that they are taken for, but only before letters of the same word
 * (a number at its end is one), and an `I` that stands for an `l`. Most names
 * come back as they are.
 */
export function latinLook(name: string): string {
	if (looksPlain(name)) return name;
	return name.normalize('NFKC')
		.replace(/[\u0370-\u052f]/g, (letter) => latin.get(letter) ?? letter)
		.replace(/([a-z])([01]+)(?=[a-z])/gi, (_, before: string, digits: string) => before + lettersFor(digits))
		.replace(/(^|[^a-z0-9])([01]+)(?=[a-z]{3})/gi, (_, before: string, digits: string) => before + lettersFor(digits))
		.replace(/([a-z])I/g, '$1l');
}

/** Whether no letter of a name is one of those that are taken for others. A loop, since a pattern takes five times as long. */
function looksPlain(name: string): boolean {
	let before = 0;
	for (let at = 0; at < name.length; at++) {
		const code = name.charCodeAt(at);
		if (code < 32 || code > 126) return false;
		if (code >= LARGE_A && (before === ZERO || before === ONE) && (code | 32) >= SMALL_A && (code | 32) <= SMALL_Z) return false;
		if (code === LARGE_I && before >= SMALL_A && before <= SMALL_Z) return false;
		before = code;
	}
	return true;
}

function lettersFor(digits: string): string {
	return digits.replace(/0/g, 'o').replace(/1/g, 'l');
}
