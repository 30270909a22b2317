import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaults } from '../../src/settings/settings';
import { note, SampleVault } from './sample';

const today = '2026-01-05';
const customer = (body: string, more = ''): string => note(`type: customer\n${more}`, body);
const texts = (items: readonly { readonly text: string }[]): readonly string[] => items.map(({ text }) => text);

/** Two generated notes of one customer that disagree, as an import leaves them. */
const older = note("type: customer\ntitle: Umbra\nlast_contact: '2025-11-12'\ncreated: '2026-01-03'\ntags:\n- type/customer\n- generated", `
# Umbra

## Recent Context

- 2025-11-12: [[2025-11-12 - Briefing]] - Analysis of how the mill plans its kiln capacity... (via Lindgren)

## Key Facts

- The mill runs three kilns; the third stands still at weekends.
- Spare parts come from one supplier, with nine weeks of delivery.

## Topics

Kiln capacity (own, leased), Spare parts pricing (list/contract vs spot), Night shift

## Open Tasks

- [ ] Discuss with Umbra a second source for refractory bricks (in response to the nine weeks of delivery).

## Account Status

| Field | Value |
|-------|-------|
| **Status** | Active |
| **Industry** | _Unknown_ |

## Key Contacts

_No key contacts identified._

## Opportunities

- Offer the brick contract together with the sensors.

## Blockers

- ❌ The budget is closed until the audit is through.

## Key Decisions

- ✅ Start with one kiln, then the others.

## Related

<!-- linked notes -->
`);
const newer = older
	.replace("'2025-11-12'", "'2025-12-19'").replace('2025-11-12: [[2025-11-12 - Briefing]] - Analysis of how the mill plans its kiln capacity... (via Lindgren)', '2025-12-19: [[2025-12-19]] - Lindgren and Okoye discuss the sensors (via Okoye)')
	.replace('- The mill runs three kilns; the third stands still at weekends.', '- Okoye signs orders up to 40,000.')
	.replace('Status** | Active', 'Status** | Prospect').replace('_Unknown_', 'Brick and tile').replace('- Offer the brick contract together with the sensors.', '- Sensors for the third kiln')
	.replace('- ❌ The budget is closed until the audit is through.', '- ❌ Their own workshop may build the sensors');

const given = path.resolve(__dirname, '../../../shared/seeds');
const seeds = existsSync(given) ? readdirSync(given).sort().slice(0, 2).map((file) => readFileSync(path.join(given, file), 'utf8')) : [];
const pairs: [string, string, readonly [string, string]][] = [['generated notes', 'Umbra', [older, newer]]];
const [first, second] = seeds;
if (first !== undefined && second !== undefined) pairs.push(['the given notes', 'OpenAI', [first, second]]);

describe.each(pairs)('%s of one customer', (_, name, [one, other]) => {
	test.each([[`Accounts/${name}.md`, `Archive/${name}.md`], [`Accounts/${name}/README.md`, `Archive/${name}/README.md`]])('as %s and %s are one account', (a, b) => {
		const vault = new SampleVault({ [a]: one, [b]: other });
		expect(vault.only(today)).toMatchObject({
			name, path: a, notes: [a, b], status: 'Prospect', tags: ['type/customer', 'generated'],
			lastContact: { date: '2025-12-19', path: b }, staleness: { level: 'fresh', days: 17, cadence: 30, pastDue: 0 },
			openTaskCount: 1, duplicateNoteCount: 1, problems: [], isPending: false,
		});
		expect(vault.only('2026-01-19').staleness.level).toBe('due');
		expect(vault.only('2026-02-18').staleness).toMatchObject({ level: 'stale', days: 61 });
		const detail = vault.detail(name, today);
		const line = (text: string, start: string): number => text.split('\n').findIndex((each) => each.startsWith(start)) + 1;
		expect(detail.tasks.map(({ sources }) => sources.map(({ mark: _mark, ...source }) => source))).toEqual([[{ path: b, line: line(other, '- [ ]'), state: 'open' }, { path: a, line: line(one, '- [ ]'), state: 'open' }]]);
		expect(detail.conflicts).toEqual([
			{ field: 'status', chosen: 'Prospect', values: [{ value: 'Prospect', path: b, date: '2025-12-19' }, { value: 'Active', path: a, date: '2025-11-12' }] },
			{ field: 'last_contact', chosen: '2025-12-19', values: [{ value: '2025-12-19', path: b, date: '2025-12-19' }, { value: '2025-11-12', path: a, date: '2025-11-12' }] },
		]);
		expect(detail.contacts).toEqual([]);
		expect(detail.context.map(({ date }) => date)).toEqual(['2025-12-19', '2025-11-12']);
		expect(detail.decisions).toHaveLength(1);
		expect(detail.decisions[0]?.sources).toHaveLength(2);
		expect(vault.book.duplicates()).toMatchObject([{ certainty: 'certain', notes: [a, b] }]);
	});

	test('the industry is known from the note that knows it', () => {
		const vault = new SampleVault({ 'A.md': one, 'B.md': other });
		expect(vault.only(today).industry).toBe(/\*\*Industry\*\* \| ([^|]*?) \|/.exec(other)?.[1]);
		expect(vault.detail(name, today).conflicts.some(({ field }) => field === 'industry')).toBe(false);
	});
});

