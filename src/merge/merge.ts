import type { Conflict } from '../account/records';
import { parse, readFrontmatter, setProperty, type Note, type PropertyValue } from '../note';
import { nearness } from '../match/near';
import { renameCollisions, namesOf } from './renames';
import { mergeBody } from './body';
import { relinkCanvas } from './canvas';
import { Destinations, folderOf, foldStep, stem, type Group } from './destinations';
import { Digest } from './digest';
import { Ledger, type Origin } from './ledger';
import { relink, relinkBlocks } from './links';
import { appendBrokenProperties, appendLost } from './lost';
import { namesOfNote, newAliases } from './names';
import { withClosedEnd } from './open-end';
import type { FileEdit, MergeNote, MergeOutcome, MergePlan, MergeRequest, Removal } from './plan';
import { mergeProperties, type NoteProperties } from './properties';
import { finish, type Steps } from '../match/steps';
import { inOrder, proposeSurvivor } from './survivor';
import { fieldName, type Lost } from './survivorship';

/** Plans a merge: a pure function, so the same notes and choices give the same bytes on every device. */
export function planMerge(request: MergeRequest): MergeOutcome {
	return finish(planSteps(request));
}

/** The same in steps, so that whoever draws frames can draw them in between. */
export function* planSteps(request: MergeRequest): Steps<MergeOutcome> {
	const paths = new Set(request.notes.map(({ path }) => path));
	if (paths.size < 2) return { kind: 'refused', why: 'A merge needs at least two notes.' };
	const { survivor: wanted } = request.choices;
	const survivor = wanted === null ? proposeSurvivor(request.notes) : request.notes.find(({ path }) => path === wanted);
	if (!survivor) return { kind: 'refused', why: `The note to keep is not among the notes to merge: ${wanted ?? ''}` };
	const merged = inOrder(request.notes.filter(({ path }) => path !== survivor.path));
	return { kind: 'plan', plan: yield* new Planner(request, survivor, merged).plan() };
}

class Planner {
	private readonly ledger: Ledger;
	private readonly warnings: string[] = [];
	private readonly blockIds = new Map<string, ReadonlyMap<string, string>>();
	private readonly renamed = new Map<string, string>();
	private readonly parsed = new Map<string, Note>();
	private readonly archived = new Set<string>();

	constructor(private readonly request: MergeRequest, private readonly survivor: MergeNote, private readonly merged: readonly MergeNote[]) {
		this.ledger = new Ledger(request.choices.fields, new Set(request.choices.collapse));
	}

	*plan(): Steps<MergePlan> {
		const destinations = new Destinations(this.request.facts, yield* this.group());
		const result = yield* this.mergeTexts(destinations);
		const edits = [{ path: this.survivor.path, before: this.survivor.text, after: result, linkCount: 0 }, ...yield* this.editOthers(result, destinations)];
		const removals = this.merged.map((note) => this.remove(note, destinations));
		if (edits.length - 1 > this.request.options.manyFiles) this.warnings.unshift(`${String(edits.length - 1)} files link to the merged notes and will be rewritten.`);
		for (const { path, text } of this.request.facts.bases) {
			if (this.merged.some((note) => text.includes(stem(note.path)) && stem(note.path) !== stem(this.survivor.path))) this.warnings.push(`${path} names a merged note. Bases are not rewritten: change it by hand.`);
		}
		return {
			id: yield* this.idOf(edits, removals),
			survivor: this.survivor.path,
			merged: this.merged.map(({ path }) => path),
			conflicts: this.ledger.conflicts,
			collapsed: this.ledger.collapsed,
			near: this.ledger.nearPairs,
			links: edits.filter(({ linkCount }) => linkCount > 0).map(({ path, linkCount }) => ({ path, count: linkCount })),
			warnings: this.warnings,
			result,
			edits: edits.filter(({ before, after }, place) => place === 0 || before !== after),
			removals,
		};
	}

	/** A text may be asked about many times: it is read once. */
	private read(text: string): Note {
		const note = this.parsed.get(text) ?? parse(text);
		this.parsed.set(text, note);
		return note;
	}

