import type { Steps } from '../match/steps';
import { mergeBody, type BodyContext } from './body';
import { Destinations, foldStep } from './destinations';
import { FrontmatterMerger, type Moved } from './frontmatters';
import type { Origin } from './ledger';
import { relink, relinkBlocks } from './links';
import { appendLost } from './lost';
import { withClosedEnd } from './open-end';
import type { MergeNote } from './plan';
import { namesOf, renameCollisions } from './renames';
import { sectionKey, type MergeRun } from './run';

/** The survivor's new text, and how links to the notes are to be spelled. */
export interface MergedTexts {
	readonly result: string;
	readonly destinations: Destinations;
}

/** Unites the texts of all notes in the survivor's. */
export function* mergeTexts(run: MergeRun): Steps<MergedTexts> {
	return yield* new TextMerger(run).merge();
}

class TextMerger {
	private readonly blockIds = new Map<string, ReadonlyMap<string, string>>();
	/** Texts of merged notes in which no name collides. */
	private readonly renamed = new Map<string, string>();

	constructor(private readonly run: MergeRun) {}

	*merge(): Steps<MergedTexts> {
		const destinations = yield* this.destinations();
		const result = yield* this.unite(destinations, yield* this.move(destinations));
		return { result, destinations };
	}

	/** What links must know before the texts are merged: block ids and headings of all notes, titles that give way. */
	private *destinations(): Steps<Destinations> {
		const { run: { request, survivor, merged } } = this;
		const titles = new Set<string>();
		const headings = new Set<string>();
		const taken = namesOf(this.run.read(survivor.text));
		for (const { path, text } of [survivor, ...merged]) {
			yield;
			const isMerged = path !== survivor.path;
			const note = this.run.read(text);
			for (const [index, { level, heading }] of note.sections.entries()) {
				if (isMerged && index === 1 && level === 1) titles.add(foldStep(heading));
				else if (level > 0) headings.add(foldStep(heading));
			}
			if (!isMerged) continue;
			const renamed = renameCollisions(note, taken);
			this.renamed.set(path, renamed.text);
			this.blockIds.set(path, renamed.blockIds);
		}
		return new Destinations(request.facts, { survivor: survivor.path, merged: new Set(merged.map(({ path }) => path)), blockIds: this.blockIds, headings, titles });
	}

	/** The merged notes as they would stand in the survivor's place. */
	private *move(destinations: Destinations): Steps<readonly Moved[]> {
		const { survivor, merged } = this.run;
		const moved: Moved[] = [];
		for (const note of merged) {
			yield;
			const { text } = relink(this.renamed.get(note.path) ?? note.text, { from: note.path, to: survivor.path }, destinations);
			moved.push({ note, text: withClosedEnd(text) });
		}
		return moved;
	}

	private *unite(destinations: Destinations, moved: readonly Moved[]): Steps<string> {
		const { ledger, survivor, request } = this.run;
		const { path, text } = survivor;
		const frontmatters = new FrontmatterMerger(this.run, moved);
		const own = yield* frontmatters.merge(relink(text, { from: path, to: path }, destinations).text);
		const closed = withClosedEnd(own);
		let result = closed;
		for (const one of moved) {
			yield;
			result = yield* this.uniteBodies(result, one, destinations);
		}
		result = relinkBlocks(result, path, ledger.blockIds, destinations);
		this.settleBlockIds();
		for (const one of moved) result = frontmatters.carryBroken(result, one);
		if (request.options.keepLostValues) result = appendLost(result, ledger.lost, this.run.read(text).eol);
		return result === closed ? own : result;
	}

	/** A body that links to blocks which are told once now is compared with those links as they will be. */
	private *uniteBodies(text: string, { note, text: body }: Moved, destinations: Destinations): Steps<string> {
		const { run } = this;
		const context: BodyContext = {
			survivor: originOf(run.survivor), merged: originOf(note), ledger: run.ledger, areNear: run.areNear,
			read: (one) => run.read(one),
			isWhole: (place) => run.whole.has(sectionKey(note.path, place)),
			brings: (place) => { run.bringing.add(sectionKey(note.path, place)); },
		};
		const united = yield* mergeBody(text, body, context);
		const linked = relinkBlocks(body, run.survivor.path, run.ledger.blockIds, destinations);
		return linked === body ? united : yield* mergeBody(text, linked, context);
	}

	/** Block ids that were folded into the survivor's: links from elsewhere follow. */
	private settleBlockIds(): void {
		for (const [path, ids] of this.blockIds) {
			this.blockIds.set(path, new Map([...ids].map(([old, name]) => [old, this.run.ledger.blockIds.get(name) ?? name])));
		}
	}
}

function originOf({ path, lastContact }: MergeNote): Origin {
	return { path, date: lastContact };
}
