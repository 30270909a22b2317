import { FuzzySuggestModal, renderMatches, type App, type FuzzyMatch, type SearchMatches } from 'obsidian';
import type { Problem } from '../account/records';
import type { LiveAccounts } from '../vault/live-accounts';
import { openNote } from './navigate';

/** Everything that is wrong in notes, also in notes of no account; choosing one opens it at its line. */
export class ProblemList extends FuzzySuggestModal<Problem> {
	constructor(app: App, private readonly problems: readonly Problem[]) {
		super(app);
		this.setPlaceholder('Search problems, and open one');
		this.emptyStateText = problems.length === 0 ? 'No note has a problem.' : 'No problem fits.';
	}

	override getItems(): Problem[] {
		return [...this.problems];
	}

	override getItemText(problem: Problem): string {
		return `${problem.message} ${placeOf(problem)}`;
	}

	override renderSuggestion({ item, match: { matches } }: FuzzyMatch<Problem>, el: HTMLElement): void {
		el.addClass('mod-complex');
		const content = el.createDiv('suggestion-content');
		const { length } = item.message;
		renderMatches(content.createDiv('suggestion-title'), item.message, within(matches, 0, length));
		renderMatches(content.createDiv('suggestion-note'), placeOf(item), within(matches, length + 1, Infinity));
	}

	override onChooseItem({ path, line }: Problem): void {
		void openNote(this.app, path, line, false);
	}
}

/** Shows the problems of today. */
export function showProblems(app: App, live: LiveAccounts): void {
	new ProblemList(app, live.accounts.problems(live.today())).open();
}

function placeOf({ path, line }: Problem): string {
	return `${path}:${String(line)}`;
}

/** Matches in a part of the text, counted from where the part begins. */
function within(matches: SearchMatches, start: number, end: number): SearchMatches {
	return matches.flatMap(([from, to]) => {
		const part: [number, number] = [Math.max(from, start) - start, Math.min(to, end) - start];
		return part[0] < part[1] ? [part] : [];
	});
}
