import { parse } from '../note';
import { finish, type Steps } from '../match/steps';
import { Archive } from './archive';
import { relinkCanvas } from './canvas';
import { Destinations, folderOf, foldStep, stem } from './destinations';
import { Digest } from './digest';
import { setOrWarn } from './frontmatters';
import { relink } from './links';
import type { FileEdit, MergeNote, MergeOutcome, MergePlan, MergeRequest, Removal } from './plan';
import { MergeRun } from './run';
import { settle } from './settle';
import { inOrder, proposeSurvivor } from './survivor';
import type { MergedTexts } from './texts';

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
	const settled = yield* settle(new MergeRun(request, survivor, merged));
	return { kind: 'plan', plan: yield* new Planner(settled.run, settled.texts).plan() };
}

class Planner {
	constructor(private readonly run: MergeRun, private readonly texts: MergedTexts) {}

	*plan(): Steps<MergePlan> {
		const { request: { options, facts }, survivor, merged, ledger, warnings } = this.run;
		const { result, destinations } = this.texts;
		const edits = [{ path: survivor.path, before: survivor.text, after: result, linkCount: 0 }, ...yield* this.editOthers(result, destinations)];
		const archive = new Archive(this.run, destinations);
		const removals = merged.map((note) => archive.remove(note));
		if (edits.length - 1 > options.manyFiles) warnings.unshift(`${String(edits.length - 1)} files link to the merged notes and will be rewritten.`);
		for (const { path, text } of facts.bases) {
			if (merged.some((note) => text.includes(stem(note.path)) && stem(note.path) !== stem(survivor.path))) warnings.push(`${path} names a merged note. Bases are not rewritten: change it by hand.`);
		}
		return {
			id: yield* this.idOf(edits, removals),
			survivor: survivor.path,
			merged: merged.map(({ path }) => path),
			conflicts: ledger.conflicts,
			collapsed: ledger.collapsed,
			near: ledger.nearPairs,
			links: edits.filter(({ linkCount }) => linkCount > 0).map(({ path, linkCount }) => ({ path, count: linkCount })),
			warnings,
			result,
			edits: edits.filter(({ before, after }, place) => place === 0 || before !== after),
			removals,
		};
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

	private *editOthers(result: string, before: Destinations): Steps<readonly FileEdit[]> {
		const { request, warnings } = this.run;
		const headings = new Set(parse(result).sections.filter(({ level }) => level > 0).map(({ heading }) => foldStep(heading)));
		const destinations = new Destinations(request.facts, { ...before.group, headings });
		const group = new Set(request.notes.map(({ path }) => path));
		const folder = new Map(request.folderNotes.filter(({ path }) => this.losesItsHub(path)).map((note) => [note.path, note.text]));
		const files = new Map(request.linking.map((file) => [file.path, file]));
		for (const [path, text] of folder) if (!files.has(path)) files.set(path, { path, text, kind: 'note' });
		const edits: FileEdit[] = [];
		for (const file of [...files.values()].filter(({ path }) => !group.has(path)).sort((a, b) => (a.path < b.path ? -1 : 1))) {
			yield;
			const standing = { from: file.path, to: file.path };
			const done = file.kind === 'canvas' ? relinkCanvas(file.text, file.path, destinations) : relink(file.text, standing, destinations);
			if (!done) warnings.push(`${file.path} cannot be read as a canvas and stays as it is: its cards may lead to a merged note.`);
			for (const link of done?.gone ?? []) warnings.push(`${file.path}: ${link} names a heading or block that the merged note does not have.`);
			const after = done?.text ?? file.text;
			edits.push({ path: file.path, before: file.text, after: folder.has(file.path) ? this.nameAccount(after, file.path, destinations) : after, linkCount: done?.count ?? 0 });
		}
		return edits;
	}

	/** Whether the note that made a dated note the account's goes away. */
	private losesItsHub(path: string): boolean {
		const isOver = (note: MergeNote): boolean => note.isHub && path.startsWith(`${folderOf(note.path)}/`);
		return !isOver(this.run.survivor) && this.run.merged.some(isOver);
	}

	/** A dated note that belonged to the account by its folder alone names it from now on. */
	private nameAccount(text: string, path: string, destinations: Destinations): string {
		const key = this.run.request.options.accountProperties[0] ?? 'account';
		return setOrWarn(this.run, text, { key, value: destinations.survivorLink(), path }) ?? text;
	}
}
