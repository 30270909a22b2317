import type { App } from 'obsidian';
import { defaults } from '../../src/settings/settings';
import { Store, type DataFile } from '../../src/vault/store';

/** The two places where a device keeps things: its own storage, and the file that sync carries. */
class Device {
	readonly local = new Map<string, unknown>();
	isBarred = false;
	readonly app = {
		loadLocalStorage: (key: string): unknown => {
			if (this.isBarred) throw new Error('barred');
			return this.local.get(key) ?? null;
		},
		saveLocalStorage: (key: string, value: unknown): void => {
			if (this.isBarred) throw new Error('full');
			this.local.set(key, value);
		},
	} as unknown as App;
}

class File implements DataFile {
	writes = 0;
	failure: Error | null = null;

	constructor(public data: unknown = null) {}

	loadData(): Promise<unknown> {
		return this.failure ? Promise.reject(this.failure) : Promise.resolve(structuredClone(this.data));
	}

	saveData(data: unknown): Promise<void> {
		if (this.failure) return Promise.reject(this.failure);
		this.writes += 1;
		this.data = structuredClone({ ...(data as object) });
		return Promise.resolve();
	}
}

async function opened(device: Device, file: File): Promise<Store> {
	const store = new Store(device.app, file);
	await store.load();
	return store;
}

const pairs = (store: Store): readonly string[] => store.decisions.map(({ verdict, a, b }) => `${a} ${verdict} ${b}`);

test('without a file there are the defaults, and nothing is written', async () => {
	const file = new File();
	const store = await opened(new Device(), file);
	expect(store.settings).toEqual(defaults);
	expect(store.decisions).toEqual([]);
	expect(file.writes).toBe(0);
});

test('a decision outlives a restart', async () => {
	const [device, file] = [new Device(), new File()];
	await (await opened(device, file)).decide('same', 'b.md', 'a.md', 5);
	expect(pairs(await opened(device, file))).toEqual(['a.md same b.md']);
});

test('two devices that decided at once lose neither decision, whoever wrote the file last', async () => {
	const [phone, laptop] = [new Device(), new Device()];
	const [onPhone, onLaptop] = [new File(), new File()];
	const first = await opened(phone, onPhone);
	const second = await opened(laptop, onLaptop);
	await first.decide('same', 'a.md', 'b.md', 1);
	await second.decide('different', 'c.md', 'd.md', 2);
	// Sync lets the laptop's file win, as a whole.
	onPhone.data = structuredClone(onLaptop.data);
	await first.reload();
	expect(pairs(first)).toEqual(['a.md same b.md', 'c.md different d.md']);
	// The phone wrote the union, which then reaches the laptop.
	onLaptop.data = structuredClone(onPhone.data);
	await second.reload();
	expect(pairs(second)).toEqual(pairs(first));
});

test('the file that lost decisions while the application was closed gets them back at the next start', async () => {
	const [device, file] = [new Device(), new File()];
	await (await opened(device, file)).decide('same', 'a.md', 'b.md', 1);
	file.data = { cadence: 14 };
	const store = await opened(device, file);
	expect(pairs(store)).toEqual(['a.md same b.md']);
	expect(store.settings.cadence).toBe(14);
	expect(file.data).toMatchObject({ cadence: 14, decisions: [{ a: 'a.md', b: 'b.md' }] });
});

test('the later of two decisions on one pair counts', async () => {
	const [device, file] = [new Device(), new File()];
	const store = await opened(device, file);
	await store.decide('same', 'a.md', 'b.md', 1);
	await store.decide('different', 'b.md', 'a.md', 2);
	expect(pairs(store)).toEqual(['a.md different b.md']);
});

