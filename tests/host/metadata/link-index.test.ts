import { createHost, type Host } from '../host';

let host: Host;
afterEach(() => host.close());

async function open(...paths: string[]): Promise<void> {
	host = await createHost({ files: Object.fromEntries(paths.map((path) => [path, ''])) });
}

const target = (link: string, source: string): string | null => host.app.metadataCache.getFirstLinkpathDest(link, source)?.path ?? null;

describe('where a link leads', () => {
	const vault = ['Nordwind.md', 'Accounts/Nordwind.md', 'Accounts/Sub/Nordwind.md', 'Archive/Old/Nordwind.md', 'Accounts/README.md', 'Archive/README.md', 'pic.png', 'Notes/v1.2.md', 'Board.canvas', 'x/A.B.md'];

	it.each([
		['Accounts/Nordwind', 'x.md', 'Accounts/Nordwind.md', 'the exact path'],
		['Accounts/Nordwind.md', 'x.md', 'Accounts/Nordwind.md', 'the exact path with its extension'],
		['accounts/nordwind', 'x.md', 'Accounts/Nordwind.md', 'whatever the case'],
		['Nordwind', 'Archive/Old/x.md', 'Nordwind.md', 'a file at that very path before a nearer one'],
		['README', 'Archive/x.md', 'Archive/README.md', 'the one in the source’s own folder'],
		['README', 'Accounts/Sub/x.md', 'Archive/README.md', 'else the shortest path'],
		['Old/Nordwind', 'x.md', 'Archive/Old/Nordwind.md', 'the end of a path'],
		['ld/Nordwind', 'x.md', null, 'but only whole names'],
		['/Nordwind', 'Accounts/x.md', 'Nordwind.md', 'from the top'],
		['/README', 'Accounts/x.md', null, 'from the top and nowhere else'],
		['./Nordwind', 'Accounts/x.md', 'Accounts/Nordwind.md', 'from here'],
		['./Sub/Nordwind', 'Accounts/x.md', 'Accounts/Sub/Nordwind.md', 'from here, down'],
		['../Nordwind', 'Accounts/Sub/x.md', 'Accounts/Nordwind.md', 'one up'],
		['../../Nordwind.md', 'Accounts/Sub/x.md', 'Nordwind.md', 'two up'],
		['../Accounts/README', 'Archive/x.md', 'Accounts/README.md', 'up and down'],
		['./README', 'x.md', null, 'not here'],
		['pic.png', 'Accounts/x.md', 'pic.png', 'an attachment'],
		['pic', 'x.md', null, 'no attachment without its extension'],
		['v1.2', 'x.md', 'Notes/v1.2.md', 'a name with a dot'],
		['A.B', 'y.md', 'x/A.B.md', 'a name that looks as if it had an extension'],
		['Board.canvas', 'x.md', 'Board.canvas', 'a canvas'],
		['Board', 'x.md', null, 'no canvas without its extension'],
		['Nowhere', 'x.md', null, 'nothing'],
		['', 'Accounts/README.md', 'Accounts/README.md', 'the source itself'],
		['', 'gone.md', null, 'no source, no target'],
	])('%j in %s is %s: %s', async (link: string, source: string, path: string | null, _why: string) => {
		await open(...vault);
		expect(target(link, source)).toBe(path);
	});

	it('among equally short paths is the one that was there first', async () => {
		await open('b/N.md', 'a/N.md');
		expect(target('N', 'x.md')).toBe('b/N.md');
	});

	it('prefers what lies below the source’s folder, however deep', async () => {
		await open('N/README.md', 'Accounts/One/Deep/README.md');
		expect(target('README', 'Accounts/One/x.md')).toBe('Accounts/One/Deep/README.md');
	});

	it('does not mind how letters are composed or spaces are written', async () => {
		await open('Über uns.md');
		expect(target('U\u0308ber\u00A0uns', 'x.md')).toBe('Über uns.md');
	});

	it('throws on what is no text, as the application does', async () => {
		await open('A.md');
		expect(() => target({} as string, 'x.md')).toThrow(TypeError);
	});
});

describe('the text of a link to a file', () => {
	it('is its name where no other file has it, else its path, with the extension if asked for', async () => {
		await open('a/One.md', 'b/Two.md', 'c/two.md', 'p/pic.png');
		const { vault, metadataCache } = host.app;
		const text = (path: string, omit?: boolean): string => {
			const file = vault.getFileByPath(path);
			return file ? metadataCache.fileToLinktext(file, 'x.md', omit) : '';
		};
		expect([text('a/One.md'), text('a/One.md', false), text('b/Two.md'), text('b/Two.md', false), text('p/pic.png')]).toEqual(['One', 'One.md', 'b/Two', 'b/Two.md', 'pic.png']);
	});
});
