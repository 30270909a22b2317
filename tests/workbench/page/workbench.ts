import type { App, Plugin, PluginManifest } from 'obsidian';
import type { Host, PluginEntry } from '../../host/host';
import { Notice } from '../../host/ui/notice';
import { hostOf, type HostApp } from '../../host/ui/host-app';
import { runAnyCommand } from '../../host/ui/palette';
import { setMobile } from '../../host/ui/platform';
import type { FolderDisk } from './folder-disk';
import { ask } from './network';
import { loadChoice, saveChoice } from './storage';

/** How a note is opened. */
export interface OpenOptions {
	readonly mode?: 'source' | 'preview';
	readonly source?: boolean;
	readonly newLeaf?: 'tab' | 'split' | 'window' | boolean;
}

/** What the page offers to a person's console and to browser tests, as `window.workbench`. */
export class Workbench {
	plugin: Plugin | null = null;
	zoom = 100;

	readonly manifest: PluginManifest;

	constructor(readonly host: Host, private readonly entry: PluginEntry, private readonly folder: FolderDisk | null, readonly today: string | null) {
		this.manifest = entry.manifest;
	}

	get app(): App { return this.host.app; }
	private get inner(): HostApp { return hostOf(this.host.app); }

	/** The vault's name, and whether it can be changed. */
	get vaultLabel(): string {
		const parts = [this.app.vault.getName()];
		if (this.folder?.info.writable === false) parts.push('read-only');
		if (this.today !== null) parts.push(`the clock stands at ${this.today}`);
		return parts.join(' · ');
	}

	/** Resolves when nothing more happens by itself. */
	async settle(): Promise<void> {
		await this.host.flush();
		await this.folder?.settled('');
	}

	async enablePlugin(byUser = true): Promise<void> {
		if (this.plugin !== null) return;
		this.plugin = await this.host.loadPlugin(this.entry.type, this.manifest, byUser);
	}

	disablePlugin(): void {
		this.plugin = null;
		this.host.unloadPlugin(this.manifest.id);
	}

	setTheme(theme: 'light' | 'dark'): void {
		document.body.toggleClass('theme-dark', theme === 'dark');
		document.body.toggleClass('theme-light', theme === 'light');
		saveChoice('theme', theme);
		this.inner.workspace.trigger('css-change');
	}

	toggleTheme(): void {
		this.setTheme(document.body.hasClass('theme-dark') ? 'light' : 'dark');
	}

	setMobile(mobile: boolean): void {
		setMobile(mobile);
		if (mobile) this.inner.workspace.leftSplit.collapse();
		this.inner.workspace.onResize();
	}

	setDirection(direction: 'ltr' | 'rtl'): void {
		document.body.dir = direction;
		document.body.toggleClass('mod-rtl', direction === 'rtl');
	}

	setZoom(percent: number): void {
		this.zoom = percent;
		document.documentElement.style.fontSize = `${percent}%`;
		document.body.style.setProperty('zoom', String(percent / 100));
		this.inner.workspace.onResize();
	}

	async openNote(path: string, { mode, source, newLeaf }: OpenOptions = {}): Promise<void> {
		const file = this.app.vault.getFileByPath(path);
		if (file === null) throw new Error(`There is no file ${path}.`);
		const state = { ...mode === undefined ? {} : { mode }, ...source === undefined ? {} : { source } };
		await this.inner.workspace.getLeaf(newLeaf ?? false).openFile(file, { state, active: true });
	}

	/** The text of a file as it is on the server's disk (in memory for a vault without one). */
	async readDisk(path: string): Promise<string | null> {
		if (this.folder === null) return this.host.text(path);
		await this.folder.settled('');
		const response = await ask('GET', '/vault/file', { path }).catch(() => null);
		return response === null ? null : response.text();
	}

	/** Runs a command of the command line. */
	cli(command: string, flags: Readonly<Record<string, string | number | boolean>> = {}): Promise<string> {
		return this.host.cli(command, flags);
	}

	/** Runs a command of the palette by its id. */
	command(id: string): boolean {
		return runAnyCommand(this.app, this.inner.registries.commands.get(id) ?? this.inner.registries.commands.get(`${this.manifest.id}:${id}`));
	}

	/** Opens an `obsidian://` link. */
	async openUri(address: string): Promise<void> {
		const url = new URL(address);
		if (url.protocol !== 'obsidian:') throw new Error('An address of the application begins with obsidian://');
		const action = url.hostname === '' ? url.pathname.replace(/^\/+/, '') : url.hostname;
		await this.host.openUri(action, Object.fromEntries(url.searchParams));
	}

	notices(): string[] {
		return [...document.querySelectorAll('.notice-message')].map((el) => el.textContent ?? '');
	}

	/** What went wrong unseen since the last look. */
	takeErrors(): string[] {
		return this.host.errors.splice(0).map((error) => (error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error)));
	}

	/** The theme that was chosen last. */
	static savedTheme(): 'light' | 'dark' {
		const saved = loadChoice('theme');
		if (saved === 'light' || saved === 'dark') return saved;
		return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
	}

	/** Says something to the person. */
	say(message: string, duration?: number): void {
		new Notice(message, duration);
	}
}