test('facts, topics, opportunities and blockers of both notes are told, newest first', () => {
	const detail = new SampleVault({ 'A.md': older, 'B.md': newer }).detail('Umbra', today);
	expect(texts(detail.facts)).toEqual(['Okoye signs orders up to 40,000.', 'Spare parts come from one supplier, with nine weeks of delivery.', 'The mill runs three kilns; the third stands still at weekends.']);
	expect(detail.facts[1]?.sources.map(({ path: from }) => from)).toEqual(['B.md', 'A.md']);
	expect(texts(detail.topics)).toEqual(['Kiln capacity (own, leased)', 'Spare parts pricing (list/contract vs spot)', 'Night shift']);
	expect(texts(detail.opportunities)).toEqual(['Sensors for the third kiln', 'Offer the brick contract together with the sensors.']);
	expect(texts(detail.blockers)).toEqual(['Their own workshop may build the sensors', 'The budget is closed until the audit is through.']);
	expect(detail.context[0]).toEqual({ date: '2025-12-19', text: '[[2025-12-19]] - Lindgren and Okoye discuss the sensors (via Okoye)', path: 'B.md', line: 15 });
});

describe('fields', () => {
	test.each<[string, string, string]>([
		['the property', 'status: Active', ''], ['stage', 'stage: Active', ''], ['relationship', 'relationship: "[[Active]]"', ''], ['a list', 'status: [Active]', ''],
		['a table', '', '## Account Status\n\n| **Status** | Active |\n|---|---|\n| Industry | Steel |\n'],
		['a table under another heading', '', '### 1. Overview:\n\n| Field | Value |\n|---|---|\n| Status | Active |\n'],
		['a table that lies on its side', '', '## Account Status\n\n| Status | Industry | Owner |\n|---|---|---|\n| Active | Steel | Kim |\n'],
		['an inline field', '', 'Status:: Active\n'], ['a bullet', '', '## Account Status\n\n- **Status:** Active\n- Industry: Steel\n'],
		['a bold line under the title', '', '# Acme\n\n**Status:** Active\n'],
		['a line of several', '', '# Acme\n\n**Status:** Active · **Industry:** Steel | **Owner**: Kim\n'],
	])('status from %s', (_, properties, body) => {
		expect(new SampleVault({ 'Acme.md': customer(body, properties) }).only(today).status).toBe('Active');
	});

	test.each([['Accounts', null], ['Active', 'Active']])('a table with the head Status | %s above counts', (head, status) => {
		expect(new SampleVault({ 'Acme.md': customer(`| Status | ${head} |\n|---|---|\n| Prospect | 4 |\n| Lost | 12 |\n`) }).only(today).status).toBe(status);
	});

	test('a fact whose value is a placeholder is none', () => {
		const facts = '- Employees: null\n- **Founded:** N/A\n- Revenue: _Unknown_\n- CEO:\n- Open claims: none\n- Plants:\n  - Riga\n- Not a label\n- Uses SAP, modules: unknown\n- Site: https://x.example\n';
		const table = '\n## Key Information\n\n| Field | Value |\n|---|---|\n| Fleet | TBD |\n| Depots | 4 |\n';
		expect(texts(new SampleVault({ 'Acme.md': customer(`## Key Facts\n\n${facts}${table}\n## Key Contacts\n\n- Buyer: TBD\n- CTO: Kim Berg\n`) }).detail('Acme', today).facts).toSorted())
			.toEqual(['Depots: 4', 'Not a label', 'Open claims: none', 'Plants: Riga', 'Site: https://x.example', 'Uses SAP, modules: unknown']);
	});

	test('entities in properties, as exports leave them, are the characters that they stand for', () => {
		const vault = new SampleVault({
			'1.md': note('type: company\nname: Umbra &amp; Sons\nindustry: Oil &amp; Gas\nowner: Kim O&#39;Neil\naliases: [U&amp;S]'),
			'2026-01-01 Call.md': note('account: Umbra & Sons'), '2026-01-02 Call.md': note('account: U&amp;S'),
		});
		expect(vault.only(today)).toMatchObject({ name: 'Umbra & Sons', aliases: ['U&S'], industry: 'Oil & Gas', owner: "Kim O'Neil", activityNoteCount: 2 });
	});

	test.each(['_Unknown_', 'N/A', 'TBD', '-', '', '"{{status}}"', '_not set_'])('the placeholder %s loses to a value, wherever that stands', (placeholder) => {
		const vault = new SampleVault({ 'A/Acme.md': customer('| **Status** | Active |\n|---|---|\n', `last_contact: 2026-01-01\nstatus: ${placeholder === '-' ? '"-"' : placeholder}`), 'B/Acme.md': customer('', 'status: Lost') });
		expect(vault.only(today).status).toBe('Active');
	});

	test('property and table of one note that disagree are a conflict, the property counts', () => {
		const vault = new SampleVault({ 'Acme.md': customer('| Status | Prospect |\n|---|---|\n', 'status: Active\nlast_contact: 2026-01-01') });
		expect(vault.detail('Acme', today).conflicts).toEqual([{ field: 'status', chosen: 'Active', values: [{ value: 'Active', path: 'Acme.md', date: '2026-01-01' }, { value: 'Prospect', path: 'Acme.md', date: '2026-01-01' }] }]);
	});

	test('another stage is no other status, and another spelling is the same', () => {
		const vault = new SampleVault({ 'A/Acme.md': customer('| Status | active |\n|---|---|\n', 'status: Active\nstage: Pilot'), 'B/Acme.md': customer('', 'Status: ACTIVE\nindustry: Steel') });
		expect(vault.only(today)).toMatchObject({ status: 'Active', industry: 'Steel', conflictCount: 0 });
	});

	test('a sign before a status makes no other status', () => {
		const vault = new SampleVault({ 'A/Acme.md': customer('', 'status: 🟢 Active'), 'B/Acme.md': customer('', 'status: Active'), 'C/Acme.md': customer('', 'status: Active ✅'), 'Yara.md': customer('', 'status: Churned ❤️'), 'Umbra.md': customer('', 'status: 🔴 Churned\nlast_contact: 2020-01-01') });
		expect(vault.detail('Acme', today)).toMatchObject({ status: '🟢 Active', conflicts: [] });
		expect(['Umbra', 'Yara'].map((name) => vault.detail(name, today).staleness.level)).toEqual(['untracked', 'untracked']);
	});

	test('the owner is read in its spellings', () => {
		expect(new SampleVault({ 'Acme.md': customer('', 'account_owner: "[[People/Kim Berg|Kim]]"') }).only(today).owner).toBe('Kim');
	});
});