	private *idOf(edits: readonly FileEdit[], removals: readonly Removal[]): Steps<string> {
		const digest = new Digest();
		const add = (...parts: readonly string[]): void => { for (const part of parts) digest.add(part); };
		for (const { path, after } of edits) {
			yield;
			add(path, after);
		}
		for (const { path, archive } of removals) add(path, archive?.path ?? '', archive?.text ?? '');
		return digest.value;
	}

	/** What links must know before the texts are merged: block ids and headings of all notes, titles that give way. */
	private *group(): Steps<Group> {
		const titles = new Set<string>();
		const headings = new Set<string>();
		const taken = namesOf(this.read(this.survivor.text));
		for (const { path, text } of [this.survivor, ...this.merged]) {
			yield;
			const isMerged = path !== this.survivor.path;
			const note = this.read(text);
			for (const [index, { level, heading }] of note.sections.entries()) {
				if (isMerged && index === 1 && level === 1) titles.add(foldStep(heading));
				else if (level > 0) headings.add(foldStep(heading));
			}
			if (!isMerged) continue;
			const renamed = renameCollisions(note, taken);
			this.renamed.set(path, renamed.text);
			this.blockIds.set(path, renamed.blockIds);
		}
		return { survivor: this.survivor.path, merged: new Set(this.merged.map(({ path }) => path)), blockIds: this.blockIds, headings, titles };
	}

	private *mergeTexts(destinations: Destinations): Steps<string> {
		const { path, text } = this.survivor;
		let result = relink(text, { from: path, to: path }, destinations).text;
		const moved: Moved[] = [];
		for (const note of this.merged) {
			yield;
			moved.push({ note, text: withClosedEnd(relink(this.renamed.get(note.path) ?? note.text, { from: note.path, to: path }, destinations).text) });
		}
		const own = yield* this.mergeAllProperties(result, moved);
		const closed = withClosedEnd(own);
		result = closed;
		const areNear = nearness(this.request.notes.flatMap((note) => namesOfNote(note.path, this.read(note.text))));
		for (const { note, text: body } of moved) {
			yield;
			result = yield* mergeBody(result, body, { survivor: originOf(this.survivor), merged: originOf(note), ledger: this.ledger, areNear });
		}
		result = relinkBlocks(result, path, this.ledger.blockIds, destinations);
		this.settleBlockIds();
		for (const { note, text: body } of moved) result = this.carryBroken(result, note, body);
		const { eol } = this.read(text);
		if (this.request.options.keepLostValues) result = appendLost(result, this.ledger.lost, eol);
		return result === closed ? own : result;
	}

	private *mergeAllProperties(text: string, moved: readonly Moved[]): Steps<string> {
		const read: (NoteProperties & { readonly isBroken: boolean })[] = [];
		for (const { note, text: own } of [{ note: this.survivor, text }, ...moved]) {
			yield;
			const { data, isBroken } = readFrontmatter(this.read(own));
			read.push({ path: note.path, date: note.lastContact, data: isBroken ? {} : data, isBroken });
		}
		const { lastContactProperties, dateOrder } = this.request.options;
		const { changes, conflicts, lost, superseded } = mergeProperties(read, { lastContactProperties, dateOrder, choices: this.request.choices.fields });
		if (read[0]?.isBroken) return this.keepBroken(text, read, changes, moved);
		for (const one of superseded) this.ledger.drop(one.text, { path: one.path, line: 1 });
		let result = text;
		const failed: string[] = [];
		for (const { key, value } of changes) {
			yield;
			const changed = this.set(result, key, value, this.survivor.path);
			if (changed === null) failed.push(key);
			else result = changed;
		}
		// What cannot be written stays as it was, and what the others say is told at the end.
		const hasFailed = (field: string): boolean => failed.map(fieldName).some((key) => field === key || field.startsWith(`${key}.`));
		const standing = ({ values, chosen }: Conflict): string => values.find((one) => one.path === this.survivor.path)?.value ?? chosen;
		this.ledger.addProperties(conflicts.map((one) => hasFailed(one.field) ? { ...one, chosen: standing(one) } : one), [...lost.filter(({ field }) => !hasFailed(field)), ...saidOf(failed, read.slice(1))]);
		return this.addAliases(result, moved);
	}

