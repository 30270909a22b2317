import { setProperty } from '../note';
import { folderOf, stem, type Destinations } from './destinations';
import { relink } from './links';
import type { MergeNote, Removal } from './plan';
import type { MergeRun } from './run';

/** Where merged notes go: to the trash, or to the archive under a name of their own. */
export class Archive {
	private readonly taken = new Set<string>();

	constructor(private readonly run: MergeRun, private readonly destinations: Destinations) {}

	remove({ path, text }: MergeNote): Removal {
		const { archiveFolder } = this.run.request.options;
		if (archiveFolder === null) return { path, before: text, archive: null };
		const home = this.pathFor(path, archiveFolder);
		// Its links are to lead where they led, from its new place.
		const moved = relink(text, { from: path, to: home, isCopy: true }, this.destinations).text;
		const result = setProperty(moved, 'merged_into', this.destinations.survivorLink());
		if (!result.ok) this.run.warnings.push(`${path} goes to the archive without “merged_into”: ${result.message}`);
		return { path, before: text, archive: { path: home, text: result.ok ? result.text : moved } };
	}

	/** A name that no other file answers to, so that no bare link can mean the archived note. */
	private pathFor(path: string, folder: string): string {
		const { facts } = this.run.request;
		const base = `${stem(folderOf(path)) === '' || !/^(?:readme|_?index)$/i.test(stem(path)) ? stem(path) : stem(folderOf(path))} (merged)`;
		const isTaken = (name: string): boolean => facts.countNamed(name) > 0 || facts.exists(`${folder}/${name}.md`) || this.taken.has(name.toLowerCase());
		let name = base;
		for (let count = 2; isTaken(name); count++) name = `${base} ${String(count)}`;
		this.taken.add(name.toLowerCase());
		return `${folder}/${name}.md`;
	}
}
