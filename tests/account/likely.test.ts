import * as fc from 'fast-check';
import { note, SampleVault } from './sample';

/** A vault of account notes by title, each with more properties. */
function vaultOf(titles: Readonly<Record<string, string>>): SampleVault {
	return new SampleVault(Object.fromEntries(Object.entries(titles).map(([title, more]) => [`Accounts/${title}.md`, customer(title, more)])));
}

function customer(title: string, more = ''): string {
	return note(['type: customer', `title: ${title}`, more].filter((line) => line !== '').join('\n'));
}

/** Titles of the notes asked about together. */
function asked(vault: SampleVault): readonly (readonly string[])[] {
	return vault.book.duplicates().map(({ notes }) => notes.map((path) => path.replace(/^.*\/|\.md$/g, '')));
}

const others = Object.fromEntries([
	'Zebra Foods', 'Kestrel Bank', 'Osprey Gaming', 'Heron Capital Fund I', 'Pine Dairy', 'Larch Steel', 'Maple Insurance', 'Cedar Mobile', 'Rowan Gas', 'Alder Hotels', 'Birch Clinics', 'Aspen Rail',
].map((title) => [title, '']));

test.each<[string, Record<string, string>]>([
	['a lone alias and another mail domain', { 'Boyd Gaming': 'aliases: [BYD]\nemail: a@boyd.example', BYD: 'email: b@byd.example' }],
	['an alias of both and other websites', { 'Larkspur Retail': 'aliases: [LKR]\nwebsite: larkspur.example', 'Lakeshore Rivers': 'aliases: [LKR]\nwebsite: lakeshore.example' }],
	['another number', { 'Heron Fund II': '', 'Heron Fund III': '' }],
	['a number on one side', { Dedication: '', 'Dedication 2': '' }],
	['another place', { 'Mahle (Austria)': '', 'Mahle (Germany)': '' }],
])('%s is not asked about, whoever else is in the vault', (_, titles) => {
	expect(asked(vaultOf(titles))).toEqual([]);
	expect(asked(vaultOf({ ...others, ...titles }))).toEqual([]);
});

test.each<[string, Record<string, string>]>([
	['a lone alias', { Exxon: '', ExxonMobil: 'aliases: [Exxon]' }],
	['a lone alias with nothing against it', { BYD: '', 'Boyd Gaming': 'aliases: [BYD]' }],
	['a mistyped name', { 'Kartos Therapeutics': '', 'Kartos Theraputics': '' }],
	['one website', { 'Nordwind Logistics': 'website: nordwind.example', 'Nordwind Shipping': 'website: www.nordwind.example' }],
	['one name with the website of another country', { 'Nordwind Tech': 'website: nordwind.de', 'Nordwind Technologies': 'website: nordwind.com' }],
])('%s is asked about, whoever else is in the vault', (_, titles) => {
	expect(asked(vaultOf(titles))).toEqual([Object.keys(titles)]);
	expect(asked(vaultOf({ ...others, ...titles }))).toEqual([Object.keys(titles)]);
});

test('a copy with a number is asked about where its text shows it', () => {
	const facts = (end: string): string => `## Key Facts\n${['Owns a foundry in the north', 'Casts rudders for ferries', 'Buys scrap from three yards', 'Runs two furnaces by night', end].map((fact) => `- ${fact}`).join('\n')}`;
	const vault = new SampleVault({
		'Accounts/Thule.md': note('type: customer', facts('Pays within a week')),
		'Accounts/Thule 1.md': note('type: customer', facts('Pays within a week')),
		'Accounts/Ymir.md': note('type: customer', facts('Pays late')),
		'Accounts/Ymir 2.md': note('type: customer', '## Key Facts\n- Sells bread from a van\n- Has another owner and another town'),
	});
	expect(asked(vault)).toEqual([['Thule 1', 'Thule']]);
	expect(vault.book.duplicates()[0]).toMatchObject({ certainty: 'likely', reasons: expect.arrayContaining(['By its file name one note is a copy of the other, and most of the text is the same.']) as unknown });
	vault.write('Accounts/Thule 1.md', note('type: customer', '## Key Facts\n- Was given another text since'));
	expect(asked(vault)).toEqual([]);
});

test('a conflicted copy with the same text is asked about, and not told as sure', () => {
	const text = note('type: customer', '## Key Facts\n\n- Owns a foundry in the north\n- Casts rudders for ferries\n');
	const vault = new SampleVault({ 'Accounts/Thule.md': text, 'Accounts/Thule.sync-conflict-20260811-175245-3PDLNDG.md': text });
	expect(vault.book.duplicates()).toMatchObject([{ certainty: 'likely', score: 0.99 }]);
});

test('what several names of a group differ in is told once', () => {
	const [group] = vaultOf({ 'Calyx Health': '', 'Calyx Healthcare': '', 'Calyx Health Systems': '' }).book.duplicates();
	expect(group?.reasons.filter((reason) => reason.includes('spelled alike'))).toEqual(['“health” and “healthcare” are spelled alike.']);
});

test('names like many others in the vault are less likely one than the same names alone', () => {
	const titles = { 'Nordwind Kiel': '', 'Nordwind Kiel Nord': '' };
	const many = Object.fromEntries(['Foods', 'Dairy', 'Steel', 'Rail', 'Gas', 'Hotels', 'Clinics', 'Mobile', 'Energy'].map((word) => [`Nordwind Kiel ${word}`, '']));
	const [alone] = vaultOf(titles).book.duplicates();
	const among = vaultOf({ ...many, ...titles }).book.duplicates().find(({ notes }) => notes.length === 2 && notes.every((path) => Object.keys(titles).some((title) => path.endsWith(`/${title}.md`))));
	expect(alone?.certainty).toBe('likely');
	expect(among?.score ?? 0).toBeLessThan(alone?.score ?? 0);
});

test('whatever was written and removed before, the same is asked about as in a vault read from nothing', () => {
	const title = fc.constantFrom('Nordwind', 'Nordwind Tech', 'Nordwind Technologies', 'Nordwind Nord', 'Nord Wind Group', 'Silver Pine', 'SilverPine Tech', 'Silver Nord', 'Pine Nord Tech', 'Pines Nord', 'SNT', 'Nordwint');
	const path = fc.integer({ min: 0, max: 15 }).map((at) => `Accounts/${String(at)}/README.md`);
	const step = fc.record({ path, title, isRemoval: fc.nat(3).map((at) => at === 0), isAsked: fc.boolean() });
	fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
		const vault = new SampleVault();
		for (const { path: at, title: name, isRemoval, isAsked } of steps) {
			if (isRemoval) vault.remove(at);
			else vault.write(at, customer(name));
			if (isAsked) vault.book.duplicates();
		}
		const fresh = new SampleVault(Object.fromEntries([...vault.texts].reverse()));
		expect(vault.book.duplicates()).toEqual(fresh.book.duplicates());
	}), { numRuns: 150 });
});
