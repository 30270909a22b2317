import { defaults } from '../../src/settings/settings';
import { AccountIndex } from '../../src/vault';
import { sampleFiles, sampleDay } from '../commands/sample';
import { createHost, type Host } from '../host/host';

jest.setTimeout(60_000);
let host: Host;
let index: AccountIndex;
const reads: string[] = [];

beforeAll(async () => {
	host = await createHost({ today: sampleDay, files: sampleFiles });
	index = new AccountIndex(host.app, { settings: defaults, decisions: [] });
	index.load();
	await index.whenReady(10_000);
	const read = host.app.vault.cachedRead.bind(host.app.vault);
	host.app.vault.cachedRead = (file) => {
		reads.push(file.path);
		return read(file);
	};
});
beforeEach(() => { reads.length = 0; });
afterAll(() => {
	index.unload();
	host.close();
});

const idOf = (name: string): string => {
	const found = index.accounts.find(name);
	if (found.kind !== 'found') throw new Error(`No ${name}`);
	return found.id;
};
const linked = async (name: string): Promise<readonly string[]> => (await index.mentionsOf(idOf(name)))
	.map(({ date, path, line, text }) => `${date ?? '-'} ${path}:${line} ${text}`);
const plain = async (name: string, signal?: AbortSignal): Promise<readonly string[]> => (await index.plainMentionsOf(idOf(name), signal))
	.map(({ date, path, line, text }) => `${date ?? '-'} ${path}:${line} ${text}`);

test('a link that resolves to no file mentions the account whose folder it names', async () => {
	const found = await linked('Lumen & Vale');
	expect(found).toContain('2026-11-20 Daily/2026-11-20.md:5 Send Lumen & Vale the price per project');
	expect(found).toContain('2026-11-18 Daily/2026-11-18.md:8 Lumen & Vale · 14:00 · bond company');
});

test('a link to any of the notes, by any alias, mentions the account', async () => {
	expect(await linked('Halvorsen Shipping')).toEqual(expect.arrayContaining([
		expect.stringContaining('2026-11-19 Daily/2026-11-19.md:3 Engineering promises the offline patch'),
		expect.stringContaining('2026-11-17 Daily/2026-11-17.md:5 Send Halvorsen the photos'),
		expect.stringMatching(/^- Boards\/Q4 plan\.canvas:\d+ Then Halvorsen\.$/),
	]));
});

test('the newest mention comes first, undated ones last', async () => {
	const days = (await linked('Northgate Foods')).map((mention) => mention.split(' ')[0] ?? '');
	expect(days.length).toBeGreaterThan(2);
	const dated = days.filter((day) => day !== '-');
	expect(dated).toEqual([...dated].sort().reverse());
	expect(days.slice(0, dated.length)).toEqual(dated);
});

test("the account's own notes are no mentions, nor are links in code", async () => {
	const found = await linked('Brightloom');
	expect(found.filter((mention) => /Customers\/Brightloom\/README|Archive|Pilot review|Mail\/|Joint workshop/.test(mention))).toEqual([]);
	expect(found.filter((mention) => mention.includes('not a link'))).toEqual([]);
	expect(found.some((mention) => mention.includes('2026-11-18 Daily/2026-11-18.md:7'))).toBe(true);
});

test('only notes with such a link are read', async () => {
	await index.mentionsOf(idOf('Ashgrove University'));
	expect(reads).toEqual(['Daily/2026-11-16.md']);
});

test('a card on a canvas is a mention', async () => {
	expect(await linked('Okapi Robotics')).toContainEqual(expect.stringMatching(/^- Boards\/Q4 plan\.canvas:\d+ A card on the canvas Q4 plan$/));
});

test('plain names are found in sentences, not in page furniture', async () => {
	expect(await plain('Castellan Insurance')).toEqual([
		'2026-11-17 Daily/2026-11-17.md:6 Jonas says Castellan Insurance has not heard from us since July, which is embarrassing.',
	]);
	expect(await plain('Zephyr Air Cargo')).toEqual([
		'2026-11-08 Clippings/Freight carriers and their data.md:17 Zephyr Air Cargo scans ninety thousand waybills a day and has doubled its storage twice in three years.',
	]);
});

test('a search that is given up gives nothing', async () => {
	const control = new AbortController();
	const search = plain('Castellan Insurance', control.signal);
	control.abort();
	expect(await search).toEqual([]);
});

test('an account that is not known is mentioned nowhere', async () => {
	expect(await index.mentionsOf('nobody')).toEqual([]);
	expect(await index.plainMentionsOf('nobody')).toEqual([]);
});

test('notes that were merged away and notes in ignored folders mention nobody, however the folder is written', async () => {
	const other = await createHost({ today: sampleDay, files: {
		'Acme.md': '---\ntype: customer\n---\n',
		'Old/Acme.md': '---\ntype: customer\nmerged_into: "[[Acme]]"\n---\nKnown as [[Acme]] since then.\n',
		'templates/Call.md': 'Call [[Acme]] about the docks today.\n',
		'Diary.md': 'Saw [[Acme]] at the docks.\n',
		'Letter.md': 'They wrote that Acme builds a dock.\n',
		'Old/Letter.md': '---\nmerged_into: "[[Letter]]"\n---\nThey wrote that Acme builds a dock.\n',
	} });
	const its = new AccountIndex(other.app, { settings: defaults, decisions: [] });
	its.load();
	await its.whenReady(10_000);
	expect((await its.mentionsOf('acme')).map(({ path }) => path)).toEqual(['Diary.md']);
	expect((await its.plainMentionsOf('acme')).map(({ path }) => path)).toEqual(['Letter.md']);
	its.unload();
	other.close();
});
