import { Keymap, type App, type HoverParent, type PaneType } from 'obsidian';

/** Our name among the sources of links that can be hovered over. */
export const hoverSource = 'account-dashboard';

/** Our name among the places where the menu of a file opens. What a row offers already is not added to its menu again. */
export const menuSource = 'account-dashboard';

/** Opens a note, at a line (counting from 1) if one is given. False when there is no such note. */
export async function openNote(app: App, path: string, line: number | null, newLeaf: PaneType | boolean): Promise<boolean> {
	const file = app.vault.getFileByPath(path);
	if (file === null) return false;
	const leaf = app.workspace.getLeaf(newLeaf);
	await leaf.openFile(file, { active: true, ...(line === null ? {} : { eState: { line: line - 1 } }) });
	return true;
}

/** Follows a link as it is written in a note. */
export function followLink(app: App, linktext: string, sourcePath: string, event: MouseEvent | KeyboardEvent): void {
	void app.workspace.openLinkText(linktext, sourcePath, Keymap.isModEvent(event));
}

/** Tells the application that a link is hovered over, for Page preview and the fact card. */
export function tellHover(
	app: App, hoverParent: HoverParent, link: { readonly target: HTMLElement; readonly linktext: string; readonly sourcePath: string }, event: MouseEvent,
	source = hoverSource,
): void {
	app.workspace.trigger('hover-link', {
		event, source, hoverParent, targetEl: link.target, linktext: link.linktext, sourcePath: link.sourcePath,
	});
}