describe('facts', () => {
	test('bullets with blank lines between, a heading straight behind, wrapped lines, nested bullets', () => {
		const vault = new SampleVault({ 'Acme.md': customer('## Key Facts\n- One plant in the\n  north of town.\n\n- - Five gates\n\n- Two lines:\n  - pipes\n  - rods\n\n* Three shifts\n### Details\n- Four docks\n## Topics\nRods\n## Other\n- Not a fact\n') });
		expect(texts(vault.detail('Acme', today).facts)).toEqual(['One plant in the north of town.', 'Five gates', 'Two lines: pipes; rods', 'Three shifts', 'Four docks']);
		expect(vault.detail('Acme', today).facts.map(({ sources }) => sources[0]?.line)).toEqual([5, 8, 10, 14, 16]);
	});

	test.each(['## Facts', '## Key Information', '# 🔑 Key facts (2026)', '### 2. KEY FACTS:', '## Key Points & Takeaways'])('under %s', (heading) => {
		expect(texts(new SampleVault({ 'Acme.md': customer(`${heading}\n\n- One plant\n`) }).detail('Acme', today).facts)).toEqual(['One plant']);
	});

	test('from tables and paragraphs; not from code, comments or placeholders', () => {
		const vault = new SampleVault({ 'Acme.md': customer('## Key Facts\n\n| Fact | Value |\n|---|---|\n| **Plants** | 4 |\n\nFounded by two brothers.\n\n<!-- - hidden -->\n\n%%\n- hidden too\n%%\n\n```\n- code\n```\n\n- _None identified._\n- TBD\n- -\n') });
		expect(texts(vault.detail('Acme', today).facts)).toEqual(['Plants: 4', 'Founded by two brothers.']);
	});

	test('of activity notes too, newest first, copies once with every source', () => {
		const vault = new SampleVault({
			'Acme.md': customer('## Key Facts\n\n- One plant in the north.\n- Two docks\n', 'last_contact: 2025-10-01'),
			'2025-12-01 Visit.md': note('account: Acme', '## Key Information\n\n- **One plant** in the north\n- Forklifts are leased\n'),
		});
		expect(vault.detail('Acme', today).facts).toEqual([
			{ text: '**One plant** in the north', date: '2025-12-01', sources: [{ path: '2025-12-01 Visit.md', line: 6 }, { path: 'Acme.md', line: 7 }] },
			{ text: 'Forklifts are leased', date: '2025-12-01', sources: [{ path: '2025-12-01 Visit.md', line: 7 }] },
			{ text: 'Two docks', date: '2025-10-01', sources: [{ path: 'Acme.md', line: 8 }] },
		]);
	});
});

