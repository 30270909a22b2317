import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compareTexts, foldText, groupNear } from '../../src/match/near';
import { tokensOf } from '../../src/match/near-tokens';

interface Pair { readonly a: string; readonly b: string; readonly same: boolean; readonly kind: string; readonly split: string }

function load(file: string): readonly Pair[] {
	const text = readFileSync(path.resolve(__dirname, '../data/near', file), 'utf8');
	return text.trimEnd().split('\n').map((line) => JSON.parse(line) as Pair);
}

describe('exact copies fold to one key', () => {
	test.each([
		['Send the **deck**', 'send the deck'], ['Send *the* deck', 'Send the deck.'], ['~~Send~~ ==the== `deck`', 'Send the deck'], ['Send  the\tdeck ', 'Send the deck'],
		['Send [[Decks/Spring|the deck]]', 'Send the deck'], ['Ask [[People/Runa Vik]]', 'Ask Runa Vik'], ['Ask [[Runa Vik.md]]', 'Ask [[Runa Vik]]'], ['See [the plan](Plans/a%20b.md)', 'See the plan'],
		['See [[Plan#Costs]]', 'See Plan Costs'], ['Don’t “wait”', 'Don\'t "wait"'], ['Q1 – Q2', 'Q1 - Q2'], ['Ｓｅｎｄ it', 'Send it'], ['R&amp;D', 'R&D'], ['Told[^1] so', 'Told so'], ['One<br>two', 'One two'],
		['Time: 5 \\* 3', 'Time: 5 * 3'], ['Zero\u200Bwidth', 'Zerowidth'],
	])('%p and %p', (a, b) => {
		expect(foldText(a)).toBe(foldText(b));
	});

	test.each([
		['Send 2 decks', 'Send 3 decks'], ['Send the deck', 'Send a deck'], ['Send the deck?', 'Send the deck'], ['snake_case', 'snakecase'], ['2*3', '23'], ['❌ Budget', '✅ Budget'], ['[[A|x]]', '[[A|y]]'],
	])('but not %p and %p', (a, b) => {
		expect(foldText(a)).not.toBe(foldText(b));
	});

	test('emphasis, case and white space put into a text do not change its key', () => {
		const word = fc.constantFrom('send', 'the', 'deck', 'Ünï', '2026-01-05', 'a_b');
		const dress = fc.constantFrom<(text: string) => string>((text) => text, (text) => `**${text}**`, (text) => `_${text}_`, (text) => `\`${text}\``, (text) => ` ${text}\t`, (text) => text.toUpperCase(), (text) => `[[X|${text}]]`);
		fc.assert(fc.property(fc.array(fc.tuple(word, dress), { minLength: 1, maxLength: 8 }), (words) => {
			const bare = words.map(([text]) => text).join(' ');
			expect(foldText(words.map(([text, change]) => change(text)).join(' '))).toBe(foldText(bare));
		}));
	});

	test('folding takes linear time', () => {
		const start = performance.now();
		for (const sign of ['**', '[[', '](', '[', '<b', '`', '\\', '&', '_a_', '[^']) foldText(sign.repeat(50_000));
		expect(performance.now() - start).toBeLessThan(15_000);
	});
});

const lenient = (a: string, b: string): string => compareTexts(a, b, [], true).kind;
const strict = (a: string, b: string): string => compareTexts(a, b).kind;

describe('tasks in other words are near', () => {
	test.each([
		['Send the price list to Runa', 'Share price list with Runa'],
		['Schedule a call with the auditors', 'Set up a meeting with the auditors'],
		['Follow up with Runa Vik on the lease', 'Check in with Runa about the lease'],
		['Walk Runa through the lease', 'Explain the lease to Runa'],
		['Prepare the POC', 'Prepare the proof of concept'],
		['Test the SyncEngine', 'Test the sync engine'], ['Re-run the on-site test', 'Rerun the onsite test'], ['Check the ETA of the pallets', 'Check the estimated time of arrival of the pallets'],
		['Runa will send the lease', 'Send the lease'], ['Runa: pay the rent', 'Pay the rent'], ['Next step - pay the rent', 'I\'ll pay the rent'], ['Pay the rent (Runa asked twice)', 'Pay the rent'], ['Pay the rent before the audit', 'Pay the rent'], ['Ask June about the lease', 'Check with June about the lease'],
		['Order 1,500 seats by 3 March', 'Order 1500 seats by March 3'],
		['Do not renew the lease', 'Don\'t renew the lease'],
		['Don\'t forget to renew the lease', 'Renew the lease'],
		['Renew the warehuose cover', 'Renew the warehouse cover'],
	])('%p and %p', (a, b) => {
		expect(lenient(a, b)).toBe('near');
	});
});