	/** The survivor's own properties cannot be read: they stay byte for byte, the others' go to the lost values. */
	private keepBroken(text: string, read: readonly NoteProperties[], changes: readonly { readonly key: string; readonly value: PropertyValue }[], moved: readonly Moved[]): string {
		this.warnings.push(`The properties of ${this.survivor.path} cannot be read and stay as they are. Mend them, then check the values that are listed at the end of the note.`);
		this.ledger.addProperties([], saidOf(changes.map(({ key }) => key), read.slice(1)));
		this.loseNames(text, moved);
		return text;
	}

	private addAliases(text: string, moved: readonly Moved[]): string {
		const note = this.read(text);
		const { data } = readFrontmatter(note);
		const key = Object.keys(data).find((name) => /^alias(?:es)?$/i.test(name)) ?? 'aliases';
		const present = listOf(data[key]);
		const fresh = this.freshNames(note, present, moved);
		if (fresh.length === 0) return text;
		const changed = this.set(text, key, [...present, ...fresh], this.survivor.path);
		if (changed === null) this.loseNames(text, moved);
		return changed ?? text;
	}

	/** Names of the merged notes that the survivor does not answer to yet. */
	private freshNames(survivor: Note, aliases: readonly string[], moved: readonly Moved[]): readonly string[] {
		const names = moved.flatMap(({ note: { path, text } }) => namesOfNote(path, this.read(text)));
		return newAliases(namesOfNote(this.survivor.path, survivor), aliases, names);
	}

	/** Names that cannot become aliases are told at the end. */
	private loseNames(text: string, moved: readonly Moved[]): void {
		for (const one of moved) {
			const { path, lastContact: date } = one.note;
			this.ledger.addProperties([], this.freshNames(this.read(text), [], [one]).map((value) => ({ field: 'name', value, path, date })));
		}
	}

	/** The text with a property set; null, and a warning, where that cannot be. */
	private set(text: string, key: string, value: PropertyValue, path: string): string | null {
		const result = setProperty(text, key, value);
		if (result.ok) return result.text;
		this.warnings.push(`The property “${key}” of ${path} could not be set to ${JSON.stringify(value)}: ${result.message}`);
		return null;
	}

	private carryBroken(text: string, note: MergeNote, body: string): string {
		const parsed = this.read(body);
		if (!parsed.frontmatter || !readFrontmatter(parsed).isBroken) return text;
		const { start, end } = parsed.frontmatter.yaml;
		const yaml = parsed.text.slice(start, end);
		const survivor = this.read(text);
		const own = survivor.frontmatter?.yaml;
		if (own && survivor.text.slice(own.start, own.end) === yaml) {
			this.ledger.drop(yaml, { path: note.path, line: 2 });
			return text;
		}
		this.warnings.push(`The properties of ${note.path} cannot be read. They stand at the end of the merged note, as they are.`);
		return appendBrokenProperties(text, yaml, note.path, survivor.eol);
	}

	/** Block ids that were folded into the survivor's: links from elsewhere follow. */
	private settleBlockIds(): void {
		for (const [path, ids] of this.blockIds) {
			this.blockIds.set(path, new Map([...ids].map(([old, name]) => [old, this.ledger.blockIds.get(name) ?? name])));
		}
	}