test('topics are split at commas outside brackets and quotes, and told once', () => {
	const vault = new SampleVault({ 'A/Acme.md': customer('## Topics\n\ncapacity (self-build, leases), pricing (tokens/API vs IaaS), "crawl, walk, run"\n'), 'B/Acme.md': customer('## Key Topics\n\n- Capacity (self-build, leases)\n- returns\n- _None_\n') });
	expect(vault.detail('Acme', today).topics.map(({ text, sources }) => [text, sources.length])).toEqual([['capacity (self-build, leases)', 2], ['pricing (tokens/API vs IaaS)', 1], ['"crawl, walk, run"', 1], ['returns', 1]]);
});

test('blockers: marks go, resolved and struck ones too; a mark makes one wherever it stands', () => {
	const vault = new SampleVault({ 'Acme.md': customer('## Risks & Blockers\n\n- ❌ No budget\n- Slow legal team\n- ✅ Access granted\n- ~~No power~~\n- [ ] Missing permit\n- [x] Missing key\n\n## Meeting\n\n- ❌ Strike in May\n- ✅ Start in June\n- Nothing else\n') });
	const detail = vault.detail('Acme', today);
	expect(texts(detail.blockers)).toEqual(['No budget', 'Slow legal team', 'Missing permit', 'Strike in May']);
	expect(texts(detail.decisions)).toEqual(['Start in June']);
	expect(detail.blockerCount).toBe(4);
});