describe('what differs in a number, date, name or negation is never near', () => {
	test.each([
		['Order 2 pumps', 'Order 3 pumps'], ['Order two pumps', 'Order three pumps'], ['Order 20 pumps', 'Order thirty pumps'], ['Order twenty pumps', 'Order twenty-five pumps'], ['Order two hundred pumps', 'Order two thousand pumps'], ['Check one in ten pumps', 'Check one in twenty pumps'], ['Check one in ten pumps', 'Check two in ten pumps'], ['Pay invoice 41-7', 'Pay invoice 41-9'], ['Send the Q1 report', 'Send the Q2 report'], ['Test v2.1', 'Test v2.2'],
		['Call on 3 May', 'Call on 4 May'], ['Call on Monday', 'Call on Tuesday'], ['Report for May 2025', 'Report for May 2026'], ['Call next week', 'Call next month'], ['Meet at 10:30', 'Meet at 11:30'],
		['Call Runa about the lease', 'Call Sven about the lease'], ['Call Runa Vik', 'Call Runa Berg'], ['Runa to call the bank', 'Sven to call the bank'], ['Draft the NDA', 'Draft the SLA'],
		['Ask Runa to call Sven', 'Ask Sven to call Runa'], ['Tell Runa that Sven agreed', 'Tell Sven that Runa agreed'], ['Tell Runa that Sven slept', 'Tell Sven that Runa slept'], ['Order the pumps', 'Paint the pumps'], ['Ask Runa to call June', 'Ask June to call Runa'], ['Re-schedule the visit', 'Schedule the visit'],
		['Renew the lease', 'Do not renew the lease'], ['Ship with cover', 'Ship without cover'], ['Stop the deliveries', 'Start the deliveries'], ['Avoid calling the bank', 'Call the bank'],
		['Move the desks from Graz to Linz', 'Move the desks from Linz to Graz'], ['Call before the visit', 'Call after the visit'], ['Section 1, part 2', 'Section 2, part 1'], ['✅ Lease signed', '❌ Lease signed'],
		['See https://a.example/1', 'See https://a.example/2'], ['Check meter 1836 in hall 1', 'Check meter 1906 in hall 1'], ['Mail a@a.example', 'Mail b@a.example'], ['Read file_one', 'Read file_two'],
	])('%p and %p', (a, b) => {
		expect([lenient(a, b), strict(a, b)]).toEqual(['different', 'different']);
	});

	test('over all labelled pairs of those kinds, in both ways of comparing', () => {
		const kinds = new Set(['number', 'date', 'person', 'negated', 'opposite', 'roles']);
		const pairs = [...load('tasks.jsonl'), ...load('facts.jsonl')].filter(({ kind, same }) => kinds.has(kind) && !same);
		expect(pairs.length).toBeGreaterThan(80);
		expect(pairs.filter(({ a, b }) => lenient(a, b) !== 'different' || strict(a, b) !== 'different')).toEqual([]);
	});
});

describe('labelled pairs', () => {
	const later = new Set(['fifth', 'sixth', 'seventh', 'eighth']);
	const measure = (pairs: readonly Pair[], isLenient: boolean): { readonly precision: number; readonly recall: number } => {
		const told = pairs.filter(({ a, b }) => compareTexts(a, b, [], isLenient).kind !== 'different');
		const right = told.filter(({ same }) => same).length;
		return { precision: right / told.length, recall: right / pairs.filter(({ same }) => same).length };
	};

	test('tasks are gathered with the precision and recall that the README tells', () => {
		const { precision, recall } = measure(load('tasks.jsonl').filter(({ split }) => !later.has(split)), true);
		expect(precision).toBeGreaterThan(0.96);
		expect(recall).toBeGreaterThan(0.93);
	});

	test('so are those of the later, harder parts', () => {
		const { precision, recall } = measure(load('tasks.jsonl').filter(({ split }) => later.has(split)), true);
		expect(precision).toBeGreaterThan(0.98);
		expect(recall).toBeGreaterThan(0.82);
	});

	test('facts are told as one with the precision and recall that the README tells', () => {
		const { precision, recall } = measure(load('facts.jsonl'), false);
		expect(precision).toBeGreaterThan(0.96);
		expect(recall).toBeGreaterThan(0.7);
	});
});

