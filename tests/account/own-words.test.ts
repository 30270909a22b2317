import { strangerAmong } from '../../src/account/own-words';
import { languages, wordsOf } from '../../src/settings/languages';
import { readSettings } from '../../src/settings/migrate';
import { defaults, type Settings } from '../../src/settings/settings';
import { note, SampleVault } from './sample';

const today = '2026-11-29';
const words: Settings['words'] = {
	Typ: 'type', Kunde: 'customer', Besprechung: 'meeting', Person: 'person', Firma: 'company', Datum: 'date', 'Letzter Kontakt': 'last contact', 'Nächster Kontakt': 'next contact',
	Branche: 'industry', Betreuer: 'owner', Funktion: 'role', verloren: 'lost', 'Wichtige Fakten': 'Key Facts', Ansprechpartner: 'key contacts', Risiken: 'blockers', Chancen: 'opportunities',
	Verlauf: 'recent context', Stammdaten: 'account status',
};
const german = { ...defaults, words };
const files = {
	'Kunden/Quarzwerk GmbH & Co. KG.md': note(`Typ: Kunde\nLetzter Kontakt: 3. März 2026\n${'nächster'.normalize('NFD')}_kontakt: 15.12.2026\nBetreuer: "[[Sabine Köhler]]"`, `# Quarzwerk

## Stammdaten

| Feld | Wert |
|---|---|
| Branche | Glas |
| Status | aktiv |

## 1. Wichtige Fakten:

- 480 Mitarbeiter in zwei Werken

## Ansprechpartner

- Jürgen Weiß – Einkauf

## Risiken & Chancen

- Nordtec bietet günstiger an

## Verlauf

- 03.03.2026: Besuch im Werk
`),
	'Kunden/Altglas AG.md': note('Typ: Kunde\nstatus: Verloren'),
	'Angebot.md': note('Typ: Besprechung\nKunde: "[[Quarzwerk GmbH & Co. KG]]"\nDatum: 12.11.2026'),
	'Petra Groß.md': note('Typ: Person\nFirma: "[[Quarzwerk GmbH & Co. KG]]"\nFunktion: Leitung'),
};

test('words of one\'s own stand for properties, types, statuses and headings', () => {
	const vault = new SampleVault(files, german);
	expect(vault.names(today)).toEqual(['Altglas AG', 'Quarzwerk']);
	expect(vault.named('Altglas AG', today).staleness.level).toBe('untracked');
	expect(vault.named('Quarzwerk', today)).toMatchObject({
		status: 'aktiv', industry: 'Glas', owner: 'Sabine Köhler', lastContact: { date: '2026-11-12', path: 'Angebot.md' }, nextContact: '2026-12-15', problems: [],
	});
	const { facts, contacts, blockers, context } = vault.detail('Quarzwerk', today);
	expect([facts, contacts, blockers, context].map((list) => list.map(({ text }) => text))).toEqual([
		['480 Mitarbeiter in zwei Werken'], ['Jürgen Weiß – Einkauf', 'Petra Groß – Leitung'], ['Nordtec bietet günstiger an'], ['Angebot', 'Besuch im Werk'],
	]);
});

test.each([['monatlich', 30], ['alle 2 Wochen', 14], ['14 Tage', 14], ['weekly', 7]])('a cadence of %s is read', (cadence, days) => {
	const vault = new SampleVault({ 'A.md': note(`type: customer\nKontaktrhythmus: ${cadence}`) }, { ...defaults, words: wordsOf('Deutsch') });
	expect(vault.only(today)).toMatchObject({ staleness: { cadence: days }, problems: [] });
});

test('ours keep their meaning, and without words of one\'s own nothing is known of them', () => {
	expect(new SampleVault({ 'Acme.md': note('type: customer\nlast_contact: 2026-11-01', '## Key Facts\n\n- Two plants\n') }, german).detail('Acme', today).facts).toHaveLength(1);
	expect(new SampleVault(files).names(today)).toEqual([]);
});

test('texts that were read are read again when the words change', () => {
	const acme = { 'Acme.md': note('type: customer', '## Risiken\n\n- Kein Budget\n') };
	const vault = new SampleVault(acme);
	expect(vault.only(today).blockerCount).toBe(0);
	vault.use(german);
	expect(vault.only(today).blockerCount).toBe(1);
	vault.use({ ...german, cadence: 10 });
	expect(vault.only(today)).toMatchObject({ blockerCount: 1, isPending: false });
	vault.use(defaults);
	expect(vault.only(today).blockerCount).toBe(0);
});

test.each(languages)('the words of %s stand for words of ours, and only for them', (language) => {
	const words = Object.entries(wordsOf(language));
	expect(words.length).toBeGreaterThan(20);
	expect(words.every(([own, ours]) => own !== '' && own.trim() === own && own.toLowerCase() !== ours)).toBe(true);
	expect(strangerAmong(words.map(([, ours]) => ours), defaults)).toBeNull();
	expect(readSettings({ ...defaults, words: wordsOf(language) }).settings.words).toEqual(wordsOf(language));
});