describe('contacts', () => {
	test.each<[string, string, string, readonly string[]]>([
		['a property', 'contact: Jane Roe', '', ['Jane Roe']], ['a link', 'contact: "[[Jane Roe]]"', '', ['[[Jane Roe]]']], ['a mail address', 'contact: jane@acme.example', '', ['jane@acme.example']],
		['a line', '', '# Acme\n\n**Contact**: Jane Roe, jane@acme.example\n', ['Jane Roe, jane@acme.example']], ['an inline field', '', 'contact:: [[Jane Roe]]\n', ['[[Jane Roe]]']],
		['a row', '', '## Account Status\n\n| Field | Value |\n|---|---|\n| **Primary Contact** | Jane Roe |\n| Contact person | TBD |\n', ['Jane Roe']],
		['nothing that is a date', 'contact: 2026-01-05', '', []], ['nothing that says how', 'contact: by mail', '', []],
	])('are also read from %s', (_, properties, body, expected) => {
		expect(texts(new SampleVault({ 'Acme.md': customer(body, properties) }).detail('Acme', today).contacts)).toEqual(expected);
	});

	test('are links, names, or name, role and mail; each person once in the fullest words', () => {
		const vault = new SampleVault({
			'A/Acme.md': customer('## Key Contacts\n\n- [[Kim Berg]]\n- Lu Sand – Buyer – lu@acme.example\n- Ray Oak <ray@acme.example>\n', 'last_contact: 2026-01-01'),
			'B/Acme.md': customer('## Contacts\n\n| Name | Role | Mail |\n|---|---|---|\n| Kim Berg | Head of IT | kim@acme.example |\n| R. Oak | Plant | ray@acme.example |\n\n[[Pia Holm]], [[Tom Ash|Tom]]\n', 'contacts: ["[[Lu Sand]]", Zoe Fir]'),
			'People/Kim Berg.md': note('type: person\ncompany: "[[Acme]]"'),
		});
		expect(vault.detail('Acme', today).contacts.map(({ text, sources }) => [text, sources.length])).toEqual([
			['Kim Berg – Head of IT – kim@acme.example', 3], ['Lu Sand – Buyer – lu@acme.example', 2], ['R. Oak – Plant – ray@acme.example', 2],
			['Zoe Fir', 1], ['[[Pia Holm]]', 1], ['[[Tom Ash|Tom]]', 1],
		]);
	});

	test('behind a label are known by their name, and a label with nobody behind it is none', () => {
		const vault = new SampleVault({
			'A/Acme.md': customer('## Key Contacts\n\n**Champion:** Kim Berg\n**Economic Buyer:** Lu Sand, CFO\n**Technical Lead:** TBD\n\n- Decision Maker: _Unknown_\n- Email: ray@acme.example\n- **Zoe Fir**: Plant\n', 'last_contact: 2026-01-01'),
			'B/Acme.md': customer('## Contacts\n\n- Champion: Tom Ash\n- Kim Berg – Head of IT – kim@acme.example\n- Ray Oak <ray@acme.example>\n'),
		});
		expect(vault.detail('Acme', today).contacts.map(({ text, sources }) => [text, sources.length])).toEqual([
			['Kim Berg – Head of IT – kim@acme.example', 2], ['**Economic Buyer:** Lu Sand, CFO', 1], ['Ray Oak <ray@acme.example>', 2], ['**Zoe Fir**: Plant', 1], ['Champion: Tom Ash', 1],
		]);
	});

	test('in a table are known by the column of names, wherever it stands', () => {
		const vault = new SampleVault({ 'Acme.md': customer('## Key Contacts\n\n| Role | Name | Signed |\n|---|---|---|\n| Buyer | Kim Berg | [ ] |\n| Head of IT | Lu Sand | [x] |\n\n- Lu Sand\n') });
		expect(texts(vault.detail('Acme', today).contacts)).toEqual(['Kim Berg – Buyer', 'Lu Sand – Head of IT']);
	});

	test.each<[string, readonly string[]]>([
		['### Kim Berg\n\n- Buyer\n- kim@acme.example\n\n### Lu Sand – CFO\n\n### [[Ray Oak]]\n\nPlant, since 2024.\n\n- [ ] Call Ray\n', ['Kim Berg – Buyer – kim@acme.example', 'Lu Sand – CFO', '[[Ray Oak]] – Plant, since 2024.']],
		['### 1. Kim van den Berg\n\n- **Role:** Buyer\n- **Email:** kim@acme.example\n- **Reports to:** Lu Sand\n- Phone: TBD\n\n### Lu\n\n| Role | CFO |\n|---|---|\n| Phone | 020 |\n', ['Kim van den Berg – Buyer – kim@acme.example – **Reports to:** Lu Sand', 'Lu – CFO – 020']],
		['### Procurement\n\n- Kim Berg – Buyer\n\n### Decision Makers\n\n- Lu Sand\n\n### Plant Lyon\n\n- Ray Oak, Plant\n- [[Zoe Fir]]\n\n### Name\n\n- Role:\n', ['Kim Berg – Buyer', 'Lu Sand', 'Ray Oak, Plant', '[[Zoe Fir]]']],
		['### Kim Berg (Head of IT)\n\n- **Role:** Head of IT\n', ['Kim Berg (Head of IT)']],
		['### Kim\n\n- **Job Title:** Buyer\n- E-Mail: kim@acme.example\n', ['Kim – Buyer – kim@acme.example']],
	])('under headings of their own are told with what stands there: %j', (body, contacts) => {
		const vault = new SampleVault({ 'Acme.md': customer(`## Key Contacts\n\n${body}`) });
		expect(texts(vault.detail('Acme', today).contacts)).toEqual(contacts);
		expect(vault.only(today).openTaskCount).toBe(body.includes('[ ]') ? 1 : 0);
	});

	test('a bullet says all of its paragraphs, before what is nested under it', () => {
		const vault = new SampleVault({ 'Acme.md': customer('## Key Facts\n\n- Two docks\n  in the north.\n\n  One is dry.\n\n  - Both rented\n\n    until May\n\n- Four cranes\n\n## Account Status\n\n- Status: Active\n\n  Since May.\n') });
		expect(texts(vault.detail('Acme', today).facts)).toEqual(['Two docks in the north. One is dry. Both rented until May', 'Four cranes']);
		expect(vault.only(today).status).toBe('Active');
	});

	test('opportunities under headings of their own are told with their fields, those with bullets that say more each by itself', () => {
		const vault = new SampleVault({ 'Acme.md': customer('## Opportunities\n\n### New fleet\n\n- **Stage:** Proposal\n- Value: 200k\n- Close: TBD\n\n### Later\n\n- A second dock\n- Cranes: four of them\n') });
		expect(texts(vault.detail('Acme', today).opportunities)).toEqual(['New fleet: **Stage:** Proposal; Value: 200k', 'A second dock', 'Cranes: four of them']);
	});

	test('in properties may be maps of name, role and mail', () => {
		const vault = new SampleVault({ 'Acme.md': customer('- [[Kim Berg]]', 'contacts:\n  - name: Kim Berg\n    role: Buyer\n    email: kim@acme.example\n  - Lu Sand: CTO\n  - name: Ray Oak\n    title: Plant\n  - name:\n  - {}\n') });
		expect(texts(vault.detail('Acme', today).contacts)).toEqual(['Kim Berg – Buyer – kim@acme.example', 'Lu Sand – CTO', 'Ray Oak – Plant']);
	});

	test.each([
		['Kim Berg.md', 'title: Head of IT', '', 'Kim Berg – Head of IT'],
		['Kim Berg.md', 'name: Kim Berg\ntitle: Head of IT\nrole: Buyer', '', 'Kim Berg – Buyer'],
		['kim.md', 'title: Head of IT', '# Kim Berg', 'Kim Berg – Head of IT'],
		['20240715--kim-berg__contact.md', 'title: Kim Berg\nrole: Buyer', '', 'Kim Berg – Buyer'],
		['k1.md', 'name: Kim Berg', '', 'Kim Berg'],
	])('of the person note %s with %s is told by name, not by job title', (path, properties, body, text) => {
		const vault = new SampleVault({ 'Acme.md': customer(''), [path]: note(`type: person\ncompany: Acme\n${properties}`, body) });
		expect(texts(vault.detail('Acme', today).contacts)).toEqual([text]);
	});

	test('under a shorter name are known by the note that is linked', () => {
		const vault = new SampleVault({
			'Acme.md': customer('## Key Contacts\n\n- [[People/Kim Berg.md#Role|Kim]] – Head of IT\n- [[Lu Sand|Lu]], Buyer\n- Lu Sand\n- Lu Oak\n'),
			'People/Kim Berg.md': note('type: person\ncompany: Acme'),
		});
		expect(vault.detail('Acme', today).contacts.map(({ text, sources }) => [text, sources.length])).toEqual([
			['[[People/Kim Berg.md#Role|Kim]] – Head of IT', 2], ['[[Lu Sand|Lu]], Buyer', 2], ['Lu Oak', 1],
		]);
	});
});