	private *editOthers(result: string, before: Destinations): Steps<readonly FileEdit[]> {
		const headings = new Set(parse(result).sections.filter(({ level }) => level > 0).map(({ heading }) => foldStep(heading)));
		const destinations = new Destinations(this.request.facts, { ...before.group, headings });
		const group = new Set(this.request.notes.map(({ path }) => path));
		const folder = new Map(this.request.folderNotes.filter(({ path }) => this.losesItsHub(path)).map((note) => [note.path, note.text]));
		const files = new Map(this.request.linking.map((file) => [file.path, file]));
		for (const [path, text] of folder) if (!files.has(path)) files.set(path, { path, text, kind: 'note' });
		const edits: FileEdit[] = [];
		for (const file of [...files.values()].filter(({ path }) => !group.has(path)).sort((a, b) => (a.path < b.path ? -1 : 1))) {
			yield;
			const standing = { from: file.path, to: file.path };
			const done = file.kind === 'canvas' ? relinkCanvas(file.text, file.path, destinations) : relink(file.text, standing, destinations);
			if (!done) this.warnings.push(`${file.path} cannot be read as a canvas and stays as it is: its cards may lead to a merged note.`);
			for (const link of done?.gone ?? []) this.warnings.push(`${file.path}: ${link} names a heading or block that the merged note does not have.`);
			const after = done?.text ?? file.text;
			edits.push({ path: file.path, before: file.text, after: folder.has(file.path) ? this.nameAccount(after, file.path, destinations) : after, linkCount: done?.count ?? 0 });
		}
		return edits;
	}

	/** Whether the note that made a dated note the account's goes away. */
	private losesItsHub(path: string): boolean {
		const isOver = (note: MergeNote): boolean => note.isHub && path.startsWith(`${folderOf(note.path)}/`);
		return !isOver(this.survivor) && this.merged.some(isOver);
	}

	/** A dated note that belonged to the account by its folder alone names it from now on. */
	private nameAccount(text: string, path: string, destinations: Destinations): string {
		const key = this.request.options.accountProperties[0] ?? 'account';
		return this.set(text, key, destinations.survivorLink(), path) ?? text;
	}

	private remove({ path, text }: MergeNote, destinations: Destinations): Removal {
		const { archiveFolder } = this.request.options;
		if (archiveFolder === null) return { path, before: text, archive: null };
		const home = this.archivePath(path, archiveFolder);
		// Its links are to lead where they led, from its new place.
		const moved = relink(text, { from: path, to: home, isCopy: true }, destinations).text;
		const result = setProperty(moved, 'merged_into', destinations.survivorLink());
		if (!result.ok) this.warnings.push(`${path} goes to the archive without “merged_into”: ${result.message}`);
		return { path, before: text, archive: { path: home, text: result.ok ? result.text : moved } };
	}

	/** A name that no other file answers to, so that no bare link can mean the archived note. */
	private archivePath(path: string, folder: string): string {
		const { facts } = this.request;
		const base = `${stem(folderOf(path)) === '' || !/^(?:readme|_?index)$/i.test(stem(path)) ? stem(path) : stem(folderOf(path))} (merged)`;
		const isTaken = (name: string): boolean => facts.countNamed(name) > 0 || facts.exists(`${folder}/${name}.md`) || this.archived.has(name.toLowerCase());
		let name = base;
		for (let count = 2; isTaken(name); count++) name = `${base} ${String(count)}`;
		this.archived.add(name.toLowerCase());
		return `${folder}/${name}.md`;
	}
}

/** A merged note's text as it stands in the survivor's place: its links lead from there. */
interface Moved {
	readonly note: MergeNote;
	readonly text: string;
}

/** What notes say under some keys, as values that do not stand in the survivor. */
function saidOf(keys: readonly string[], notes: readonly NoteProperties[]): readonly Lost[] {
	return keys.flatMap((key) => notes.flatMap(({ path, date, data }) => {
		const value = Object.hasOwn(data, key) ? data[key] : null;
		return value === undefined || value === null ? [] : [{ field: key, value: typeof value === 'object' ? JSON.stringify(value) : String(value), path, date }];
	}));
}

function originOf({ path, lastContact }: MergeNote): Origin {
	return { path, date: lastContact };
}

function listOf(value: PropertyValue | undefined): readonly string[] {
	if (typeof value === 'string') return value.split(',').map((one) => one.trim()).filter((one) => one !== '');
	return Array.isArray(value) ? (value as readonly PropertyValue[]).filter((one) => typeof one === 'string') : [];
}

