import type { Settings } from '../settings/settings';
import type { NoteBody } from './note-body';
import type { NoteHead } from './note-head';
import { areSameWords } from './own-words';
import type { Registry } from './registry';

/** After a change of settings: every note is recognised anew, a slice at a time, and texts that were read stay where they can. */
export class Feeding {
	private readonly heads: Iterator<NoteHead>;

	private readonly before: Registry | null;
	private readonly earlier: Feeding | null;

	/** `earlier`: what was not done yet of the change of settings before. Texts are read again where other words say what their headings are. */
	constructor(notes: Iterable<NoteHead>, before: Registry, earlier: Feeding | null, { words }: Settings) {
		this.heads = notes[Symbol.iterator]();
		const isSame = areSameWords(before.rules.settings.words, words);
		this.before = isSame ? before : null;
		this.earlier = isSame ? earlier : null;
	}

	/** Feeds the registry until all notes are in it or `isTime`; true when all are. */
	feed(registry: Registry, isTime: () => boolean): boolean {
		while (!isTime()) {
			const next = this.heads.next();
			if (next.done === true) return true;
			this.feedOne(registry, next.value);
		}
		return false;
	}

	private feedOne(registry: Registry, head: NoteHead): void {
		registry.meet(head);
		const note = registry.note(head.path);
		const body = note !== null && note.body === null ? this.bodyOf(head.path) : null;
		if (body !== null) registry.setBody(head.path, body);
	}

	private bodyOf(path: string): NoteBody | null {
		return this.before?.note(path)?.body ?? this.earlier?.bodyOf(path) ?? null;
	}
}
