import fc from 'fast-check';
import { parse, readFrontmatter } from '../../src/note';
import type { Frontmatter } from '../../src/note';

function read(yaml: string): Frontmatter {
	return readFrontmatter(parse(`---\n${yaml}\n---\nbody\n`));
}

describe('readFrontmatter', () => {
	it('gives plain values, dates as text', () => {
		const { data, isBroken, problems } = read('title: Fjordline\nlast: 2026-01-05\nat: 2026-02-18 14:30:00\nzone: 2026-02-18T14:30:00Z\nquoted: "2026-01-05"\nn: 3\nno: false\nempty:\nlist:\n  - a\n  - 2\nmap:\n  k: v\ncompany: [[Fjordline]]');
		expect({ ...data, map: { ...(data['map'] as object) } }).toEqual({
			title: 'Fjordline', last: '2026-01-05', at: '2026-02-18 14:30:00', zone: '2026-02-18T14:30:00Z', quoted: '2026-01-05', n: 3, no: false, empty: null, list: ['a', 2], map: { k: 'v' }, company: [['Fjordline']],
		});
		expect([isBroken, problems]).toEqual([false, []]);
	});

	it('gives nothing for a note without properties', () => {
		const { data, isBroken, problems, document } = readFrontmatter(parse('text'));
		expect([Object.keys(data), isBroken, problems, document]).toEqual([[], false, [], null]);
	});

	it.each(['', '# only a comment', '\n\n'])('takes %j for an empty block', (yaml) => {
		const { data, isBroken, problems } = read(yaml);
		expect([Object.keys(data), isBroken, problems]).toEqual([[], false, []]);
	});

	it.each([
		['a key that stands twice', 'a: 1\nb: 2\na: 3', 4],
		['a key that stands twice in a nested map', 'm:\n  a: 1\n  a: 2', 4],
		['a quote that is never closed', 'ok: 1\na: "x\nb: 2', 3],
		['a tab as indent', 'a:\n\tb: 1', 3],
		['a colon in plain text', 'title: a: b', 2],
		['a value that starts with a template', 'ok: 1\ntitle: {{title}} x', 3],
		['an at sign', 'owner: @ada', 2],
		['an alias to nothing', 'a: 1\nb: *x', 3],
		['a list instead of keys', '- a\n- b', 2],
		['text instead of keys', 'just text', 2],
	])('tells %s as a problem with its line', (_name, yaml, line) => {
		const { data, isBroken, problems, document } = read(yaml);
		expect(problems[0]).toMatchObject({ code: 'bad-yaml', line });
		expect(problems[0]?.message).not.toBe('');
		expect([Object.keys(data), isBroken, document]).toEqual([[], true, null]);
	});

	it.each([
		['a: "x\nb: 2', 'A quote opens here and is never closed. Close it. (YAML: Missing closing "quote)'],
		['a: [x, y\nb: 1', 'A bracket opens here and is never closed.'],
		['title: a: b', 'A colon stands inside the value. Put the whole value in quotes.'],
		['a:\n\tb: 1', 'The line is indented by a tab. Use spaces.'],
		['owner: @ada', 'The value begins with a sign that means something else here.'],
		['a: "x\\q"', 'A backslash stands between double quotes. Use single quotes.'],
		['a: "x" y', 'Something stands behind the value.'],
		['hello\na: 1', 'This line is neither “name: value” nor a list.'],
		['a: 1\nhello', 'This line is neither “name: value” nor a list.'],
		['a: |x', 'This line is neither “name: value” nor a list.'],
		['a: 1\na: 2', 'The key “a” stands here a second time. Keep one of the two.'],
	])('says of %j in plain words what to do', (yaml, words) => {
		expect(read(yaml).problems[0]?.message).toContain(words);
	});

	it('leaves out a key named __proto__ and says so', () => {
		const { data, isBroken, problems } = read('a: 1\n__proto__:\n  polluted: true\nb:\n  __proto__: 1\nconstructor: x');
		expect(Object.keys(data)).toEqual(['a', 'b', 'constructor']);
		expect(problems).toMatchObject([{ code: 'bad-yaml', line: 3 }, { code: 'bad-yaml', line: 6 }]);
		expect(isBroken).toBe(false);
		expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
		expect(Object.getPrototypeOf(data)).toBeNull();
		expect(Object.getPrototypeOf(data['b'])).toBeNull();
	});

	it('follows aliases', () => {
		expect(read('a: &x [1, 2]\nb: *x\nc: {k: *x}').data).toMatchObject({ a: [1, 2], b: [1, 2], c: { k: [1, 2] } });
	});

	it('stops at aliases that would never end', () => {
		const bomb = Array.from({ length: 12 }, (_, at) => `a${String(at + 1)}: &a${String(at + 1)} [${Array.from({ length: 10 }, () => at === 0 ? 'x' : `*a${String(at)}`).join(', ')}]`).join('\n');
		expect(read(bomb).isBroken).toBe(true);
		expect(read('a: &x [*x]').isBroken).toBe(true);
		expect(read('a: &x\n  b: *x').isBroken).toBe(true);
	});

	it.each([
		['brackets', '['.repeat(50_000)], ['braces', 'a: '.concat('{a: '.repeat(20_000))], ['dashes', '- '.repeat(50_000)], ['question marks', '? '.repeat(50_000)],
		['indents', Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
	])('refuses endless nesting of %s', (_name, yaml) => {
		expect(read(yaml)).toMatchObject({ isBroken: true, problems: [{ code: 'bad-yaml', line: expect.any(Number) as number }] });
	});

	it('refuses YAML that is longer than any note needs', () => {
		expect(read(`a: ${'x'.repeat(200_000)}`).problems).toMatchObject([{ code: 'too-long', line: 1 }]);
	});

	it('reads ten thousand keys', () => {
		const { data, isBroken } = read(Array.from({ length: 10_000 }, (_, at) => `k${String(at)}: 1`).join('\n'));
		expect([Object.keys(data).length, isBroken]).toEqual([10_000, false]);
	});

	it('never throws, and never gives a record with a prototype', () => {
		const pieces = fc.constantFrom('a', ': ', '- ', '\n', '  ', '"', '\'', '[', ']', '{', '}', '|', '>', '&x ', '*x', '!t ', '#', '\t', '__proto__', '? ', ',', '%', '@', '`', '---', '...', '\r\n', '\r', '\0', '2026-01-05', '<<: ');
		fc.assert(fc.property(fc.array(pieces, { maxLength: 20 }).map((all) => all.join('')), (yaml) => {
			const { data, isBroken, problems } = read(yaml);
			expect(Object.getPrototypeOf(data)).toBeNull();
			expect(isBroken).toBe(problems.length > 0 && Object.keys(data).length === 0 && isBroken);
			problems.forEach(({ line }) => expect(line).toBeGreaterThanOrEqual(1));
		}), { numRuns: 2000 });
	});

	it('reads a note once', () => {
		const note = parse('---\na: 1\n---\n');
		expect(readFrontmatter(note)).toBe(readFrontmatter(note));
	});
});
