import { createHost, type Host } from '../../host/host';
import { files, mergingOf, planOf, vaultOf } from './setting';

const survivor = 'Customers/Brightloom/README.md';
const merged = 'Archive/Brightloom.md';

async function mergedHost(): Promise<Host> {
	const host = await createHost({ files });
	await mergingOf(host).merger.merge(await planOf(host));
	await host.flush();
	return host;
}

describe('a merge in the vault', () => {
	test('does what the plan shows, and undo restores every byte', async () => {
		const host = await createHost({ files });
		const before = vaultOf(host);
		const { merger } = mergingOf(host);
		const plan = await planOf(host);
		expect(plan.survivor).toBe(survivor);
		expect((await merger.merge(plan)).kind).toBe('done');
		await host.flush();
		expect(vaultOf(host)).toMatchSnapshot();
		expect((await merger.undo(null))?.refused).toEqual([]);
		await host.flush();
		expect(vaultOf(host)).toEqual(before);
	});

	test('undo works after a restart', async () => {
		const host = await mergedHost();
		const next = await host.restart();
		const { merger } = mergingOf(next);
		expect(await merger.recover()).toEqual([]);
		const result = await merger.undo(null);
		expect(result?.restored).toHaveLength(5);
		await next.flush();
		expect(vaultOf(next)).toEqual(vaultOf(await createHost({ files })));
		expect(await merger.undo(null)).toBeNull();
	});

	test('undo restores the other files where one was edited since, and names that one', async () => {
		const host = await mergedHost();
		host.externalWrite(survivor, `${host.text(survivor) ?? ''}\nA thought of my own.\n`);
		await host.flush();
		const result = await mergingOf(host).merger.undo(null);
		expect(result?.refused).toEqual([{ path: survivor, why: 'The note was edited since the merge.' }]);
		await host.flush();
		expect(host.text(survivor)).toContain('A thought of my own.');
		expect(host.text(merged)).toBe(files[merged]);
	});

	test('undo does not write over a note that was put in the place of a merged one', async () => {
		const host = await mergedHost();
		host.externalWrite(merged, 'Something new.');
		await host.flush();
		const result = await mergingOf(host).merger.undo(null);
		expect(result?.refused.map(({ path }) => path)).toEqual([merged]);
		expect(host.text(merged)).toBe('Something new.');
	});

	test.each(Object.keys(files).filter((path) => path !== 'Archive/chart.png' && path !== 'Accounts.base'))('is refused before the first write when %s changed since the plan', async (path) => {
		const host = await createHost({ files });
		const plan = await planOf(host);
		host.externalWrite(path, `${files[path] ?? ''} `, false);
		const changed = vaultOf(host);
		const result = await mergingOf(host).merger.merge(plan);
		expect(result).toEqual({ kind: 'refused', refused: [{ path, why: 'The note has changed since the plan was made.' }] });
		expect(vaultOf(host)).toEqual(changed);
		expect(await mergingOf(host).merger.history()).toEqual([]);
	});

	test.each(Object.keys(files).filter((path) => path !== 'Archive/chart.png' && path !== 'Accounts.base'))('is rolled back when %s changes while it is carried out', async (path) => {
		const host = await createHost({ files });
		const plan = await planOf(host);
		const order = [...plan.edits.map((edit) => edit.path), ...plan.removals.map((removal) => removal.path)];
		const place = order.indexOf(path);
		const foreign = `${files[path] ?? ''}\nfrom elsewhere`;
		let isChanged = false;
		host.gate.judge = (step) => {
			// Another program writes the file while the one before it, or the journal, is written.
			const isMoment = place === 0 ? step.path.endsWith('.state') : step.path === order[place - 1];
			if (isMoment && !isChanged) {
				isChanged = true;
				host.disk.seed(path, foreign);
			}
			return 'go';
		};
		const result = await mergingOf(host).merger.merge(plan);
		host.gate.judge = null;
		expect(result).toMatchObject({ kind: 'stopped', because: { path }, left: [] });
		expect(vaultOf(host)).toEqual({ ...vaultOf(await createHost({ files })), [path]: foreign });
	});

	test('names a file that somebody changed after it was written, and takes the others back', async () => {
		const host = await createHost({ files });
		const plan = await planOf(host);
		host.gate.judge = (step) => {
			if (step.path !== 'Board.canvas' || step.kind !== 'write') return 'go';
			host.disk.seed(survivor, 'rewritten by somebody');
			return 'fail';
		};
		const result = await mergingOf(host).merger.merge(plan);
		host.gate.judge = null;
		expect(result).toMatchObject({ kind: 'stopped', because: { path: 'Board.canvas' }, left: [{ path: survivor }] });
		expect(vaultOf(host)).toEqual({ ...vaultOf(await createHost({ files })), [survivor]: 'rewritten by somebody' });
		expect(await mergingOf(host).merger.recover()).toEqual([{ id: expect.any(String) as string, survivor, files: [survivor] }]);
		// It is told also where old merges cannot be removed, as on a full disk.
		const { adapter } = host.app.vault;
		const list = adapter.list.bind(adapter);
		const broken = jest.spyOn(adapter, 'list').mockImplementationOnce(list).mockRejectedValueOnce(new Error('The disk is full.'));
		expect(await mergingOf(host).merger.recover()).toHaveLength(1);
		broken.mockRestore();
		const [past] = await mergingOf(host).merger.history();
		expect(past?.state).toBe('interrupted');
		await mergingOf(host).merger.leave(past?.id ?? '');
		expect(await mergingOf(host).merger.recover()).toEqual([]);
	});

	test('an interrupted merge that cannot be taken back is told, and is taken back at the next start', async () => {
		const host = await createHost({ files });
		const before = vaultOf(host);
		const plan = await planOf(host);
		host.gate.judge = (step) => step.path === 'Board.canvas' && step.kind === 'write' ? 'stop' : 'go';
		await host.attempt(mergingOf(host).merger.merge(plan));
		const next = await host.restart();
		next.gate.judge = () => 'fail';
		expect(await mergingOf(next).merger.recover()).toEqual([{ id: expect.any(String) as string, survivor, files: [], failure: expect.any(String) as string }]);
		next.gate.judge = null;
		expect(await mergingOf(next).merger.recover()).toEqual([]);
		await next.flush();
		expect(vaultOf(next)).toEqual(before);
	});

	test('another device that sees an interrupted merge does nothing', async () => {
		const host = await createHost({ files });
		const plan = await planOf(host);
		const first = host.gate.steps.length;
		host.gate.judge = (step) => step.index === first + 5 ? 'stop-after' : 'go';
		await host.attempt(mergingOf(host).merger.merge(plan));
		host.gate.judge = null;
		const other = await host.otherDevice('tablet', 'folder');
		const seen = vaultOf(other);
		expect(await mergingOf(other).merger.recover()).toEqual([]);
		expect(vaultOf(other)).toEqual(seen);
		expect(await mergingOf(other).merger.history()).toEqual([]);
	});

	test('refuses a file that is no UTF-8 text and writes nothing', async () => {
		const host = await createHost({ files: { ...files, [merged]: new Uint8Array([0x2d, 0xff, 0xfe, 0x0a]) } });
		const outcome = await mergingOf(host).gatherer.plan([survivor, merged], { survivor: null, fields: {}, collapse: [] });
		expect(outcome).toEqual({ kind: 'refused', why: `${merged} is not valid UTF-8 text. Save it as UTF-8 first.` });
	});

	test('keeps byte order marks and line endings of every file', async () => {
		const daily = `\uFEFFCall: [[Archive/Brightloom]]\r\nand more\r\n`;
		const host = await createHost({ files: { ...files, 'Daily/2026-11-05.md': daily } });
		await mergingOf(host).merger.merge(await planOf(host));
		expect(host.text('Daily/2026-11-05.md')).toBe('\uFEFFCall: [[Customers/Brightloom/README|Brightloom]]\r\nand more\r\n');
		await mergingOf(host).merger.undo(null);
		expect(host.text('Daily/2026-11-05.md')).toBe(daily);
	});

	test('merging again changes nothing: the plan for a note and its merged self is empty', async () => {
		const host = await mergedHost();
		const after = host.text(survivor) ?? '';
		host.externalWrite('Elsewhere/Brightloom.md', after);
		await host.flush();
		const plan = await planOf(host, {}, undefined, [survivor, 'Elsewhere/Brightloom.md']);
		expect(plan.result).toBe(after);
	});

	test.each([['the trash', {}], ['an archive', { archiveFolder: 'Archive/Merged notes' }]])('leaves no link dangling that led somewhere before, merged notes going to %s', async (_, settings) => {
		const host = await createHost({ files: { ...files, [merged]: `${files[merged] ?? ''}Up at [[Archive/Brightloom#Blockers]], beside [it](./other.md).\n` } });
		const dangling = danglingLinks(host);
		await mergingOf(host, settings).merger.merge(await planOf(host, settings));
		await host.flush();
		expect(danglingLinks(host)).toEqual(dangling);
	});

	test('two devices that merge the same notes get the same bytes', async () => {
		const one = await createHost({ files });
		const other = await one.otherDevice('tablet');
		await mergingOf(one).merger.merge(await planOf(one));
		await mergingOf(other).merger.merge(await planOf(other));
		expect(vaultOf(one)).toEqual(vaultOf(other));
	});

	test('what another device wrote meanwhile comes back with the sync, and merging again takes it in', async () => {
		const one = await createHost({ files });
		const other = await one.otherDevice('tablet');
		other.externalWrite(merged, `${files[merged] ?? ''}\n- Signed on the tablet\n`);
		await mergingOf(one).merger.merge(await planOf(one));
		await one.flush();
		const after = one.text(survivor) ?? '';
		// A sync keeps the edited file over its deletion.
		one.receive(other, (path) => path === merged);
		await one.flush();
		expect(one.text(merged)).toContain('Signed on the tablet');
		const again = await planOf(one);
		expect(again.survivor).toBe(survivor);
		expect(again.result.replace('\n- Signed on the tablet', '')).toBe(after);
		expect((await mergingOf(one).merger.merge(again)).kind).toBe('done');
		expect(one.text(survivor)).toContain('Signed on the tablet');
	});
});

function danglingLinks(host: Host): readonly string[] {
	return Object.values(host.app.metadataCache.unresolvedLinks).flatMap((targets) => Object.keys(targets)).sort();
}
