import { Plugin } from 'obsidian';
import { registerCommands } from './src/commands';
import type { Settings } from './src/settings/settings';
import { AccountIndex, findMarks, NoteProperties, Store, withMark } from './src/vault';
import { openDashboard, registerViews } from './src/views';

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
			onRename: (oldPath, newPath) => { void store.follow(oldPath, newPath); },
		}));
		store.listen({
			settingsChanged: (settings) => { index.useSettings(settings); },
			decisionsChanged: (decisions) => { index.useDecisions(decisions); },
		});
		registerViews(this, {
			live: index,
			properties: new NoteProperties(this.app),
			onboarding: {
				findings: () => findMarks(this.app),
				use: (finding) => this.saveSettings(withMark(index.settings, finding)),
			},
		});
		registerCommands(this, { index, openDashboard: (target) => openDashboard(this.app, target?.id ?? null) });
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
