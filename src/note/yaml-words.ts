const inQuotes = 'Put the whole value in quotes.';

/** What the parser complains of, and what a person can do about it. The first that fits counts. */
const plain: readonly (readonly [complaint: RegExp, words: string])[] = [
	[/^Missing closing/, 'A quote opens here and is never closed. Close it.'],
	[/end with a [\]}]/, 'A bracket opens here and is never closed. Close it.'],
	[/^Nested/, `A colon stands inside the value. ${inQuotes}`],
	[/^Tabs/, 'The line is indented by a tab. Use spaces.'],
	[/start with/, `The value begins with a sign that means something else here. ${inQuotes}`],
	[/escape/, 'A backslash stands between double quotes. Use single quotes.'],
	[/node end/, `Something stands behind the value. ${inQuotes}`],
	[/./, 'This line is neither “name: value” nor a list.'],
];

/** A complaint of the YAML parser in plain words, with the parser's own behind them. */
export function plainWords(complaint: string): string {
	return `${plain.find(([fits]) => fits.test(complaint))?.[1] ?? ''} (YAML: ${complaint})`;
}
