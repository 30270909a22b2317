import fc from 'fast-check';
import { isPlaceholder, splitTopics } from '../../src/note';

describe('splitTopics', () => {
	it.each([
		['pricing, storage', ['pricing', 'storage']],
		['capacity (own sites, leases), pricing (seats/usage vs flat)', ['capacity (own sites, leases)', 'pricing (seats/usage vs flat)']],
		['a [b, c], d {e, f}, g', ['a [b, c]', 'd {e, f}', 'g']],
		['nested (a, [b, c], d), e', ['nested (a, [b, c], d)', 'e']],
		['steps (\'plan, try, buy\'), "one, two", next', ['steps (\'plan, try, buy\')', '"one, two"', 'next']],
		['“big, small”, «a, b», c', ['“big, small”', '«a, b»', 'c']],
		['the customer\'s plan, the partner\'s plan', ['the customer\'s plan', 'the partner\'s plan']],
		['partners\' terms, rock \'n\' roll, x', ['partners\' terms', 'rock \'n\' roll', 'x']],
		['don\'t, won\'t', ['don\'t', 'won\'t']],
		['open (never closed, a, b', ['open (never closed', 'a', 'b']],
		['closed) first, a', ['closed) first', 'a']],
		['mixed (a, b], c), d', ['mixed (a, b], c)', 'd']],
		['a 5" disk, b', ['a 5" disk', 'b']],
		['$1,000,000 commitment, 250,000 seats, 2025, 2026', ['$1,000,000 commitment', '250,000 seats', '2025', '2026']],
		['[[A, B|c, d]], e', ['[[A, B|c, d]]', 'e']],
		['顧客、価格，容量', ['顧客', '価格', '容量']],
		[' , a,, b ,', ['a', 'b']],
		['', []],
		['one', ['one']],
		['a\nb, c', ['a\nb', 'c']],
	])('of %j gives %j', (text, expected) => {
		expect(splitTopics(text)).toEqual(expected);
	});

	it('loses nothing but commas and the space around them', () => {
		const pieces = fc.constantFrom('a', 'b', ',', ', ', '(', ')', '[', ']', '"', '\'', ' ', 'it\'s', '1,000');
		fc.assert(fc.property(fc.array(pieces, { maxLength: 25 }).map((all) => all.join('')), (text) => {
			const bare = (one: string): string => one.replace(/[,\s]/g, '');
			expect(bare(splitTopics(text).join(''))).toBe(bare(text));
			for (const topic of splitTopics(text)) expect(topic).toBe(topic.trim());
		}), { numRuns: 1000 });
	});

	it('splits at every comma where there is no bracket or quote', () => {
		fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z][a-z ]*[a-z]$/), { minLength: 1, maxLength: 6 }), (topics) => {
			expect(splitTopics(topics.join(', '))).toEqual(topics);
		}));
	});
});

describe('isPlaceholder', () => {
	it.each([
		'', '   ', '-', '--', '–', '—', '_', '...', '…', '?', '???', 'N/A', 'n/a', 'NA', 'TBD', 'tbd.', 'TBA', 'TBC', 'todo', 'TODO', 'None', 'none.', 'null', 'Unknown', '_Unknown_', '*unknown*', '**N/A**', '(none)', '_(not set)_', '***TBD***',
		'_No key contacts identified._', 'No key contacts identified.', '_No blockers identified_', '_No opportunities found._', '_No decisions yet._', 'No decisions recorded yet', '_None at this time._', '_No open tasks._', '_No data_', 'Nothing found', 'Not yet known', 'No blockers', 'no known risks', 'No open issues', 'None at the moment', 'No recent activity',
		'{{title}}', '{{ date }}', '<% tp.date.now() %>', '<company name>', '[Company]', '[Company name]', 'To be determined',
	])('%j says nothing', (value) => {
		expect(isPlaceholder(value)).toBe(true);
	});

	it.each([
		'Active', 'Prospect', 'AI / Technology', 'Not a fit: no budget', 'No churn since 2024', 'No budget', 'No risks taken', 'None of the sites', 'No cloud allowed', 'Nomura', 'Nonesuch Ltd', 'North', '_Active_', 'Unknown risk in the audit', '0', 'no', '2026-01-05', '[[Company]]', '[x](y.md)', '- item', 'None of the sites is live yet, says Ada',
		'No discount was promised to the dealer in the spring; the list price stands for both sites', 'TBD by legal, draft sent', '_No, we will not renew: the price is too high_', 'Natrium', '<b>x</b>', 'x'.repeat(500),
	])('%j says something', (value) => {
		expect(isPlaceholder(value)).toBe(false);
	});

	it('does not mind emphasis or a full stop', () => {
		fc.assert(fc.property(fc.constantFrom('Unknown', 'N/A', 'TBD', 'None', 'No contacts identified', 'Active', 'Prospect', 'Series B'), fc.constantFrom('*', '_', '**', '__', '***'), fc.constantFrom('', '.'), (value, mark, stop) => {
			expect(isPlaceholder(`${mark}${value}${stop}${mark}`)).toBe(isPlaceholder(value));
		}));
	});
});
