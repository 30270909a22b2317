import type { Conflict } from '../account/records';
import { readFrontmatter, setProperty, type Note, type PropertyValue } from '../note';
import { appendBrokenProperties } from './lost';
import { namesOfNote, newAliases } from './names';
import type { MergeNote } from './plan';
import { mergeProperties, type NoteProperties, type PropertyChange } from './properties';
import type { MergeRun } from './run';
import { fieldName } from './survivorship';
import type { Steps } from '../match/steps';

/** A merged note's text as it stands in the survivor's place: its links lead from there. */
export interface Moved {
	readonly note: MergeNote;
	readonly text: string;
}

/** Writes what the notes' properties come to into the survivor's, its names with them. */
export class FrontmatterMerger {
	constructor(private readonly run: MergeRun, private readonly moved: readonly Moved[]) {}

	/** The survivor's text with the properties of all notes. */
	*merge(text: string): Steps<string> {
		const { ledger, survivor, request: { options, choices } } = this.run;
		const read = yield* this.readAll(text);
		const { changes, conflicts, lost, superseded } = mergeProperties(read, { lastContactProperties: options.lastContactProperties, dateOrder: options.dateOrder, choices: choices.fields });
		if (read[0]?.isBroken) return this.keepBroken(text, changes);
		for (const one of superseded) ledger.drop(one.text, { path: one.path, line: 1 });
		let result = text;
		const failed: PropertyChange[] = [];
		for (const change of changes) {
			yield;
			const changed = setOrWarn(this.run, result, { ...change, path: survivor.path });
			if (changed === null) failed.push(change);
			else result = changed;
		}
		// What cannot be written stays as it was, and what the others say is told at the end.
		const hasFailed = (field: string): boolean => failed.map(({ key }) => fieldName(key)).some((key) => field === key || field.startsWith(`${key}.`));
		const standing = ({ values, chosen }: Conflict): string => values.find((one) => one.path === survivor.path)?.value ?? chosen;
		ledger.addProperties(conflicts.map((one) => hasFailed(one.field) ? { ...one, chosen: standing(one) } : one), [...lost.filter(({ field }) => !hasFailed(field)), ...failed.flatMap(({ said }) => said)]);
		return this.addAliases(result);
	}

	/** Properties of a merged note that cannot be read go to the end of the survivor as they are. */
	carryBroken(text: string, { note, text: body }: Moved): string {
		const parsed = this.run.read(body);
		if (!parsed.frontmatter || !readFrontmatter(parsed).isBroken) return text;
		const { start, end } = parsed.frontmatter.yaml;
		const yaml = parsed.text.slice(start, end);
		const survivor = this.run.read(text);
		const own = survivor.frontmatter?.yaml;
		if (own && survivor.text.slice(own.start, own.end) === yaml) {
			this.run.ledger.drop(yaml, { path: note.path, line: 2 });
			return text;
		}
		this.run.warnings.push(`The properties of ${note.path} cannot be read. They stand at the end of the merged note, as they are.`);
		return appendBrokenProperties(text, yaml, note.path, survivor.eol);
	}

	private *readAll(text: string): Steps<readonly (NoteProperties & { readonly isBroken: boolean })[]> {
		const read: (NoteProperties & { readonly isBroken: boolean })[] = [];
		for (const { note, text: own } of [{ note: this.run.survivor, text }, ...this.moved]) {
			yield;
			const { data, isBroken } = readFrontmatter(this.run.read(own));
			read.push({ path: note.path, date: note.lastContact, data: isBroken ? {} : data, isBroken });
		}
		return read;
	}

	/** The survivor's own properties cannot be read: they stay byte for byte, the others' go to the lost values. */
	private keepBroken(text: string, changes: readonly PropertyChange[]): string {
		const { ledger, warnings, survivor } = this.run;
		warnings.push(`The properties of ${survivor.path} cannot be read and stay as they are. Mend them, then check the values that are listed at the end of the note.`);
		ledger.addProperties([], changes.flatMap(({ said }) => said));
		this.loseNames(text);
		return text;
	}

	private addAliases(text: string): string {
		const note = this.run.read(text);
		const { data } = readFrontmatter(note);
		const key = Object.keys(data).find((name) => /^alias(?:es)?$/i.test(name)) ?? 'aliases';
		const present = listOf(data[key]);
		const fresh = this.freshNames(note, present, this.moved);
		if (fresh.length === 0) return text;
		const changed = setOrWarn(this.run, text, { key, value: [...present, ...fresh], path: this.run.survivor.path });
		if (changed === null) this.loseNames(text);
		return changed ?? text;
	}

	/** Names of the merged notes that the survivor does not answer to yet. */
	private freshNames(survivor: Note, aliases: readonly string[], moved: readonly Moved[]): readonly string[] {
		const names = moved.flatMap(({ note: { path, text } }) => namesOfNote(path, this.run.read(text)));
		return newAliases(namesOfNote(this.run.survivor.path, survivor), aliases, names);
	}

	/** Names that cannot become aliases are told at the end. */
	private loseNames(text: string): void {
		for (const one of this.moved) {
			const { path, lastContact: date } = one.note;
			this.run.ledger.addProperties([], this.freshNames(this.run.read(text), [], [one]).map((value) => ({ field: 'name', value, path, date })));
		}
	}
}

/** The text with a property set; null, and a warning, where that cannot be. */
export function setOrWarn({ warnings }: MergeRun, text: string, { key, value, path }: { readonly key: string; readonly value: PropertyValue; readonly path: string }): string | null {
	const result = setProperty(text, key, value);
	if (result.ok) return result.text;
	warnings.push(`The property “${key}” of ${path} could not be set to ${JSON.stringify(value)}: ${result.message}`);
	return null;
}

function listOf(value: PropertyValue | undefined): readonly string[] {
	if (typeof value === 'string') return value.split(',').map((one) => one.trim()).filter((one) => one !== '');
	return Array.isArray(value) ? (value as readonly PropertyValue[]).filter((one) => typeof one === 'string') : [];
}
