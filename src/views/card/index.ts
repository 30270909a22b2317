import { getLinkpath, MarkdownView, Modal, type App, type Editor, type HoverParent, type HoverPopover, type Plugin } from 'obsidian';
import { menuSource } from '../navigate';
import { CardHover } from './card-hover';
import { roomIn } from './card-fit';
import { FactCard, type CardServices } from './fact-card';

/** The same card without a pointer: for the keyboard, and where there is no hover. */
class CardModal extends Modal implements HoverParent {
	hoverPopover: HoverPopover | null = null;
	private card: FactCard | null = null;

	constructor(app: App, private readonly services: CardServices, private readonly id: string) {
		super(app);
	}

	override onOpen(): void {
		this.modalEl.addClass('acct-card-modal');
		this.modalEl.setAttribute('aria-label', 'Account facts');
		this.card = new FactCard(this.contentEl, this.services, this.id, this, roomIn('own', Infinity), () => { this.close(); });
		this.card.load();
	}

	override onClose(): void {
		this.card?.unload();
	}
}

/** Registers the fact card: on hover, as a command, in menus of links and files. */
export function registerCard(plugin: Plugin, services: CardServices): void {
	const { app } = plugin;
	plugin.addChild(new CardHover(services));
	const show = (id: string): void => { new CardModal(app, services, id).open(); };
	plugin.addCommand({
		id: 'show-facts', name: 'Show account facts', icon: 'info',
		checkCallback: (isChecking) => {
			const id = accountHere(services);
			if (id === null) return false;
			if (!isChecking) show(id);
			return true;
		},
	});
	plugin.registerEvent(app.workspace.on('editor-menu', (menu, editor, { file }) => {
		const id = accountAt(services, editor, file?.path ?? '');
		if (id !== null) menu.addItem((item) => { item.setTitle('Show account facts').setIcon('info').onClick(() => { show(id); }); });
	}));
	plugin.registerEvent(app.workspace.on('file-menu', (menu, { path }, source) => {
		const [id] = source === menuSource ? [] : services.live.accounts.idsOf(path);
		if (id !== undefined) menu.addItem((item) => { item.setTitle('Show account facts').setIcon('info').onClick(() => { show(id); }); });
	}));
}

/** The account of the link under the cursor, else that of the note itself. */
function accountHere(services: CardServices): string | null {
	const view = services.app.workspace.getActiveViewOfType(MarkdownView);
	const path = view?.file?.path ?? services.app.workspace.getActiveFile()?.path;
	const linked = view && view.getMode() === 'source' ? accountAt(services, view.editor, path ?? '') : null;
	return linked ?? (path === undefined ? null : services.live.accounts.idsOf(path)[0] ?? null);
}

function accountAt({ app, live }: CardServices, editor: Editor, sourcePath: string): string | null {
	const { line, ch } = editor.getCursor();
	const linktext = linkAt(editor.getLine(line), ch);
	if (linktext === null) return null;
	return live.accounts.forLink(linktext, app.metadataCache.getFirstLinkpathDest(getLinkpath(linktext), sourcePath)?.path ?? null);
}

/** The target of the wikilink that a column of a line stands in; null where it stands in none. */
export function linkAt(line: string, ch: number): string | null {
	for (const { index, 0: whole, 1: target } of line.matchAll(/\[\[([^[\]|\n]+)(?:\|[^[\]\n]*)?\]\]/g)) {
		if (index <= ch && ch <= index + whole.length) return (target ?? '').replace(/\\$/, '').trim();
	}
	return null;
}
