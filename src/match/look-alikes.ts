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

/**
 * A name as it looks: other scripts' letters in Latin, `0` and `1` as the
 * letters that they are taken for, but only before letters of the same word
 * (a number at its end is one), and an `I` that stands for an `l`. Most names
 * come back as they are.
 */
export function latinLook(name: string): string {
	if (!/[^ -~]|[01][A-Za-z]|[a-z]I/.test(name)) return name;
	return name.normalize('NFKC')
		.replace(/[\u0370-\u052f]/g, (letter) => latin.get(letter) ?? letter)
		.replace(/([a-z])([01]+)(?=[a-z])/gi, (_, before: string, digits: string) => before + lettersFor(digits))
		.replace(/(^|[^a-z0-9])([01]+)(?=[a-z]{3})/gi, (_, before: string, digits: string) => before + lettersFor(digits))
		.replace(/([a-z])I/g, '$1l');
}

/** Letters that a keyboard without them writes as two. */
const twoLetters: ReadonlyMap<string, string> = new Map([['ä', 'ae'], ['ö', 'oe'], ['ü', 'ue'], ['ø', 'oe'], ['å', 'aa'], ['Ä', 'Ae'], ['Ö', 'Oe'], ['Ü', 'Ue'], ['Ø', 'Oe'], ['Å', 'Aa']]);

/** A name as a keyboard without its letters writes it (`Mueller`), and initials without the sign between them (`HM` for `H&M`). Most names come back as they are. */
export function plainSpelling(name: string): string {
	if (!/[^ -~]|&/.test(name)) return name;
	return name.normalize('NFC')
		.replace(/[äöüøåÄÖÜØÅ]/g, (letter) => twoLetters.get(letter) ?? letter)
		.replace(/(^|[^\p{L}\p{N}])(\p{Lu}{1,2})&(\p{Lu}{1,2})(?![\p{L}\p{N}])/gu, '$1$2$3');
}

/** Whether a name has no letter or digit that pretends to be another. */
export function isHonest(name: string): boolean {
	return latinLook(name) === name.normalize('NFKC');
}

function lettersFor(digits: string): string {
	return digits.replace(/0/g, 'o').replace(/1/g, 'l');
}