describe('facts are told as one only if nothing is lost', () => {
	test.each([
		['Stores 40 TB on tape', 'Stores data on tape'], ['Made by Runa Vik', 'Made by Runa Vik, Sven Berg'], ['Uses pumps', 'Uses pumps from Kestrel'], ['Uses: pumps', 'Replaces: pumps'],
		['Runs a warehouse', 'Runs a warehouse, a depot and a harbour'],
		['Visitors may be filmed', 'Visitors must be filmed'],
	])('%p and %p stay two', (a, b) => {
		expect(strict(a, b)).toBe('different');
	});

	test.each([['Runs its own warehouse in Graz', 'Runs an own warehouse in Graz'], ['Every vendor is reviewed by the board', 'The board reviews every vendor'], ['Pallets older than 40 days may be sold to 1 in 20', 'Pallets older than 40 days can be sold to one in twenty'], ['Holds twenty-five pallets', 'Holds 25 pallets'], ['Holds two hundred pallets', 'Holds 200 pallets']])('%p and %p become one', (a, b) => {
		expect(strict(a, b)).toBe('near');
	});
});

test('the account\'s own name goes without saying', () => {
	expect(compareTexts('Send the price list to Kestrel Foods', 'Send the price list', ['Kestrel Foods'], false).kind).toBe('near');
	expect(compareTexts('Send the price list to Kestrel Foods', 'Send the price list', ['Harbour'], false).kind).toBe('different');
});

const shape = (text: string): readonly (readonly unknown[])[] => tokensOf(text).map(({ term, gap, isStart, behind }) => [term.text, gap, isStart, behind, term.kind]);

describe('laws', () => {
	const word = fc.constantFrom('send', 'review', 'the', 'not', 'Runa', 'lease', 'price list', 'to', 'from', '3', '4', 'May', 'Q1', 'NDA', 'follow up', 'with', 'leases', 'do', 'without', 'https://a.example', 'x_y', '-', ':', ',');
	const text = fc.array(word, { maxLength: 9 }).map((words) => words.join(' '));

	test('comparing is symmetric, and a text is an exact copy of itself', () => {
		fc.assert(fc.property(text, text, fc.boolean(), (a, b, isLenient) => {
			expect(compareTexts(a, b, ['Runa'], isLenient)).toEqual(compareTexts(b, a, ['Runa'], isLenient));
			expect(compareTexts(a, a, [], isLenient).kind).toBe('exact');
		}), { numRuns: 1_000 });
	});

	test('the strict way tells nothing as one that the lenient way would not even gather, bar what only adds a word', () => {
		const pairs = load('facts.jsonl');
		const odd = pairs.filter(({ a, b }) => strict(a, b) === 'near' && lenient(a, b) === 'different');
		expect(odd.length).toBeLessThan(pairs.length / 20);
	});

	test('a text cut space by space gives the very tokens that the whole of it gives', () => {
		const sign = fc.constantFrom(...'aZ09 .,:;!?(-\'&+#%/$*"é€@_'.split(''), 'word', '2026-01-05', '1:1', ' - ', 'C++', 'e.g.', '10:30am', 'A&B', '5 €', ' ', ' ');
		fc.assert(fc.property(fc.array(sign, { maxLength: 24 }), (parts) => {
			const plain = parts.join('').replace(/ +/g, ' ').trim();
			// No-break spaces part words, but not pieces: the pattern goes over the whole text.
			expect(shape(plain)).toEqual(shape(plain.replaceAll(' ', '\u00a0')));
		}), { numRuns: 3_000, examples: [[[':', '/', '/']], [['a', ':', '/', '/', 'word']], [['a', ' - ', 'b', ' ', '-']], [['-', ' ', 'a']]] });
	});

	test('what was cut before is cut the same again', () => {
		expect(shape('Send 5 € to Runa: now')).toEqual(shape('Send 5 € to Runa: now'));
		expect(shape('Runa: Runa. Runa - Runa Runa').map(([, , isStart, behind]) => [isStart, behind])).toEqual([[true, null], [true, 'colon'], [true, null], [true, 'dash'], [false, null]]);
	});

	test('any text at all can be compared, in linear time', () => {
		fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), (a, b) => {
			expect(compareTexts(a, b, [a], true).score).toBeGreaterThanOrEqual(0);
		}));
		const start = performance.now();
		for (const part of ['a ', 'send ', 'Aa ', '1 ', '- ', '@a', 'a-', '((', 'not ', 'May 3 ', '日本', 'X']) {
			const long = part.repeat(Math.ceil(100_000 / part.length));
			compareTexts(long, `${long} b`, [], true);
		}
		expect(performance.now() - start).toBeLessThan(20_000);
	});
});

