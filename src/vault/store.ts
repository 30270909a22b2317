import type { App } from 'obsidian';
import { decide, pairOf, readDecisions, renameInDecisions, uniteDecisions, type Decision, type Decisions } from '../account/decisions';
import { readSettings, storedSettings, type StoredSettings } from '../settings/migrate';
import type { Settings } from '../settings/settings';

/** Where a plugin keeps its data: the plugin itself, or a test. */
export interface DataFile {
	loadData(): Promise<unknown>;
	saveData(data: unknown): Promise<void>;
}

/** Whoever wants to know that something came from another device. */
export interface StoreListener {
	readonly settingsChanged: (settings: Settings) => void;
	readonly decisionsChanged: (decisions: Decisions) => void;
}

const decisionsKey = 'account-dashboard-decisions';
const deviceKey = 'account-dashboard-device';

/**
 * Settings and decisions.
 *
 * Both live in the plugin's data file, which sync may overwrite as a whole
 * with another device's. So decisions are also kept on the device, and the two
 * are united whenever the file is read: none that was ever made here is lost.
 */
export class Store {
	private stored: StoredSettings = readSettings(null);
	private made: Decisions = [];
	private id: string | null = null;
	/** Writes follow one another; each starts from what the one before left. */
	private last: Promise<void> = Promise.resolve();
	private listener: StoreListener | null = null;

	constructor(private readonly app: App, private readonly file: DataFile) {}

	get settings(): Settings {
		return this.stored.settings;
	}

	/** What contradicted itself in the settings as they are stored, in words; nothing once they are written anew. */
	get mended(): readonly string[] {
		return this.stored.mended;
	}

	get decisions(): Decisions {
		return this.made;
	}

	/** This device, under a name that means nothing. */
	get device(): string {
		this.id ??= this.readLocal(deviceKey) ?? this.newDevice();
		return this.id;
	}

	/** Who hears of changes. */
	listen(listener: StoreListener): void {
		this.listener = listener;
	}

	/** Reads everything for the first time. Never rejects: without a readable file there are the defaults. */
	load(): Promise<void> {
		return this.inTurn(async () => {
			const { decisions } = await this.unite();
			if (decisions === 'new') await this.write();
		});
	}

	/** The data file was changed from outside, by sync or another window. */
	reload(): Promise<void> {
		return this.inTurn(async () => {
			const before = { settings: this.settings, made: this.made };
			const { decisions } = await this.unite();
			if (decisions === 'new') await this.write();
			if (JSON.stringify(before.settings) !== JSON.stringify(this.settings)) this.listener?.settingsChanged(this.settings);
			if (before.made !== this.made) this.listener?.decisionsChanged(this.made);
		});
	}

	/** Replaces the settings as a whole. */
	saveSettings(settings: Settings): Promise<void> {
		this.stored = { ...this.stored, settings };
		this.listener?.settingsChanged(settings);
		return this.inTurn(async () => {
			await this.unite();
			this.stored = { ...this.stored, settings, mended: [] };
			await this.write();
		});
	}

	/** Remembers that two notes are one account, or are not. */
	decide(verdict: Decision['verdict'], one: string, other: string, time: number): Promise<void> {
		const decision = decide(verdict, one, other, time, this.device);
		return this.change((made) => uniteDecisions(made, [decision]));
	}

	/**
	 * Remembers of every two of these notes that they are not one account. The answer takes that back:
	 * what was decided before counts again, on every device.
	 */
	async keepApart(paths: readonly string[], now: () => number): Promise<() => Promise<void>> {
		const time = now();
		const pairs = paths.flatMap((one, place) => paths.slice(place + 1).map((other) => decide('different', one, other, time, this.device)));
		const before = new Map(this.made.map((decision) => [pairOf(decision), decision.verdict]));
		await this.change((made) => uniteDecisions(made, pairs));
		return () => {
			const later = Math.max(now(), time + 1);
			const undone = pairs.map((pair) => decide(before.get(pairOf(pair)) ?? 'open', pair.a, pair.b, later, this.device));
			return this.change((made) => uniteDecisions(made, undone));
		};
	}

	/** Decisions follow a note to its new path. */
	follow(oldPath: string, newPath: string): Promise<void> {
		if (!this.made.some(({ a, b }) => a === oldPath || b === oldPath)) return Promise.resolve();
		return this.change((made) => renameInDecisions(made, oldPath, newPath));
	}

	private change(edit: (made: Decisions) => Decisions): Promise<void> {
		this.made = edit(this.made);
		this.writeLocal(decisionsKey, JSON.stringify(this.made));
		this.listener?.decisionsChanged(this.made);
		return this.inTurn(async () => {
			await this.unite(edit);
			await this.write();
		});
	}

	/** Takes over what stands in the file and on the device; says whether the file lacks decisions. */
	private async unite(edit: (made: Decisions) => Decisions = (made) => made): Promise<{ readonly decisions: 'new' | 'known' }> {
		const data = await this.readFile();
		if (data === null) return { decisions: 'known' };
		const { decisions: saved, ...rest } = data;
		const inFile = readDecisions(saved);
		const united = edit(uniteDecisions(uniteDecisions(inFile, readDecisions(parsed(this.readLocal(decisionsKey)))), this.made));
		this.stored = readSettings(rest);
		if (!isEqual(united, this.made)) this.made = united;
		this.writeLocal(decisionsKey, JSON.stringify(this.made));
		return { decisions: isEqual(united, inFile) ? 'known' : 'new' };
	}

	private async readFile(): Promise<Readonly<Record<string, unknown>> | null> {
		try {
			const data: unknown = await this.file.loadData();
			return isRecord(data) ? data : {};
		} catch {
			// A damaged file is left as it is until somebody changes something.
			this.made = uniteDecisions(this.made, readDecisions(parsed(this.readLocal(decisionsKey))));
			return null;
		}
	}

	private async write(): Promise<void> {
		await this.file.saveData({ ...storedSettings(this.stored), decisions: this.made });
	}

	private inTurn(task: () => Promise<void>): Promise<void> {
		const turn = this.last.then(task);
		// One write that fails must not stop those after it; its caller still hears of it.
		this.last = turn.catch(() => undefined);
		return turn;
	}

	private newDevice(): string {
		const bytes = crypto.getRandomValues(new Uint8Array(8));
		const id = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
		this.writeLocal(deviceKey, id);
		return id;
	}

	/** A device whose storage is full or barred still works; it only remembers less. */
	private readLocal(key: string): string | null {
		try {
			const value: unknown = this.app.loadLocalStorage(key);
			return typeof value === 'string' ? value : null;
		} catch {
			return null;
		}
	}

	private writeLocal(key: string, value: string): void {
		try {
			this.app.saveLocalStorage(key, value);
		} catch {
			// See above.
		}
	}
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string | null): unknown {
	try {
		return text === null ? null : JSON.parse(text);
	} catch {
		return null;
	}
}

function isEqual(one: Decisions, other: Decisions): boolean {
	return JSON.stringify(one) === JSON.stringify(other);
}
