import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { byDate, dayOfNote, namings, sentencesAt } from '../../src/account/mentions';
import { plainWords } from '../../src/account/sentences';
import { parse } from '../../src/note';

const at = (text: string, needle: string): readonly string[] => {
	const offsets = [...text.matchAll(new RegExp(needle.replace(/[[\]|\\]/g, '\\$&'), 'g'))].map((match) => match.index);
	return sentencesAt(text, offsets).map((saying) => `${saying.line}: ${saying.text}`);
};

describe('the sentence around a link', () => {
	test.each<[string, string, string, readonly string[]]>([
		['a bullet is a sentence of its own', '- one\n- talked to [[Brightloom]] about paper\n- two', '[[Brightloom]]', ['2: talked to Brightloom about paper']],
		['a task loses its box', '- [ ] Call [[Brightloom]] 📅 2026-12-01', '[[Brightloom]]', ['1: Call Brightloom 📅 2026-12-01']],
		['a paragraph gives only the sentence', 'First one. Then [[Brightloom]] called! Last one.', '[[Brightloom]]', ['1: Then Brightloom called!']],
		['an abbreviation ends no sentence', 'We met Dr. Kolb of [[Brightloom]] Inc. in Porto. It rained.', '[[Brightloom]]', ['1: We met Dr. Kolb of Brightloom Inc. in Porto.']],
		['what is shown is what is read', 'Ask [[Customers/Brightloom/README|the weavers]] again.', '[[Customers', ['1: Ask the weavers again.']],
		['a table row is told cell by cell', '| a | b |\n|---|---|\n| [[Brightloom\\|B]] | 10:00 |', '[[Brightloom', ['3: B · 10:00']],
		['a callout loses its marks', '> [!note]- About [[Brightloom]] today', '[[Brightloom]]', ['1: About Brightloom today']],
		['two links in one sentence tell it once', 'From [[Brightloom]] to [[Brightloom]].', '[[Brightloom]]', ['1: From Brightloom to Brightloom.']],
		['a wrapped sentence is put together', 'The plant director of the Bursa works told us at length that\n[[Brightloom]] buys no more tape.\nNext.', '[[Brightloom]]', ['2: The plant director of the Bursa works told us at length that Brightloom buys no more tape.']],
		['a short line is not joined with the next', 'Shopping\n[[Brightloom]] needs paper\nMilk', '[[Brightloom]]', ['2: Brightloom needs paper']],
		['line ends of Windows are no letters', '- a\r\n- see [[Brightloom]]\r\n- b\r\n', '[[Brightloom]]', ['2: see Brightloom']],
	])('%s', (_name, text, needle, expected) => {
		expect(at(text, needle)).toEqual(expected);
	});

	test('of a line of five million letters only what stands near is told', () => {
		const long = `${'x '.repeat(1_250_000)}[[Brightloom]]${' y'.repeat(1_250_000)}`;
		const [saying] = sentencesAt(long, [2_500_000]);
		expect(saying?.line).toBe(1);
		expect(saying?.text.length).toBeLessThan(400);
	});

	test('any text at any offset gives lines in order and never throws', () => {
		fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '. ', '\n', '[[', ']]', '|', '- ', '\\', '#', '%%', 'é', '👍') }), fc.array(fc.nat(60), { maxLength: 5 }), (text, offsets) => {
			const inside = offsets.filter((offset) => offset < text.length);
			const lines = sentencesAt(text, inside).map(({ line }) => line);
			expect(lines).toEqual([...lines].sort((a, b) => a - b));
			expect(lines.every((line) => line >= 1 && line <= text.split('\n').length)).toBe(true);
		}));
	});
});

