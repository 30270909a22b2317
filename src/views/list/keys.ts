/** What a key press means in a grid of rows. */
export type GridCommand =
	| { readonly kind: 'move'; readonly by: number | 'page-up' | 'page-down' | 'first' | 'last'; readonly extend: boolean }
	| { readonly kind: 'cell'; readonly by: 1 | -1 }
	| { readonly kind: 'open'; readonly newTab: boolean }
	| { readonly kind: 'details' | 'select' | 'select-all' | 'menu' | 'help' | 'search' | 'escape' }
	| { readonly kind: 'type'; readonly letter: string };

/** The part of a keyboard event that decides. */
export interface KeyPress {
	readonly key: string;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
	readonly shiftKey: boolean;
	readonly altKey: boolean;
}

/** The command of a key press; null leaves the key to others. In right-to-left text the arrows swap. */
export function gridCommand(press: KeyPress, isRightToLeft: boolean): GridCommand | null {
	const mod = press.ctrlKey || press.metaKey;
	if (press.altKey) return null;
	switch (press.key) {
		case 'ArrowDown': return mod ? null : { kind: 'move', by: 1, extend: press.shiftKey };
		case 'ArrowUp': return mod ? null : { kind: 'move', by: -1, extend: press.shiftKey };
		case 'PageDown': return mod ? null : { kind: 'move', by: 'page-down', extend: press.shiftKey };
		case 'PageUp': return mod ? null : { kind: 'move', by: 'page-up', extend: press.shiftKey };
		case 'Home': return { kind: 'move', by: 'first', extend: press.shiftKey };
		case 'End': return { kind: 'move', by: 'last', extend: press.shiftKey };
		case 'ArrowRight': return mod ? null : { kind: 'cell', by: isRightToLeft ? -1 : 1 };
		case 'ArrowLeft': return mod ? null : { kind: 'cell', by: isRightToLeft ? 1 : -1 };
		case 'Enter': return { kind: 'open', newTab: mod };
		case ' ': return { kind: mod || press.shiftKey ? 'select' : 'details' };
		case 'ContextMenu': return { kind: 'menu' };
		case 'F10': return press.shiftKey ? { kind: 'menu' } : null;
		case 'Escape': return { kind: 'escape' };
		default: return letterCommand(press, mod);
	}
}

function letterCommand(press: KeyPress, mod: boolean): GridCommand | null {
	if (mod) return press.key.toLowerCase() === 'a' && !press.shiftKey ? { kind: 'select-all' } : null;
	if (press.key === '?') return { kind: 'help' };
	if (press.key === '/') return { kind: 'search' };
	return [...press.key].length === 1 ? { kind: 'type', letter: press.key } : null;
}

/** The shortcuts of the list, for its help. */
export const gridShortcuts: readonly (readonly [keys: string, effect: string])[] = [
	['↑ ↓', 'Move between accounts'],
	['← →', 'Move between cells of a row'],
	['Home End', 'First or last account'],
	['Page up, Page down', 'One page up or down'],
	['A letter', 'Jump to the next account that begins with it'],
	['Enter', 'Open the note, or the note that the cell came from'],
	['Ctrl or Cmd + Enter', 'Open the note in a new tab'],
	['Space', 'Show or hide details'],
	['Ctrl or Shift + Space', 'Select or deselect'],
	['Shift + ↑ ↓', 'Select a range'],
	['Ctrl or Cmd + A', 'Select all'],
	['Menu key or Shift + F10', 'Actions for the account'],
	['/', 'Search'],
	['Escape', 'Clear the selection, then close details'],
	['?', 'This help'],
];

/** Shortcuts and what they do, in two columns. */
export function drawShortcuts(el: HTMLElement, shortcuts: readonly (readonly [keys: string, effect: string])[]): void {
	const list = el.createEl('dl', { cls: 'acct-help-keys' });
	for (const [shortcut, effect] of shortcuts) {
		list.createEl('dt').createEl('kbd', { text: shortcut });
		list.createEl('dd', { text: effect });
	}
}