describe('groups', () => {
	const texts = ['Send the price list to Runa', 'Pay the rent', 'Share price list with Runa', 'pay **the rent**', 'Call the bank', 'Send the price list to Sven'];

	test('every text stands in one group, its leader the first of them', () => {
		expect(groupNear(texts, { lenient: true })).toEqual([[0, 2], [1, 3], [4], [5]]);
	});

	test('a further condition keeps texts apart', () => {
		expect(groupNear(texts, { lenient: true, mayJoin: (a, b) => a !== 2 && b !== 2 })).toEqual([[0], [1, 3], [2], [4], [5]]);
	});

	test('every member of a group is near every other', () => {
		const pairs = load('tasks.jsonl').slice(0, 160);
		const all = pairs.flatMap(({ a, b }) => [a, b]);
		for (const group of groupNear(all, { lenient: true })) {
			for (const i of group) for (const j of group) expect(lenient(all[i] ?? '', all[j] ?? '')).not.toBe('different');
		}
	});

	test('a few texts are grouped just as if every one were compared with every leader', () => {
		const pairs = load('tasks.jsonl').filter(({ same }) => same);
		fc.assert(fc.property(fc.array(fc.constantFrom(...pairs), { minLength: 1, maxLength: 16 }), fc.boolean(), (drawn, isLenient) => {
			const some = drawn.flatMap(({ a, b }) => [a, b]);
			const score = (a = '', b = ''): number => {
				const relation = compareTexts(a, b, [], isLenient);
				return relation.kind === 'different' ? 0 : relation.score;
			};
			const expected: number[][] = [];
			for (const [index, text] of some.entries()) {
				const scores = expected.map((group) => group.every((member) => score(some[member], text) > 0) ? score(some[group[0] ?? 0], text) : 0);
				const best = Math.max(0, ...scores);
				if (best > 0) expected[scores.indexOf(best)]?.push(index);
				else expected.push([index]);
			}
			expect(groupNear(some, { lenient: isLenient })).toEqual(expected);
		}), { numRuns: 150 });
	}, 120_000);

	test('among hundreds of texts, near ones still find each other', () => {
		const pairs = load('tasks.jsonl').filter(({ a, b, same }, index) => index % 5 === 0 && same && lenient(a, b) !== 'different');
		const nouns = ['pump', 'valve', 'crane', 'lorry', 'gate', 'ramp', 'hoist', 'winch', 'pallet', 'crate'];
		const crowd = Array.from({ length: 300 }, (_, index) => `Inspect ${nouns[index % 10] ?? ''} ${String(index)} near the ${nouns[Math.floor(index / 10) % 10] ?? ''}`);
		const found = pairs.filter(({ a, b }) => {
			const together = [a, ...crowd, b];
			return groupNear(together, { lenient: true }).some((group) => group.includes(0) && group.includes(together.length - 1));
		});
		expect(found.length).toBe(pairs.length);
	}, 120_000);

	test('no text, and 20,000 equal texts, are grouped', () => {
		expect(groupNear([])).toEqual([]);
		expect(groupNear(Array<string>(20_000).fill('Same again'))).toHaveLength(1);
	});
});