test('notes kept apart can be let go again, even within the same millisecond, on every device', async () => {
	const [device, file, other] = [new Device(), new File(), new Device()];
	const store = await opened(device, file);
	await store.decide('same', 'b.md', 'c.md', 1);
	const undo = await store.keepApart(['a.md', 'b.md', 'c.md'], () => 2);
	expect(pairs(store)).toEqual(['a.md different b.md', 'a.md different c.md', 'b.md different c.md']);
	// The other device has learned of it before it is taken back.
	await opened(other, file);
	await undo();
	expect(pairs(store)).toEqual(['a.md open b.md', 'a.md open c.md', 'b.md same c.md']);
	expect(pairs(await opened(other, file))).toEqual(pairs(store));
	expect(pairs(await opened(device, file))).toEqual(pairs(store));
});

test('decisions follow a note to its new path', async () => {
	const [device, file] = [new Device(), new File()];
	const store = await opened(device, file);
	await store.decide('same', 'a.md', 'b.md', 1);
	await store.follow('a.md', 'x/z.md');
	expect(pairs(store)).toEqual(['b.md same x/z.md']);
	expect(pairs(await opened(device, file))).toEqual(['b.md same x/z.md']);
});

test('a rename of any other note writes nothing', async () => {
	const file = new File();
	const store = await opened(new Device(), file);
	await store.follow('a.md', 'b.md');
	expect(file.writes).toBe(0);
});

test('settings of another device are told, and what a newer version stored is kept', async () => {
	const [device, file] = [new Device(), new File({ cadence: 14, inventedLater: [1] })];
	const store = await opened(device, file);
	const told: number[] = [];
	store.listen({ settingsChanged: ({ cadence }) => { told.push(cadence); }, decisionsChanged: () => undefined });
	file.data = { cadence: 60, inventedLater: [2] };
	await store.reload();
	await store.saveSettings({ ...store.settings, cadence: 90 });
	expect(told).toEqual([60, 90]);
	expect(file.data).toMatchObject({ cadence: 90, inventedLater: [2] });
});

test('a reload that brings nothing new tells nothing', async () => {
	const store = await opened(new Device(), new File({ cadence: 14 }));
	const told: string[] = [];
	store.listen({ settingsChanged: () => told.push('settings'), decisionsChanged: () => told.push('decisions') });
	await store.reload();
	expect(told).toEqual([]);
});

test('a damaged file gives the defaults and is left as it is', async () => {
	const file = new File({ cadence: 14 });
	file.failure = new SyntaxError('Unexpected token');
	const store = await opened(new Device(), file);
	expect(store.settings).toEqual(defaults);
	expect(file.writes).toBe(0);
});

test.each([[[]], ['text'], [{ decisions: 'none', cadence: -3 }], [{ decisions: [{ verdict: 'same', a: 1 }] }], [{ __proto__: { cadence: 1 } }]])('junk in the file is no setting and no decision: %j', async (junk) => {
	const store = await opened(new Device(), new File(junk));
	expect(store.settings).toEqual(defaults);
	expect(store.decisions).toEqual([]);
});

test('a device whose storage is barred still works with the file', async () => {
	const [device, file] = [new Device(), new File()];
	device.isBarred = true;
	await (await opened(device, file)).decide('same', 'a.md', 'b.md', 1);
	expect(pairs(await opened(device, file))).toEqual(['a.md same b.md']);
});

test('a write that fails is told to its caller and stops none after it', async () => {
	const [device, file] = [new Device(), new File()];
	const store = await opened(device, file);
	file.failure = new Error('disk full');
	await expect(store.decide('same', 'a.md', 'b.md', 1)).rejects.toThrow('disk full');
	file.failure = null;
	await store.decide('same', 'c.md', 'd.md', 2);
	expect(file.data).toMatchObject({ decisions: [{ a: 'a.md' }, { a: 'c.md' }] });
});

test('the device keeps its name', async () => {
	const device = new Device();
	const { device: name } = await opened(device, new File());
	expect(name).toMatch(/^[0-9a-f]{16}$/);
	expect((await opened(device, new File())).device).toBe(name);
});
