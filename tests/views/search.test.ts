import type { Accounts } from '../../src/account/accounts';
import { foldText, searchWords, SearchTexts } from '../../src/views/dashboard/search';
import { FakeLive, contacted, today } from './fake-live';

const live = new FakeLive([
	contacted('Café Müller', 3, { aliases: ['Mueller Coffee'], status: 'Active', openTaskCount: 1 }),
	contacted('Thornbury Optics', 3, { owner: 'Mei Lindqvist' }),
]);
const [cafe, optics] = live.summaries();
if (cafe === undefined || optics === undefined) throw new Error('Two accounts are needed');

describe('searching accounts', () => {
	it.each([
		['muller', 'name'], ['CAFE', 'name'], ['mueller', 'name'], ['active caf', 'name'], ['caf zebra', null], ['gdynia', null],
	])('finds %s in names, aliases and fields: %s', (query, found) => {
		const texts = new SearchTexts();
		expect(texts.match(cafe, searchWords(query))).toBe(found);
	});

	it.each([
		['Körner Optik', 'koerner', 'name'], ['Koerner Optik', 'körner', 'name'], ['Ko\u0308rner Optik', 'KOERNER opt', 'name'], ['Sørby', 'soerby', 'name'],
		['Blue Steel', 'blue steel', 'name'], ['Boeing', 'boeing', 'name'], ['Boeing', 'börse', null], ['Korner', 'koerner', null],
	])('finds %s by %s: %s', (name, query, found) => {
		const [account] = new FakeLive([contacted(name, 3)]).summaries();
		expect(account && new SearchTexts().match(account, searchWords(query))).toBe(found);
	});

	it('finds facts and tasks once their texts are gathered', () => {
		const texts = new SearchTexts();
		expect(texts.gather(live, [cafe, optics], today, () => false)).toBe(true);
		expect(texts.match(cafe, searchWords('gdynia'))).toBe('text');
		expect(texts.match(cafe, searchWords('revised offer'))).toBe('text');
		expect(texts.match(cafe, searchWords('muller gdynia'))).toBe('text');
		expect(texts.match(optics, searchWords('muller gdynia'))).toBeNull();
	});

	it('gathers in slices and goes on where it stopped', () => {
		const asked: string[] = [];
		const accounts = { detail: (id: string) => { asked.push(id); return live.detail(id); } } as unknown as Accounts;
		const texts = new SearchTexts();
		let calls = 0;
		expect(texts.gather(accounts, [cafe, optics], today, () => (calls += 1) > 1)).toBe(false);
		expect(texts.gather(accounts, [cafe, optics], today, () => false)).toBe(true);
		expect(asked).toEqual([cafe.id, optics.id]);
	});

	it('reads texts anew after a change', () => {
		const texts = new SearchTexts();
		texts.gather(live, [cafe], today, () => false);
		texts.forget([cafe.id]);
		expect(texts.match(cafe, searchWords('gdynia'))).toBeNull();
	});

	it('has no words when only spaces are typed', () => {
		expect(searchWords(' \u00a0 ')).toEqual([]);
	});

	it('folds width, case and accents', () => {
		expect(foldText('  ＡＢＣ  Łódź ')).toBe('abc lodz');
	});
});
