// Run under one time zone after the other by zones.test.ts; prints what a book says about dates.
import { dayOf } from '../../src/note/days';
import { note, SampleVault } from './sample';

const vault = new SampleVault({ 'Acme.md': note('type: customer\nlast_contact: 2026-02-18 14:30:00\ncreated: 2024-02-29') });
vault.book.setHead({ path: 'Umber.md', frontmatter: { type: 'customer', last_contact: new Date('2026-02-18T00:00:00Z') }, heading: null, tags: [] });
vault.book.setHead({ path: 'Wisp.md', frontmatter: { type: 'customer', last_contact: '2026-02-18T23:30:00Z' }, heading: null, tags: [] });
const today = dayOf(new Date(2026, 2, 20, 0, 0, 1));
const evening = dayOf(new Date(2026, 2, 20, 23, 59, 59));
const days = ['Acme', 'Umber', 'Wisp'].map((name) => [vault.named(name, today).lastContact?.date, vault.named(name, today).staleness.days]);
process.stdout.write(JSON.stringify({ offset: new Date(2026, 1, 18).getTimezoneOffset(), today, evening, days }));
