import { reportError } from '../../host/errors';
import { createHost, type Host } from '../../host/host';
import { addCoreCommand, installCommands } from '../../host/ui/core-commands';
import { installCoreViews } from '../../host/ui/core-views';
import { hostOf } from '../../host/ui/host-app';
import { PagePreview } from '../../host/ui/page-preview';
import { documentHooks } from '../../host/ui/popout';
import { Platform, setMobile } from '../../host/ui/platform';
import { createScreen } from '../../host/ui/screen';
import { SettingsModal } from '../../host/ui/settings-modal';
import { watchTooltips } from '../../host/ui/tooltip';
import { AppearanceTab, PagePreviewTab, PluginsTab } from './core-settings';
import { connect } from './connect';
import { CliModal, UriModal } from './consoles';
import { closeCoveringSidebars, firstLayout } from './first-layout';
import { loadPlugin } from './load-plugin';
import { openVault } from './open-vault';
import { StatusBar } from './status-bar';
import { VaultStorage } from './storage';
import { Workbench } from './workbench';
import './styles/index.css';

const configDir = '.obsidian';

function showFailure(error: unknown): void {
	const main = document.getElementById('main');
	if (main === null) return;
	const box = document.createElement('div');
	box.className = 'workbench-failure';
	box.setAttribute('role', 'alert');
	box.textContent = error instanceof Error ? error.message : String(error);
	main.replaceChildren(box);
	console.error(error);
}

async function start(): Promise<Workbench> {
	const query = new URLSearchParams(location.search);
	const main = document.getElementById('main');
	if (main === null) throw new Error('The page is not complete.');
	document.body.className = `theme-${query.get('theme') ?? Workbench.savedTheme()}`;
	const screen = createScreen(main);
	const [vault, plugin] = await Promise.all([openVault(query, configDir), loadPlugin()]);
	const storage = new VaultStorage(vault.id);
	const isMobile = query.has('mobile');
	setMobile(isMobile);
	const today = query.get('today') ?? vault.today;
	const host: Host = await createHost({
		disk: vault.disk,
		device: { id: storageId(storage), storage },
		vaultName: vault.name,
		screen,
		isStarted: false,
		isMobile,
		hasSystemTrash: false,
		...today === null ? {} : { today },
		onWrite: (step) => {
			if (step.kind !== 'local-storage' && vault.folder?.isRefused(step.path) === true) {
				throw new Error(`This vault is open read-only, so ${step.path} was not changed. Start with --write to allow changes.`);
			}
			return undefined;
		},
	});
	const workbench = new Workbench(host, plugin, vault.folder, today);
	Object.assign(window, { workbench });
	if (vault.folder !== null) connect(host, vault.folder, workbench);
	await show(workbench, storage, query);
	return workbench;
}

// The same device keeps its name as long as its browser keeps its storage.
function storageId(storage: VaultStorage): string {
	const id = storage.get('workbench-device') ?? crypto.randomUUID();
	storage.set('workbench-device', id);
	return id;
}

async function show(workbench: Workbench, storage: VaultStorage, query: URLSearchParams): Promise<void> {
	const { host, app } = workbench;
	const { workspace, keymap } = hostOf(app);
	keymap.listen(document);
	watchTooltips(document);
	documentHooks.push((doc) => keymap.listen(doc));
	installCoreViews(app);
	installCommands(app);
	const preview = new PagePreview(hostOf(app));
	preview.load();
	installWorkbench(workbench, preview);
	workspace.store = {
		load: () => (query.has('fresh') ? null : storage.loadLayout()),
		save: (layout) => storage.saveLayout(layout),
	};
	window.addEventListener('pagehide', () => void workspace.saveLayout());
	window.addEventListener('resize', () => workspace.onResize());
	new StatusBar(app, workbench).load();
	await workbench.enablePlugin(false);
	await host.start('layout');
	const isFirst = await firstLayout(app);
	closeCoveringSidebars(app);
	await host.start();
	// As for somebody who has just switched the plugin on; tests and benchmarks open it when they want it.
	if (isFirst && query.get('open') !== 'note') workbench.plugin?.onUserEnable();
	document.body.addClass('is-ready');
}

function installWorkbench(workbench: Workbench, preview: PagePreview): void {
	const { app } = workbench;
	const inner = hostOf(app);
	const settings = new SettingsModal(app, [new AppearanceTab(app, workbench), new PagePreviewTab(app, preview), new PluginsTab(app, workbench)]);
	Object.assign(app, { setting: settings });
	const ribbon = inner.workspace.leftRibbon;
	ribbon.addRibbonItem('sidebar', 'lucide-panel-left', 'Toggle left sidebar', () => inner.workspace.leftSplit.toggle());
	ribbon.addRibbonItem('files', 'lucide-files', 'Open quick switcher', () => inner.workspace.runCommand('switcher:open'));
	ribbon.addRibbonItem('palette', 'lucide-terminal-square', 'Open command palette', () => inner.workspace.runCommand('command-palette:open'));
	ribbon.addFootItem('lucide-sun-moon', 'Switch light and dark', () => workbench.toggleTheme());
	ribbon.addFootItem('lucide-settings', 'Settings', () => settings.open());
	addCoreCommand(inner, { id: 'app:open-settings', name: 'Open settings', keys: 'Mod+,', run: () => settings.open() });
	addCoreCommand(inner, { id: 'theme:toggle-light-dark', name: 'Toggle light/dark mode', run: () => workbench.toggleTheme() });
	addCoreCommand(inner, { id: 'workbench:toggle-mobile', name: 'Workbench: Switch phone and desktop', run: () => workbench.setMobile(!Platform.isMobile) });
	addCoreCommand(inner, { id: 'workbench:cli', name: 'Workbench: Run a command of the command line', run: () => new CliModal(app, workbench).open() });
	addCoreCommand(inner, { id: 'workbench:uri', name: 'Workbench: Open an obsidian:// address', run: () => new UriModal(app, workbench).open() });
	addCoreCommand(inner, { id: 'workbench:reload', name: 'Reload app without saving', run: () => location.reload() });
}

const ready = start();
Object.assign(window, { workbenchReady: ready });
ready.catch((error: unknown) => {
	showFailure(error);
	reportError(error);
});