describe('quotes and callouts', () => {
	test('say what stands in them, without their marks; a callout also says its title', () => {
		const vault = new SampleVault({ 'Acme.md': customer('## Key Facts\n\n> Two docks\n> in the north.\n> - Four cranes,\n>   one idle\n>\n> > Own\n> > railway\n\n> [!warning]- Contract ends in March\n\n> [!info]\n> - Three shifts\n\n## Recent Context\n\n> 2025-12-01 Call\n> 2025-12-02 Letter\n') });
		const detail = vault.detail('Acme', today);
		expect(texts(detail.facts)).toEqual(['Two docks in the north.', 'Four cranes, one idle', 'Own railway', 'Contract ends in March', 'Three shifts']);
		expect(detail.context.map(({ date, text }) => [date, text])).toEqual([['2025-12-02', 'Letter'], ['2025-12-01', 'Call']]);
	});
});

describe('the timeline', () => {
	test.each(['', '# Acme\n\n', '## Notes\n\n- Likes short mails\n', '## Log\n\n', '## Profile\n\n### Notes\n\n'])('has the bullets that begin with their day, also under %j', (above) => {
		const body = `${above}- 2025-11-05 call: they like it\n  - [ ] Send the plan\n- 2025-11-04: Mail\n`;
		const { context, tasks, facts } = new SampleVault({ 'Acme.md': customer(body) }).detail('Acme', today);
		expect([context.map(({ date, text }) => [date, text]), tasks.length, facts]).toEqual([[['2025-11-05', 'call: they like it'], ['2025-11-04', 'Mail']], 1, []]);
	});

	test('has days that begin like a numbered list', () => {
		const body = '## Verlauf\n\n- 12. Januar 2025 – Besuch\n  - [ ] Angebot\n- 3. März 2025: Telefonat\n\n## History\n\n5. Mai 2025 Brief\n\n## Key Facts\n\n1. Juni ist Betriebsferien\n2. Two plants\n';
		const { context, facts, tasks } = new SampleVault({ 'Acme.md': customer(body) }, { ...defaults, words: { Verlauf: 'history' } }).detail('Acme', today);
		expect(context.map(({ date, text, line }) => [date, text, line])).toEqual([['2025-05-05', 'Brief', 12], ['2025-03-03', 'Telefonat', 8], ['2025-01-12', 'Besuch', 6]]);
		expect([texts(facts).toSorted(), texts(tasks)]).toEqual([['Juni ist Betriebsferien', 'Two plants'], ['Angebot']]);
	});

	test('has no dates of facts, nor of headings that are about something else', () => {
		const { context, facts } = new SampleVault({ 'Acme.md': customer('## Key Facts\n\n### Notes\n\n- 2024-01-01 first order\n\n## Contract terms\n\n- 2027-01-01 next period\n') }).detail('Acme', today);
		expect([context, texts(facts)]).toEqual([[], ['2024-01-01 first order']]);
	});

	test('is dated bullets and activity notes, newest first, undated last, each told once', () => {
		const vault = new SampleVault({
			'A/Acme.md': customer('## Recent Context\n\n- 2025-12-19: [[2025-12-19 Visit]] - They showed the docks (via Kim)\n- **2025-11-02** – Fair in Lyon\n- Met at the fair once\n'),
			'B/Acme.md': customer('## History\n\n- 2025-12-19: [[2025-12-19 Visit]] - They showed the docks (via Kim)\n\n2025-10-10: Letter\n2025-10-11: Answer\n'),
			'2025-12-19 Visit.md': note('account: Acme\ntitle: Visit to the docks'),
			'2025-12-20 Call.md': note('account: Acme\ntitle: Call about prices'),
		});
		expect(vault.detail('Acme', today).context).toEqual([
			{ date: '2025-12-20', text: 'Call about prices', path: '2025-12-20 Call.md', line: 1 },
			{ date: '2025-12-19', text: '[[2025-12-19 Visit]] - They showed the docks (via Kim)', path: 'A/Acme.md', line: 6 },
			{ date: '2025-11-02', text: 'Fair in Lyon', path: 'A/Acme.md', line: 7 },
			{ date: '2025-10-11', text: 'Answer', path: 'B/Acme.md', line: 9 },
			{ date: '2025-10-10', text: 'Letter', path: 'B/Acme.md', line: 8 },
			{ date: null, text: 'Met at the fair once', path: 'A/Acme.md', line: 8 },
		]);
	});

	test.each<[string, readonly (readonly [string | null, string])[]]>([
		['- Nov 5, 2025: met at the fair\n- 3 Oktober 2025 – Angebot\n- 7th July 2025 call\n', [['2025-11-05', 'met at the fair'], ['2025-10-03', 'Angebot'], ['2025-07-07', 'call']]],
		['- 2025-11-05 · mail · Asked for a quote\n- [2025-11-04](../days/2025-11-04.md) - Lunch\n', [['2025-11-05', 'mail · Asked for a quote'], ['2025-11-04', 'Lunch']]],
		['**2025-11-05**: Call about renewal\n[[2025-11-04]] - Mail\nNov 3, 2025: Visit\n', [['2025-11-05', 'Call about renewal'], ['2025-11-04', 'Mail'], ['2025-11-03', 'Visit']]],
		['### Nov 5, 2025\n\nSpoke with the director.\n\n### [[2025-11-04]] Mail\n\n### 2025-11-03 14:30 | import\n', [['2025-11-05', 'Spoke with the director.'], ['2025-11-04', 'Mail'], ['2025-11-03', 'import']]],
		['- Room 12, 2025 chairs\n- Foo 31, 2025: no day\n- Feb 30, 2025: no day either\n', [[null, 'Room 12, 2025 chairs'], [null, 'Foo 31, 2025: no day'], [null, 'Feb 30, 2025: no day either']]],
	])('tells the days of %j', (body, entries) => {
		const vault = new SampleVault({ 'Acme.md': customer(`## Recent Context\n\n${body}`) });
		expect(vault.detail('Acme', today).context.map(({ date, text }) => [date, text])).toEqual(entries);
	});

	test('a note is told without the day in its name, where that is its day', () => {
		const vault = new SampleVault({ 'Acme.md': customer(''), '2025-12-19 Visit.md': note('account: Acme'), '2025-12-18.md': note('account: Acme'), '2025-12-01 Mail.md': note('account: Acme\ndate: 2025-12-02'), 'Pricing - 2025-11-30.md': note('account: Acme\ntype: call') });
		expect(vault.detail('Acme', today).context.map(({ date, text }) => [date, text])).toEqual([['2025-12-19', 'Visit'], ['2025-12-18', '2025-12-18'], ['2025-12-02', '2025-12-01 Mail'], ['2025-11-30', 'Pricing']]);
	});

	test('dated headings are entries', () => {
		const vault = new SampleVault({ 'Acme.md': customer('## Log\n\n### 2025-12-19 Visit\n\n- Saw the docks\n- [ ] Send the plan\n\n### 2025-12-01\n\nSpoke with the new director.\n') });
		expect(vault.detail('Acme', today).context.map(({ date, text }) => [date, text])).toEqual([['2025-12-19', 'Visit'], ['2025-12-01', 'Spoke with the new director.']]);
		expect(vault.only(today).openTaskCount).toBe(1);
	});
});

