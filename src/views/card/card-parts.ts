import type { AccountDetail, Day, Item, Source } from '../../account/records';
import type { CardSection, Settings } from '../../settings/settings';
import { drawItem, type Memory, type SectionTools } from '../details/section';
import { drawTask, tasksIn } from '../details/task-section';
import { noteName, smallDate } from '../words';
import { cutAtWord, linesFor } from './card-fit';

/** One line of a part: what it takes, and how it is drawn. */
export interface CardEntry {
	readonly lines: number;
	readonly draw: (el: HTMLElement, tools: SectionTools) => void;
}

/** A heading with what stands under it. */
export interface CardPart {
	readonly id: CardSection;
	readonly title: string;
	readonly entries: readonly CardEntry[];
	/** How many are shown at the most before somebody asks. */
	readonly most: number;
}

/** The parts of a card that have something to say, in the person's order. Mentions are looked for later: theirs is empty. */
export function partsOf(detail: AccountDetail, ticked: Memory['ticked'], { cardSections, cardItems }: Settings, today: Day, longest: number): readonly CardPart[] {
	const items = (id: CardSection, title: string, list: readonly Item[], few = cardItems): CardPart => (
		{ id, title, entries: list.map((item) => itemEntry(item, detail.path, longest)), most: Math.min(few, cardItems) }
	);
	const partOf = (id: CardSection): CardPart => {
		switch (id) {
			case 'facts': return items(id, 'Facts', detail.facts);
			case 'tasks': return { id, title: 'Open tasks', entries: taskEntries(detail, ticked, today), most: cardItems };
			case 'blockers': return items(id, 'Blockers', detail.blockers);
			case 'opportunities': return items(id, 'Next opportunity', detail.opportunities, 1);
			case 'contacts': return items(id, 'Contacts', detail.contacts, 3);
			case 'decisions': return items(id, 'Decisions', detail.decisions, 3);
			case 'mentions': return items(id, 'Mentions', []);
		}
	};
	return cardSections.map(partOf).filter(({ id, entries }) => id === 'mentions' || entries.length > 0);
}

/** A text with its day and its notes; one that is too long opens when asked. */
export function itemEntry(item: Item, mainPath: string | null, longest: number): CardEntry {
	const cut = cutAtWord(item.text, longest);
	const day = item.date === undefined || item.text.includes(item.date) ? 0 : smallDate(item.date).length + 1;
	return {
		lines: linesFor(cut ?? item.text, day + nameLength(item.sources, mainPath) + (cut === null ? 0 : 5)),
		draw: (el, tools) => {
			drawItem(el, cut === null ? item : { ...item, text: cut }, tools);
			if (cut === null) return;
			const more = el.createEl('button', { cls: 'acct-more', text: 'More', attr: { 'aria-label': `More of ${cut}` } });
			more.addEventListener('click', () => {
				el.empty();
				drawItem(el, item, tools);
				el.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
			});
		},
	};
}

function taskEntries({ tasks, path }: AccountDetail, ticked: Memory['ticked'], today: Day): readonly CardEntry[] {
	return tasksIn(['open'], tasks, ticked).map((task) => ({
		lines: linesFor(task.text, 4 + (task.due === null ? 0 : 16) + (task.owner?.length ?? 0) + (task.disagree ? 16 : 0) + nameLength(task.sources, path)),
		draw: (el, tools) => { drawTask(el, task, today, tools); },
	}));
}

/** Letters of what says where a line comes from; the main note is an icon. */
function nameLength([first, ...others]: readonly Source[], mainPath: string | null): number {
	if (first === undefined) return 0;
	return (first.path === mainPath ? 2 : noteName(first.path).length + 1) + (others.length === 0 ? 0 : 3);
}
