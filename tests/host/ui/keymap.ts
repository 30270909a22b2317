import type { KeymapContext, KeymapEventHandler, KeymapEventListener, Modifier, PaneType, UserEvent } from 'obsidian';
import { Platform } from './platform';

interface Handler extends KeymapEventHandler {
	readonly func: KeymapEventListener;
}

const order: readonly Modifier[] = ['Alt', 'Ctrl', 'Meta', 'Mod', 'Shift'];

function normalize(modifiers: readonly Modifier[]): string {
	const own = Platform.isMacOS ? 'Meta' : 'Ctrl';
	const names = new Set<Modifier>(modifiers.map((modifier) => (modifier === 'Mod' ? own : modifier)));
	return order.filter((modifier) => names.has(modifier)).join(',');
}

/** The modifiers that are down during an event, as `register` writes them. */
export function pressedModifiers(event: KeyboardEvent): string {
	const pressed: Modifier[] = [];
	if (event.altKey) pressed.push('Alt');
	if (event.ctrlKey) pressed.push('Ctrl');
	if (event.metaKey) pressed.push('Meta');
	if (event.shiftKey) pressed.push('Shift');
	return normalize(pressed);
}

/** A set of keys that one part of the screen listens to while it is on top. */
export class Scope {
	readonly handlers: Handler[] = [];

	constructor(readonly parent?: Scope) {}

	/** A `null` key or `null` modifiers stand for any. */
	register(modifiers: Modifier[] | null, key: string | null, func: KeymapEventListener): KeymapEventHandler {
		const handler: Handler = { scope: this, modifiers: modifiers === null ? null : normalize(modifiers), key, func };
		this.handlers.push(handler);
		return handler;
	}

	unregister(handler: KeymapEventHandler): void {
		const at = this.handlers.indexOf(handler as Handler);
		if (at >= 0) this.handlers.splice(at, 1);
	}

	/** False where a handler took the key, as handlers answer. */
	handleKey(event: KeyboardEvent, context: KeymapContext): unknown {
		for (const handler of this.handlers) {
			const rightKey = handler.key === null || handler.key.toLowerCase() === context.key?.toLowerCase() || handler.key === event.code;
			if (!rightKey || (handler.modifiers !== null && handler.modifiers !== context.modifiers)) continue;
			const answer: unknown = handler.func(event, context);
			if (answer === false) return false;
			if (answer !== undefined) return answer;
		}
		return this.parent?.handleKey(event, context);
	}
}

/** Sends keys to the scope on top of the stack. */
export class Keymap {
	private readonly stack: Scope[] = [];

	constructor(readonly rootScope: Scope) {}

	pushScope(scope: Scope): void {
		if (this.stack.at(-1) !== scope) this.stack.push(scope);
	}

	popScope(scope: Scope): void {
		const at = this.stack.lastIndexOf(scope);
		if (at >= 0) this.stack.splice(at, 1);
	}

	/** Listens to the keys of one document; returns how to stop. */
	listen(doc: Document): () => void {
		const handle = (event: KeyboardEvent): void => {
			if (event.isComposing) return;
			const context: KeymapContext = { modifiers: pressedModifiers(event), key: event.key, vkey: event.key };
			const scope = this.stack.at(-1) ?? this.rootScope;
			if (scope.handleKey(event, context) !== false) return;
			event.preventDefault();
			event.stopPropagation();
		};
		doc.addEventListener('keydown', handle, true);
		return () => doc.removeEventListener('keydown', handle, true);
	}

	static isModifier(event: MouseEvent | TouchEvent | KeyboardEvent, modifier: Modifier): boolean {
		switch (modifier) {
			case 'Alt': return event.altKey;
			case 'Ctrl': return event.ctrlKey;
			case 'Meta': return event.metaKey;
			case 'Shift': return event.shiftKey;
			case 'Mod': return Platform.isMacOS ? event.metaKey : event.ctrlKey;
		}
	}

	/** Where a click with these modifiers opens something: the same tab (false), a tab, a split, a window. */
	static isModEvent(event?: UserEvent | null): PaneType | boolean {
		if (event === null || event === undefined) return false;
		if ('button' in event && event.button === 1) return 'tab';
		if (!Keymap.isModifier(event, 'Mod')) return false;
		if (!Keymap.isModifier(event, 'Alt')) return 'tab';
		return Keymap.isModifier(event, 'Shift') ? 'window' : 'split';
	}
}
