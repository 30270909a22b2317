import * as fc from 'fast-check';
import { decide, renameInDecisions, uniteDecisions, type Decisions } from '../../src/account/decisions';
import type { AccountSummary } from '../../src/account/records';
import { defaults, type Settings } from '../../src/settings/settings';
import { note, SampleVault } from './sample';

const today = '2026-03-01';
const runs = Number(process.env['MODEL_RUNS'] ?? 1500);

const paths = [
	'Accounts/Acme.md', 'Accounts/Acme 1.md', 'Archive/Acme.md', 'Acme/README.md', 'Acme/2026-01-05 Call.md', 'Acme/Acme.md', 'Acme/Notes/Plan.md',
	'Acme/Notes/README.md', 'Borealis/README.md', 'Borealis/2026-02-20 Visit.md', 'Meetings/2026-01-03 Sync.md', 'Meetings/2027-01-03 Plan.md',
	'People/Kim.md', 'Daily/2026-01-02.md', 'README.md', 'Acme.md', 'Templates/Acme.md',
];
const links = ['Acme', 'Borealis', 'Accounts/Acme', 'Nowhere', 'Plan', 'Kim', 'Umber'];

const line = (key: string, ...values: readonly string[]): fc.Arbitrary<string> => fc.oneof(
	{ weight: 2, arbitrary: fc.constant('') },
	{ weight: 3, arbitrary: fc.constantFrom(...values).map((value) => `${key}: ${value}`) },
);

const properties = fc.tuple(
	line('type', 'customer', 'customer', 'customer', 'meeting', 'person', '"[[Companies]]"', '"{{type}}"'),
	line('title', 'Acme', 'ACME Inc.', 'Borealis', 'Umber', '""'),
	line('aliases', '[Acme]', '[AC, Umber]', '[AC]', 'Borealis'),
	line('account', 'Acme', '"[[Acme]]"', '"[[Borealis]]"', '""', '[Acme, "[[Umber]]"]', 'Umber, Acme', 'AC', '"[[Acme/README]]"'),
	line('company', '"[[Acme]]"', 'Umber'),
	line('date', '2026-01-04', '2026-02-11', '05/06/2026', 'soon'),
	line('last_contact', '2026-01-10', "'2026-02-01'", '2027-05-05', 'yesterday', '05/06/2026'),
	line('status', 'Active', 'prospect', 'Churned', '_Unknown_'),
	line('website', 'acme.example', 'https://www.borealis.example'),
	line('created', '2025-01-01', '2024-06-01'),
	line('merged_into', '"[[Acme]]"'),
	line('snooze_until', '2026-03-05'),
	line('next_contact', '2026-02-20', '2026-04-01'),
	line('contact_every', '7', 'often'),
	line('broken', '"open'),
).map((lines) => lines.filter((one) => one !== '').join('\n'));

const bodyLines = fc.array(fc.oneof(
	fc.constantFrom('# Acme', '# Borealis', '## Key Facts', '- Uses four plants in the north.', '- Uses four plants in the north', '## Blockers', '- ❌ No budget before May', 'Last contact:: 2026-02-14', '## Recent Context', '- 2026-01-09: Call with Kim', '## Account Status', '| **Status** | Prospect |', '#type/customer'),
	fc.constantFrom(...links).map((link) => `- [ ] Send the offer to [[${link}]]`),
	fc.constantFrom('- [ ] Book the room', '- [x] Book the room', '- [?] Ask for numbers'),
), { maxLength: 5 }).map((lines) => lines.join('\n'));

const text = fc.oneof(
	{ weight: 6, arbitrary: fc.tuple(properties, bodyLines).map(([yaml, body]) => note(yaml, body)) },
	{ weight: 1, arbitrary: bodyLines },
);
const path = fc.constantFrom(...paths);

type Step =
	| { readonly kind: 'write'; readonly path: string; readonly text: string }
	| { readonly kind: 'remove' | 'ask'; readonly path: string }
	| { readonly kind: 'rename'; readonly path: string; readonly to: string }
	| { readonly kind: 'decide'; readonly path: string; readonly to: string; readonly verdict: 'same' | 'different' }
	| { readonly kind: 'set'; readonly settings: Settings; readonly steps: number };

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 8, arbitrary: fc.record({ kind: fc.constant('write' as const), path, text }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const), path }) },
	{ weight: 3, arbitrary: fc.record({ kind: fc.constant('rename' as const), path, to: path }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('ask' as const), path }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('decide' as const), path, to: path, verdict: fc.constantFrom('same' as const, 'different' as const) }) },
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('set' as const), steps: fc.nat(12), settings: fc.constantFrom(defaults, { ...defaults, accountFolders: ['Acme', 'Accounts'] }, { ...defaults, words: { 'Key Facts': 'blockers', Prospect: 'status' } }, { ...defaults, activitiesCount: false, entriesCount: true, dateOrder: 'day-first' as const }) }) },
);