describe('tasks', () => {
	test('of all notes of the account are rolled up, whatever heading they stand under', () => {
		const vault = new SampleVault({
			'A/Acme.md': customer('- [ ] Send the offer 📅 2026-02-01 @Kim\n\n> [!todo]\n> - [ ] In a callout\n\n## Open Tasks\n\n```tasks\nnot done\n```\n\n- Sub\n\t- [?] Nested and proposed\n'),
			'2025-12-19 Visit.md': note('account: Acme', '1. [x] Send the offer\n'),
		});
		const detail = vault.detail('Acme', today);
		expect(detail.tasks.map(({ account, text, state, due }) => [account, text, state, due])).toContainEqual(['Acme', 'In a callout', 'open', null]);
		expect(detail).toMatchObject({ openTaskCount: 2, proposedTaskCount: 1 });
		expect(vault.book.tasks(detail.path === null ? '' : 'acme')).toBe(detail.tasks);
		expect(vault.book.tasks(null)).toEqual(detail.tasks);
		expect(vault.book.tasks('nobody')).toEqual([]);
	});

	test('with a date that no calendar has are told as a problem, with the line', () => {
		const vault = new SampleVault({ 'Acme.md': customer('- [ ] Send the plan 📅 2026-13-45\n- [ ] Call 📅 2026-02-28\n- [ ] Ask [due:: 2026-02-30]\n- [ ] Order 2026-99-99\n') });
		expect(vault.only(today).problems).toEqual([
			{ code: 'bad-date', path: 'Acme.md', line: 4, message: 'The task’s date “2026-13-45” is not a day of the calendar.' },
			{ code: 'bad-date', path: 'Acme.md', line: 6, message: 'The task’s date “2026-02-30” is not a day of the calendar.' },
		]);
	});

	test('are read in footnotes too, but not what else a footnote says', () => {
		const vault = new SampleVault({ 'Acme.md': customer('## Key Facts\n\n- Four cranes[^a]\n- Two docks\n    [^b]: - [ ] Ask who built them\n\n[^a]: - [ ] Count them again 📅 2026-02-01\n    - [x] Ask Kim\n\n    ```\n    - [ ] In code\n    ```\n[^c]: Seen in May\n') });
		const detail = vault.detail('Acme', today);
		expect(detail.tasks.map(({ text, state, sources }) => [text, state, sources[0]?.line])).toEqual([
			['Count them again', 'open', 10], ['Ask who built them', 'open', 8], ['Ask Kim', 'done', 11],
		]);
	});

	test('are read by the characters of the settings', () => {
		const vault = new SampleVault({ 'Acme.md': customer('- [!] One\n- [x] Two\n') }, { ...defaults, taskStates: { done: '!', cancelled: 'x', proposed: '?' } });
		expect(vault.detail('Acme', today).tasks.map(({ text, state }) => [text, state])).toEqual([['One', 'done'], ['Two', 'cancelled']]);
	});
});

test('until the texts are read the row is pending, and what the head knows is there', () => {
	const vault = new SampleVault();
	vault.book.setHead({ path: 'Acme.md', frontmatter: { type: 'customer', last_contact: '2026-01-01', status: 'Active' }, heading: 'Acme', tags: ['x'] });
	expect(vault.only(today)).toMatchObject({ name: 'Acme', status: 'Active', lastContact: { date: '2026-01-01', path: 'Acme.md' }, isPending: true, tags: ['x'] });
	expect(vault.book.textsWanted()).toEqual(['Acme.md']);
	vault.write('Acme.md', customer('- [ ] Call', 'last_contact: 2026-01-01\nstatus: Active'));
	expect(vault.only(today)).toMatchObject({ isPending: false, openTaskCount: 1 });
});
