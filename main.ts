import { Plugin } from 'obsidian';
import { registerCommands } from './src/commands';
import type { Settings } from './src/settings/settings';
import { AccountEdits, AccountIndex, createMerges, findMarks, NoteProperties, Store, TaskEdits, withMark, Writer } from './src/vault';
import { openDashboard, openMerge, registerCard, registerMerge, registerViews, SettingsTab, tasksTab, tellOutcome, type AccountActions } from './src/views';

/** Constructs the parts and introduces them to each other; everything else is theirs. */
export default class AccountDashboardPlugin extends Plugin {
	private store: Store | null = null;

	override async onload(): Promise<void> {
		const store = new Store(this.app, this);
		this.store = store;
		await store.load();
		const index = this.addChild(new AccountIndex(this.app, {
			settings: store.settings,
			decisions: store.decisions,
			// Where the file cannot be written the device keeps them, and they go with the next change.
			onRename: (oldPath, newPath) => { store.follow(oldPath, newPath).catch(() => undefined); },
		}));
		store.listen({
			settingsChanged: (settings) => { index.useSettings(settings); },
			decisionsChanged: (decisions) => { index.useDecisions(decisions); },
		});
		const writer = new Writer(this.app);
		const edits = new AccountEdits(this.app, index, writer);
		const taskEdits = new TaskEdits(this.app, index, writer);
		const merges = createMerges({
			app: this.app, writer, live: index, backlinks: index.backlinks,
			folder: this.manifest.dir ?? `${this.app.vault.configDir}/plugins/${this.manifest.id}`,
			device: () => store.device,
			now: () => Date.now(),
			watch: (ref) => { this.registerEvent(ref); },
		});
		const review = { live: index, merges, keepApart: (paths: readonly string[]) => store.keepApart(paths, () => Date.now()) };
		registerMerge(this, review);
		const actions: AccountActions = {
			logContact: (accounts, entry) => edits.logContact(accounts, entry),
			whyNoContact: (accounts) => edits.whyNoContact(accounts),
			snooze: (accounts, until) => edits.snooze(accounts, until),
			setCadence: (accounts, days) => edits.setCadence(accounts, days),
			exportFile: (name, text) => edits.exportFile(name, text),
			undo: () => edits.undo(),
			chooseValue: (account, field, value) => edits.chooseValue(account, field, value),
			toggleTask: (task, done) => taskEdits.carryOut([task], { kind: 'state', state: done ? 'done' : 'open' }),
			changeTasks: (tasks, wish) => taskEdits.carryOut(tasks, wish),
			merge: (accounts) => { openMerge(this.app, review, accounts.flatMap(({ notes }) => notes)); },
		};
		registerCard(this, { app: this.app, live: index, actions, openAccount: (id) => { void openDashboard(this.app, id); } });
		registerViews(this, {
			live: index,
			actions,
			tabs: [tasksTab(this.app, { live: index, actions })],
			properties: new NoteProperties(this.app),
			onboarding: {
				findings: () => findMarks(this.app),
				use: (finding) => this.saveSettings(withMark(index.settings, finding)),
			},
		});
		this.addSettingTab(new SettingsTab(this.app, this, { settings: () => index.settings, mended: () => store.mended, save: (settings) => this.saveSettings(settings), recognition: () => index.recognition(), on: (name, listener) => index.on(name, listener) }));
		registerCommands(this, { index, merges, edits, taskEdits, openDashboard: (target) => openDashboard(this.app, target?.id ?? null), tell: (message) => { void tellOutcome(Promise.resolve({ kind: 'refused', message })); } });
	}

	/** Whoever switches the plugin on wants to see it. */
	override onUserEnable(): void {
		void openDashboard(this.app);
	}

	override onExternalSettingsChange(): void {
		void this.store?.reload();
	}

	/** Saves what a person has set; everything that shows follows. */
	async saveSettings(settings: Settings): Promise<void> {
		await this.store?.saveSettings(settings);
	}
}