/** All that a book answers, in an order of its own. */
function answers(vault: SampleVault): unknown {
	const { book } = vault;
	const byId = (a: { id: string }, b: { id: string }): number => a.id < b.id ? -1 : 1;
	const summaries = [...book.summaries(today)].sort(byId);
	return {
		summaries,
		details: summaries.map(({ id }) => book.detail(id, today)),
		notes: summaries.map(({ id }) => book.notesOf(id)),
		tasks: summaries.map(({ id }) => book.tasks(id)),
		total: book.tasks(null).length,
		duplicates: book.duplicates(),
		inGroups: summaries.map(({ id }) => book.isInGroup(id)),
		problems: book.problems(today),
		totals: book.totals(today),
		recognition: book.recognition(),
		owners: paths.map((one) => [one, [...book.idsOf(one)].sort(), book.needsText(one)]),
		links: links.map((link) => book.forLink(link, null)),
		found: [...links, 'AC', ...paths].map((name) => book.find(name)),
		wanted: book.textsWanted(),
	};
}

class Run {
	readonly vault = new SampleVault();
	decisions: Decisions = [];
	settings: Settings = defaults;
	/** What somebody sees who redraws only what is said to have changed. */
	readonly seen = new Map<string, AccountSummary>();

	do(step: Step, at: number): void {
		const { vault } = this;
		switch (step.kind) {
			case 'write': vault.write(step.path, step.text); break;
			case 'remove': vault.remove(step.path); break;
			case 'rename':
				if (!vault.texts.has(step.path) || vault.texts.has(step.to)) break;
				vault.rename(step.path, step.to);
				this.decisions = renameInDecisions(this.decisions, step.path, step.to);
				vault.book.setDecisions(this.decisions);
				vault.readAll();
				break;
			case 'ask':
				vault.book.summaries(today);
				vault.book.find(step.path);
				vault.book.duplicates();
				break;
			case 'decide':
				if (step.path === step.to) break;
				this.decisions = uniteDecisions(this.decisions, [decide(step.verdict, step.path, step.to, at, 'here')]);
				vault.book.setDecisions(this.decisions);
				vault.readAll();
				break;
			case 'set':
				this.settings = step.settings;
				// What happens next may find it half done.
				vault.beginWith(step.settings, step.steps);
				break;
		}
		if (at % 2 === 0 && step.kind !== 'set') this.look();
	}

	look(): void {
		for (const id of this.vault.book.takeChanges().ids) {
			const summary = this.vault.book.summary(id, today);
			if (summary === null) this.seen.delete(id);
			else this.seen.set(id, summary);
		}
	}

	/** The same vault, read from nothing, its notes in another order. */
	fresh(order: (files: [string, string][]) => [string, string][]): SampleVault {
		return new SampleVault(Object.fromEntries(order([...this.vault.texts])), this.settings, this.decisions);
	}
}

test('after any changes the book answers as one that is read from nothing, in any order of notes', () => {
	fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), fc.func(fc.integer()), (steps, weight) => {
		const run = new Run();
		steps.forEach((one, at) => { run.do(one, at); });
		run.vault.readAll();
		run.look();
		const fresh = answers(run.fresh((files) => files.sort(([a], [b]) => weight(a) - weight(b) || (a < b ? -1 : 1))));
		expect(answers(run.vault)).toEqual(fresh);
		const grouped = new Set(run.vault.book.duplicates().flatMap(({ notes }) => notes));
		for (const { id, notes } of run.vault.book.summaries(today)) expect(run.vault.book.isInGroup(id)).toBe(notes.some((path) => grouped.has(path)));
		expect([...run.seen.values()].map(({ id }) => id).sort()).toEqual(run.vault.book.summaries(today).map(({ id }) => id).sort());
		for (const summary of run.vault.book.summaries(today)) expect(run.seen.get(summary.id)).toBe(summary);
	}), { numRuns: runs });
}, 600_000);

test('a note that is nothing to us changes no answer, and nothing is said to have changed', () => {
	fc.assert(fc.property(fc.array(fc.tuple(path, text), { maxLength: 10 }), bodyLines.map((body) => body.replace(/\[\[.*?\]\]|#type\/customer/g, '')), (files, body) => {
		const vault = new SampleVault(Object.fromEntries(files));
		const before = answers(vault);
		vault.book.takeChanges();
		vault.write('Elsewhere/Thoughts of a Sunday.md', body);
		expect(vault.book.takeChanges()).toEqual({ ids: new Set(), problems: false, duplicates: false, texts: false });
		const after = answers(vault);
		expect(after).toEqual(before);
		vault.remove('Elsewhere/Thoughts of a Sunday.md');
		expect(vault.book.takeChanges().ids.size).toBe(0);
	}), { numRuns: 200 });
}, 120_000);
