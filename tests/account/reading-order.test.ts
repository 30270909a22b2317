import { Book } from '../../src/account/book';
import { defaults } from '../../src/settings/settings';
import { headOf, note } from './sample';

const today = '2026-03-01';
const names = Array.from({ length: 40 }, (_, at) => `Quarry ${String(at + 10)}`);
const contactOf = (at: number): string => `2026-0${String(1 + at % 2)}-${String(10 + at % 15)}`;

/** A book of forty accounts of two notes and a meeting each, none of them read; copies and meetings lie far from the first notes. */
function unreadBook(): Book {
	const book = new Book({ settings: defaults, decisions: [], notes: { all: () => [], under: () => [] }, resolveLink: () => null });
	for (const name of names) book.meet(headOf(`Meetings/2025-01-01 ${name}.md`, note(`type: meeting\naccount: ${name}\ndate: 2025-01-01`)));
	for (const [at, name] of names.entries()) book.meet(headOf(`Accounts/${name}.md`, note(`type: customer\nlast_contact: ${contactOf(at)}`)));
	for (const name of names.toReversed()) book.meet(headOf(`Inbox/${name}.md`, note('type: customer')));
	return book;
}

const accountIn = (path: string): string => names.find((name) => path.includes(name)) ?? '';

test('texts of an account are read together, its own notes first, and the accounts in the order of the list', () => {
	const book = unreadBook();
	const rows = [...book.summaries(today)].sort((a, b) => (b.staleness.pastDue ?? 0) - (a.staleness.pastDue ?? 0) || (b.staleness.days ?? 0) - (a.staleness.days ?? 0));
	const wanted = book.textsWanted();
	expect(wanted).toHaveLength(3 * names.length);
	const order = wanted.map(accountIn).filter((name, at, all) => name !== all[at - 1]);
	expect(order).toHaveLength(names.length);
	const daysOf = (name: string): number => rows.find((row) => row.name === name)?.staleness.days ?? -1;
	expect(order.map(daysOf)).toEqual(rows.map(({ staleness }) => staleness.days));
	for (let at = 0; at < wanted.length; at += 3) expect(wanted[at + 2]).toMatch(/^Meetings\//);
});

test('where nobody has asked for the list, every text is still read once', () => {
	const wanted = unreadBook().textsWanted();
	expect(new Set(wanted).size).toBe(3 * names.length);
});
