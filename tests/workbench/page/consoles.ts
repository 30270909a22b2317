import type { App } from 'obsidian';
import { hostOf } from '../../host/ui/host-app';
import { Modal } from '../../host/ui/modal';
import type { Workbench } from './workbench';

/** A dialogue with one line to type, and a place for the answer. */
abstract class LineModal extends Modal {
	protected readonly inputEl: HTMLInputElement;
	protected readonly answerEl: HTMLElement;

	constructor(app: App, protected readonly workbench: Workbench, title: string, example: string) {
		super(app);
		this.setTitle(title);
		this.modalEl.addClass('workbench-console');
		this.inputEl = this.contentEl.createEl('input', { type: 'text', placeholder: example, attr: { 'aria-label': title, spellcheck: 'false' } });
		this.answerEl = this.contentEl.createEl('pre', { cls: 'workbench-answer', attr: { role: 'status', tabindex: 0 } });
		this.scope.register([], 'Enter', () => {
			void this.answer();
			return false;
		});
	}

	protected abstract run(line: string): Promise<string>;

	private async answer(): Promise<void> {
		this.answerEl.setText(await this.run(this.inputEl.value.trim()).catch((error: unknown) => (error instanceof Error ? error.message : String(error))));
	}
}

/** `name flag=value "flag=two words" flag`, as a terminal splits it. */
export function splitLine(line: string): { readonly command: string; readonly flags: Readonly<Record<string, string>> } {
	const words = [...line.matchAll(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, (_whole, a?: string, b?: string) => a ?? b ?? ''));
	const [command = '', ...rest] = words;
	const flags = rest.map((word): [string, string] => {
		const at = word.indexOf('=');
		return at < 0 ? [word, 'true'] : [word.slice(0, at), word.slice(at + 1)];
	});
	return { command, flags: Object.fromEntries(flags) };
}

/** The command line of the application. */
export class CliModal extends LineModal {
	constructor(app: App, workbench: Workbench) {
		super(app, workbench, 'Command line', 'account-dashboard:list staleness=stale format=json');
	}

	override onOpen(): void {
		const lines = [...hostOf(this.app).registries.cli].map(([name, { description, flags }]) => `${name} ${Object.keys(flags ?? {}).map((flag) => `[${flag}]`).join(' ')}\n    ${description}`);
		this.answerEl.setText(lines.join('\n'));
	}

	protected async run(line: string): Promise<string> {
		const { command, flags } = splitLine(line);
		return this.workbench.cli(command, flags);
	}
}

/** Addresses that open the application. */
export class UriModal extends LineModal {
	constructor(app: App, workbench: Workbench) {
		super(app, workbench, 'Open an obsidian:// address', 'obsidian://account-dashboard?account=Northgate Foods');
	}

	protected async run(line: string): Promise<string> {
		await this.workbench.openUri(line);
		this.close();
		return '';
	}
}
