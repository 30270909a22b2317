import type { Day, Priority, Task, TaskState } from '../../account/records';
import { daysBetween } from '../../note/days';
import { compareText } from '../../note/text-order';
import { directionOf } from '../dom';
import { ago, longDate } from '../words';
import { drawList, drawSources, type DetailSection, type Memory, type SectionTools } from './section';

const stateOrder: Readonly<Record<TaskState, number>> = { open: 0, proposed: 1, done: 2, cancelled: 3 };
const stateWords: Readonly<Record<TaskState, string>> = { open: 'Open', proposed: 'Proposed', done: 'Done', cancelled: 'Cancelled' };
const priorityRank: Readonly<Record<Priority, number>> = { highest: 0, high: 1, medium: 2, low: 4, lowest: 5 };
const noPriority = 3;
const noDay = '9999-12-31';

/** Tasks in these states, open ones first, then what is due soonest, then what matters most; those just ticked stand where they stood. */
export function tasksIn(states: readonly TaskState[], tasks: readonly Task[], ticked: Memory['ticked']): readonly Task[] {
	const stateOf = ({ state, text }: Task): TaskState => ticked.get(text) ?? state;
	return tasks.filter((task) => states.includes(stateOf(task)))
		.sort((a, b) => stateOrder[stateOf(a)] - stateOrder[stateOf(b)] || compareTasks(a, b));
}

function compareTasks(a: Task, b: Task): number {
	return compareText(a.due ?? a.scheduled ?? noDay, b.due ?? b.scheduled ?? noDay)
		|| rankOf(a) - rankOf(b)
		|| compareText(a.text, b.text);
}

function rankOf({ priority }: Task): number {
	return priority === null ? noPriority : priorityRank[priority];
}

/** Tasks of the account: open and proposed ones; the finished are counted and shown when asked. */
export const taskSection: DetailSection = {
	id: 'tasks', title: 'Tasks', icon: 'list-checks',
	content: ({ detail, today }) => (detail.tasks.length === 0 ? [] : [...detail.tasks, today]),
	draw: (el, { detail, today }, tools) => {
		const { ticked, opened } = tools.memory;
		const draw = (name: string, some: readonly Task[]): void => {
			drawList(el, name, some, tools, (line, task) => { drawTask(line, task, today, tools); });
		};
		draw('tasks', tasksIn(['open', 'proposed'], detail.tasks, ticked));
		const finished = tasksIn(['done', 'cancelled'], detail.tasks, ticked);
		if (finished.length === 0) return;
		if (opened.has('finished')) {
			draw('all finished', finished);
			return;
		}
		const more = el.createEl('button', { cls: 'acct-more', text: `Show ${finished.length} finished`, attr: { 'data-focus': 'finished' } });
		more.addEventListener('click', () => {
			opened.add('finished');
			more.remove();
			draw('all finished', finished);
		});
	},
};

/** A task with its box, its day and where it stands. */
export function drawTask(el: HTMLElement, task: Task, today: Day, tools: SectionTools): void {
	el.addClass('acct-task');
	el.dataset['state'] = task.state;
	el.setAttribute('dir', directionOf(task.text) ?? 'auto');
	const isFinished = task.state === 'done' || task.state === 'cancelled';
	const { toggleTask } = tools.actions;
	const box = el.createEl('input', {
		type: 'checkbox', cls: 'acct-task-box',
		attr: { 'aria-label': `${stateWords[task.state]}: ${task.text}`, 'data-focus': `task ${task.text}` },
	});
	box.checked = isFinished;
	box.indeterminate = task.disagree;
	box.disabled = toggleTask === undefined;
	box.addEventListener('change', () => {
		if (toggleTask === undefined) return;
		if (box.checked) tools.memory.ticked.set(task.text, task.state);
		tools.run(toggleTask(task, box.checked));
	});
	tools.text.draw(el.createSpan({ cls: 'acct-item-text' }), task.text, task.sources[0]?.path ?? '');
	drawMarks(el, task, today);
	drawSources(el, task.sources, tools);
}

function drawMarks(el: HTMLElement, task: Task, today: Day): void {
	if (task.state === 'proposed' || task.state === 'cancelled') el.createSpan({ cls: 'acct-tag', text: stateWords[task.state] });
	if (task.priority !== null && priorityRank[task.priority] < 2) el.createSpan({ cls: 'acct-tag is-pressing', text: `${task.priority} priority` });
	if (task.due !== null) drawDue(el, task, task.due, today);
	if (task.owner !== null) el.createSpan({ cls: 'acct-tag', text: `@${task.owner}` });
	if (task.disagree) el.createSpan({ cls: 'acct-tag is-pressing', text: 'Copies disagree' });
}

function drawDue(el: HTMLElement, { state }: Task, due: Day, today: Day): void {
	const isOverdue = due < today && state === 'open';
	el.createSpan({
		cls: ['acct-tag', ...(isOverdue ? ['is-pressing'] : [])],
		text: `due ${ago(daysBetween(due, today))}`,
		attr: { 'aria-label': `Due ${longDate(due)}` },
	});
}
