import type { App } from 'obsidian';
import { Component } from '../../host/base';
import { hostOf } from '../../host/ui/host-app';
import type { Workbench } from './workbench';

/** The line at the foot of the window: plugins' items, and what kind of vault this is. */
export class StatusBar extends Component {
	private readonly el = document.getElementById('status') as HTMLElement;

	constructor(private readonly app: App, private readonly workbench: Workbench) {
		super();
	}

	override onload(): void {
		const { registries, workspace } = hostOf(this.app);
		registries.on('change', (name) => { if (name === 'statusBar') this.draw(); });
		this.registerEvent(workspace.on('file-open', () => this.draw()));
		this.draw();
	}

	private draw(): void {
		this.el.empty();
		for (const item of hostOf(this.app).registries.statusBar) {
			item.addClass('status-bar-item', 'plugin-status');
			this.el.append(item);
		}
		this.el.createDiv({ cls: 'status-bar-item mod-disconnected', text: 'Server stopped' });
		this.el.createDiv({ cls: 'status-bar-item', text: this.workbench.vaultLabel });
	}
}