describe('names in plain text', () => {
	const names = { own: ['Kestrel Labs', 'KLB'], others: ['Kestrel Labs Holding'] };
	const told = (text: string): readonly string[] => namings(parse(text), names).map((saying) => `${saying.line}: ${saying.text}`);

	test.each<[string, string, readonly string[]]>([
		['a sentence that names the account', 'Nothing. Kestrel Labs grows. Nothing.', ['1: Kestrel Labs grows.']],
		['capitals do not matter after the first letter', 'We heard KESTREL LABS grows.', ['1: We heard KESTREL LABS grows.']],
		['a name in lower case is another word', 'the kestrel labs of this world.', []],
		['part of a word is no name', 'Our Kestrel Labsy friends wrote.', []],
		['a longer name of another account is not meant', 'Then Kestrel Labs Holding wrote.', []],
		['an acronym counts only as it is written', 'The klb grows. We met KLB today.', ['1: We met KLB today.']],
		['a link is no plain text', 'Ask [[Kestrel Labs]] again.', []],
		['code and comments say nothing', '```\nKestrel Labs in code.\n```\n\n%% Kestrel Labs in a comment. %%\n\n`x`', []],
		['a bullet needs no full stop', '- heard that Kestrel Labs moves', ['1: heard that Kestrel Labs moves']],
		['menus and archives are furniture', 'Menu\nKestrel Labs\nHome\n\nRecent posts\n- Kestrel Labs names a new pilot\n- Other\n', []],
		['a list under such a heading is furniture too', '## Related\n\n- Kestrel Labs names a new pilot\n', []],
		['a headline stands back behind a sentence', 'Kestrel Labs grows again in spring\n\nKestrel Labs grew by a tenth.', ['3: Kestrel Labs grew by a tenth.']],
		['a headline is better than nothing', 'Kestrel Labs grows again in spring', ['1: Kestrel Labs grows again in spring']],
		['a sentence told twice is told once', 'Kestrel Labs grew by a tenth.\n\nKestrel Labs grew by a tenth.', ['1: Kestrel Labs grew by a tenth.']],
	])('%s', (_name, text, expected) => {
		expect(told(text)).toEqual(expected);
	});

	test('names in scripts without spaces are found inside a line', () => {
		const sayings = namings(parse('昨日は松風製作所と打ち合わせをした。雨だった。'), { own: ['松風製作所'], others: [] });
		expect(sayings.map(({ text }) => text)).toEqual(['昨日は松風製作所と打ち合わせをした。']);
	});
});

test('a note speaks of its date, else of the day in its name', () => {
	expect(dayOfNote('Daily/2026-11-16.md', null, 'neither')).toBe('2026-11-16');
	expect(dayOfNote('a/b.md', { date: '2026-01-02' }, 'neither')).toBe('2026-01-02');
	expect(dayOfNote('2026-01-05 x.md', { date: 'soon' }, 'neither')).toBe('2026-01-05');
	expect(dayOfNote('a/b.md', { __proto__: { date: '2026-01-02' } }, 'neither')).toBeNull();
});

test('mentions come newest first and undated ones last', () => {
	const mention = (date: string | null, line: number) => ({ path: 'a.md', line, date, text: '' });
	const sorted = [mention(null, 1), mention('2026-01-01', 3), mention('2026-02-01', 2), mention('2026-01-01', 2)].sort(byDate);
	expect(sorted.map(({ date, line }) => `${date ?? '-'} ${line}`)).toEqual(['2026-02-01 2', '2026-01-01 2', '2026-01-01 3', '- 1']);
});

test('plain words keep no marks of Markdown', () => {
	expect(plainWords('  > - [x] **Bold** [[A/B|b]] and [c](d.md) ^id')).toBe('Bold b and c');
});

const seeds = path.resolve(__dirname, '../../../shared/seeds');
if (existsSync(seeds)) {
	const clippings = readdirSync(seeds).map((file) => readFileSync(path.join(seeds, file), 'utf8')).filter((text) => !text.startsWith('---'));
	test.each(clippings.map((text, index) => [index, text] as const))('clipping %i speaks in sentences, not in page furniture', (_index, text) => {
		const sayings = namings(parse(text), { own: ['OpenAI'], others: [] });
		expect(sayings.length).toBeGreaterThan(0);
		for (const saying of sayings) {
			expect(saying.text).toMatch(/OpenAI/);
			expect(saying.text).toMatch(/[.!?…]["”’)]?$/);
			expect(saying.text).not.toMatch(/LOADING|Archives|Recent Posts|Summarize/);
			expect(saying.text.split(' ').length).toBeGreaterThan(5);
		}
	});
}
