import { defaults } from '../../src/settings/settings';
import { findMarks, withMark } from '../../src/vault/findings';
import { createHost } from '../host/host';

const note = (frontmatter: string): string => `---\n${frontmatter}\n---\n`;

describe('what a vault has that could mark accounts', () => {
	it('names likely types before common ones, and only likely tags and folders', async () => {
		const { app } = await createHost({ files: {
			'Firms/A.md': note('type: firm'), 'Firms/B.md': note('type: firm'), 'Daily/1.md': note('type: daily'), 'Daily/2.md': note('type: daily'),
			'Daily/3.md': note('type: [daily, log]'), 'Clients/C.md': note('tags: [crm/client, blue]'), 'D.md': '#crm/client\n',
		} });
		expect(findMarks(app)).toEqual([
			{ kind: 'type', value: 'firm', count: 2 }, { kind: 'type', value: 'daily', count: 3 }, { kind: 'type', value: 'log', count: 1 },
			{ kind: 'tag', value: 'crm/client', count: 2 },
			{ kind: 'folder', value: 'Firms', count: 2 }, { kind: 'folder', value: 'Clients', count: 1 },
		]);
	});

	it('names other properties that say what a note is', async () => {
		const { app } = await createHost({ files: {
			'A.md': note('kind: Client'), 'B.md': note('kind: "[[Client]]"'), 'C.md': note('kind: book\nstatus: Active'), 'D.md': note('fileClass: [x, Company]'),
		} });
		expect(findMarks(app)).toEqual([
			{ kind: 'property', value: 'kind: Client', count: 2 }, { kind: 'property', value: 'fileClass: Company', count: 1 },
			{ kind: 'property', value: 'fileClass: x', count: 1 }, { kind: 'property', value: 'kind: book', count: 1 },
		]);
		expect(withMark(defaults, { kind: 'property', value: 'kind: Vendor', count: 2 })).toMatchObject({
			typeProperties: [...defaults.typeProperties, 'kind'], accountTypes: [...defaults.accountTypes, 'Vendor'],
		});
	});

	it('knows the words of other languages', async () => {
		const { app } = await createHost({ files: { 'Kunden/A.md': note('Typ: Kunde'), 'Klanten/B.md': note('soort: klant\ntype: notitie'), 'Empresas/C.md': note('tipo: empresa') } });
		expect(findMarks(app).map(({ kind, value }) => `${kind} ${value}`)).toEqual([
			'type notitie', 'property Typ: Kunde', 'property soort: klant', 'property tipo: empresa', 'folder Empresas', 'folder Klanten', 'folder Kunden',
		]);
	});

	it('is nothing in an empty vault', async () => {
		expect(findMarks((await createHost()).app)).toEqual([]);
	});

	it('becomes a setting, once', () => {
		const first = withMark(defaults, { kind: 'type', value: 'Firm', count: 2 });
		expect(first.accountTypes).toEqual([...defaults.accountTypes, 'Firm']);
		expect(withMark(first, { kind: 'type', value: 'firm', count: 2 })).toEqual(first);
		expect(withMark(defaults, { kind: 'tag', value: 'crm', count: 1 }).accountTags).toContain('crm');
		expect(withMark(defaults, { kind: 'folder', value: 'Firms', count: 1 }).accountFolders).toEqual(['Firms']);
	});
});
