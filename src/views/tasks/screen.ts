import { Component, Keymap, Menu, type App } from 'obsidian';
import type { Source, Task, TaskState } from '../../account/records';
import type { TaskWish } from '../../vault/task-edits';
import type { AccountActions } from '../actions';
import type { MenuPlace } from '../dashboard/grid-host';
import { drawError, drawLoading, drawNoMatch, message as drawMessage, MessageArea } from '../dashboard/messages';
import { watchSize } from '../dom';
import { ReadingBar } from '../list/reading-bar';
import { openNote } from '../navigate';
import { tellOutcome } from '../notices';
import type { TabHost, ViewServices } from '../services';
import { countOf, noteName } from '../words';
import { DueModal, TasksHelp } from './ask';
import { TasksBar, type TaskAction } from './bar';
import type { RowDeed } from './deeds';
import { TasksGrid } from './grid';
import { stateTitles, type TasksModel, type TaskListing } from './model';
import { isLive, type TaskRow } from './rows';
import { noFilters, readTasksState, usualFilters, type TasksState, type TaskSort } from './state';
import { TasksToolbar } from './toolbar';

/** The tasks of all accounts: search, filters, the list, and what is done to many at once. */
export class TasksScreen extends Component {
	private readonly el: HTMLElement;
	private readonly messages: MessageArea;
	private readonly progress: ReadingBar;
	private readonly toolbar: TasksToolbar;
	private readonly grid: TasksGrid;
	private readonly bar: TasksBar;
	private readonly actions: AccountActions;
	private state: TasksState;
	private isStale = false;

	constructor(
		parent: HTMLElement, private readonly app: App, private readonly services: Pick<ViewServices, 'live' | 'actions'>,
		private readonly model: TasksModel, private readonly host: TabHost,
	) {
		super();
		this.actions = services.actions ?? {};
		this.state = readTasksState(host.state);
		this.el = parent.createDiv({ cls: 'acct-screen acct-tasks' });
		this.toolbar = new TasksToolbar(this.el, {
			root: this.el,
			state: () => this.state,
			change: (part) => { this.change(part, true); },
			facets: (id) => this.model.facets(this.state, id),
			enterList: () => { this.grid.focus(); },
			help: () => { this.help(); },
		});
		this.progress = new ReadingBar(this.el);
		const main = this.el.createDiv({ cls: 'acct-body' }).createDiv({ cls: 'acct-list' });
		this.messages = new MessageArea(this.el, main);
		this.grid = new TasksGrid(main, {
			act: (deed, rows, at, event) => { this.act(deed, rows, at, event); },
			canChange: this.actions.changeTasks !== undefined,
			sort: (by) => { this.sort(by); },
			fold: (key) => {
				const { folded } = this.state;
				this.change({ folded: folded.includes(key) ? folded.filter((other) => other !== key) : [...folded, key] }, false);
			},
			selected: (rows) => { this.showSelection(rows); },
			help: () => { this.help(); },
			search: () => { this.toolbar.focusSearch(); },
		});
		this.bar = new TasksBar(main, () => { this.grid.clearSelection(); }, () => { this.grid.focus(); });
	}

	override onload(): void {
		this.addChild(this.toolbar);
		this.addChild(this.grid);
		const { live } = this.services;
		this.registerEvent(live.on('changed', (ids) => { this.notesChanged(ids); }));
		this.registerEvent(live.on('day', () => { this.notesChanged(new Set()); }));
		for (const name of ['settings', 'state'] as const) this.registerEvent(live.on(name, () => { this.notesChanged(null); }));
		// Nobody listened while no tab was open.
		this.model.changed(null);
		this.refresh(true);
		// A hidden tab is drawn when it is shown again.
		watchSize(this, this.el, () => { if (this.isStale && this.el.isShown()) this.refresh(false); });
	}

	private change(part: Partial<TasksState>, isNewList: boolean): void {
		this.state = { ...this.state, ...part };
		this.host.save(this.state);
		this.refresh(isNewList);
	}

	private sort(by: TaskSort): void {
		this.change({ sort: by, reversed: by === this.state.sort && !this.state.reversed }, true);
	}

	private notesChanged(ids: ReadonlySet<string> | null): void {
		this.model.changed(ids);
		if (this.el.isShown()) this.refresh(false);
		else this.isStale = true;
	}

	private refresh(isNewList: boolean): void {
		try {
			this.draw(isNewList);
			this.isStale = false;
		} catch (error) {
			this.model.changed(null);
			this.messages.show('error', (el) => { drawError(el, 'tasks', error, () => { this.refresh(true); }); });
		}
	}

	private draw(isNewList: boolean): void {
		const { state } = this.services.live;
		this.progress.show(this.services.live);
		if (state === 'cold') {
			this.messages.show('loading', drawLoading);
			return;
		}
		const listing = this.model.list(this.state);
		this.toolbar.show(this.state, listing, state === 'loading');
		this.showMessage(listing, state === 'loading');
		this.grid.show(listing, this.state, isNewList);
	}

	private showMessage({ shown, all, live }: TaskListing, isReading: boolean): void {
		if (shown > 0) this.messages.show(null);
		else if (all === 0 && isReading) this.messages.show('loading', drawLoading);
		else if (all === 0) {
			this.messages.show('empty', (el) => {
				message(el, 'list-checks', 'No tasks yet', 'Write “- [ ] something to do” into a note of an account or of one of its meetings, or into any note on a line that links to the account. It shows up here, once, in however many notes it stands.');
			});
		} else this.showNoMatch(all, live === 0 && this.state.filters.states.every((one) => one === 'open' || one === 'proposed'));
	}

	private showNoMatch(all: number, isAllDone: boolean): void {
		if (isAllDone) {
			this.messages.show('no-match done', (el) => {
				addButton(message(el, 'circle-check', 'Nothing left to do', `All ${countOf(all, 'task')} are done or dropped.`), 'Show finished tasks', () => {
					this.change({ search: '', filters: { ...usualFilters, states: ['done', 'cancelled'] } }, true);
				});
			});
			return;
		}
		const withoutFilters = this.model.foundBySearch(this.state);
		const clear = (isAll: boolean): void => { this.change({ filters: isAll ? usualFilters : noFilters, ...isAll ? { search: '' } : {} }, true); };
		this.messages.show(`no-match ${String(withoutFilters)}`, (el) => { drawNoMatch(el, 'task', { withoutFilters, clear }); });
	}

	private help(): void {
		new TasksHelp(this.app).open();
	}

	private showSelection(rows: readonly TaskRow[]): void {
		this.el.toggleClass('is-selecting', rows.length > 0);
		this.bar.show(rows.length, rows.length > 0 ? this.changesOf(rows) : []);
	}

	private act(deed: RowDeed, rows: readonly TaskRow[], at: MenuPlace, event: MouseEvent | KeyboardEvent): void {
		const [row] = rows;
		if (row === undefined) return;
		const tasks = rows.map(({ task }) => task);
		switch (deed) {
			case 'tick': this.tick(tasks); return;
			case 'accept': this.accept(tasks); return;
			case 'drop': this.write(tasks.filter(({ state }) => isLive(state)), { kind: 'state', state: 'cancelled' }); return;
			case 'due': this.askDue(tasks); return;
			case 'settle': this.write(tasks, { kind: 'state', state: 'done' }); return;
			case 'account': this.host.showAccount(row.id); return;
			case 'open':
			case 'notes': this.open(row.task, at, event); return;
			case 'similar': this.showMenu((menu) => { addSimilar(menu, row.task, (source) => { this.openAt(source, event); }); }, at); return;
			case 'menu': this.showMenu((menu) => { this.fillMenu(menu, rows, at, event); }, at); return;
		}
	}

	private tick(tasks: readonly Task[]): void {
		const isDone = tasks.some(({ state }) => isLive(state));
		this.write(isDone ? tasks.filter(({ state, disagree }) => isLive(state) || disagree) : tasks, { kind: 'state', state: isDone ? 'done' : 'open' });
	}

	private accept(tasks: readonly Task[]): void {
		this.write(tasks.filter(({ state }) => state === 'proposed'), { kind: 'state', state: 'open' });
	}

	private askDue(tasks: readonly Task[]): void {
		if (this.actions.changeTasks === undefined) return;
		new DueModal(this.app, tasks, this.services.live.today(), (day) => { this.write(tasks, { kind: 'due', day }); }).open();
	}

	/** Boxes stand as wished at once; where the notes did not change they go back. */
	private write(tasks: readonly Task[], wish: TaskWish): void {
		const { changeTasks } = this.actions;
		if (changeTasks === undefined || tasks.length === 0) {
			this.grid.expect(tasks, null);
			return;
		}
		if (wish.kind === 'state') this.grid.expect(tasks, !isLive(wish.state));
		const work = changeTasks(tasks, wish);
		void tellOutcome(work);
		work.then((outcome) => { if (outcome.kind === 'refused') this.grid.expect(tasks, null); }, () => { this.grid.expect(tasks, null); });
	}

	/** What can be done to these tasks now. */
	private changesOf(rows: readonly TaskRow[]): readonly TaskAction[] {
		if (this.actions.changeTasks === undefined) return [];
		const tasks = rows.map(({ task }) => task);
		const proposed = tasks.filter(({ state }) => state === 'proposed');
		const live = tasks.filter(({ state }) => isLive(state));
		const finished = tasks.filter(({ state, disagree }) => !isLive(state) || disagree);
		const to = (title: string, icon: string, on: readonly Task[], state: TaskState): TaskAction => ({
			title, icon, isOn: on.length > 0, run: () => { this.write(on, { kind: 'state', state }); },
		});
		return [
			to('Mark done', 'check', live, 'done'), to('Accept', 'circle-plus', proposed, 'open'), to('Drop', 'circle-slash', live, 'cancelled'),
			to('Open again', 'rotate-ccw', finished, 'open'),
			{ title: 'Set due date', icon: 'calendar', isOn: true, run: () => { this.askDue(tasks); } },
		];
	}

	private showMenu(fill: (menu: Menu) => void, at: MenuPlace): void {
		const menu = new Menu();
		fill(menu);
		// A key on a button inside a row is told as a click without a place.
		if ('target' in at) menu.showAtMouseEvent(at);
		else menu.showAtPosition(at, this.el.doc);
	}

	private fillMenu(menu: Menu, rows: readonly TaskRow[], at: MenuPlace, event: MouseEvent | KeyboardEvent): void {
		const [row] = rows;
		if (row === undefined) return;
		if (rows.length > 1) menu.addItem((item) => item.setTitle(countOf(rows.length, 'task')).setIsLabel(true).setSection('title'));
		else {
			for (const source of row.task.sources) add(menu, 'open', sourceTitle(source, row.task), 'file-text', () => { this.openAt(source, event); });
			add(menu, 'open', `Show ${row.account}`, 'briefcase', () => { this.host.showAccount(row.id); });
			if (row.task.similar.length > 0) add(menu, 'open', 'Show similar tasks', 'copy', () => { this.act('similar', rows, at, event); });
		}
		for (const { title, icon, isOn, run } of this.changesOf(rows)) if (isOn) add(menu, 'action', title, icon, run);
		if (rows.length === 1) add(menu, 'info', 'Select', 'square-check', () => { this.grid.toggle(row); });
	}

	/** The note at the task's line; of several the person chooses. */
	private open(task: Task, at: MenuPlace, event: MouseEvent | KeyboardEvent): void {
		const [source, ...others] = task.sources;
		if (source !== undefined && others.length === 0) this.openAt(source, event);
		else this.showMenu((menu) => { for (const one of task.sources) add(menu, 'open', sourceTitle(one, task), 'file-text', () => { this.openAt(one, event); }); }, at);
	}

	private openAt({ path, line }: Source, event: MouseEvent | KeyboardEvent): void {
		void openNote(this.app, path, line, Keymap.isModEvent(event));
	}
}

function sourceTitle({ path, line, state }: Task['sources'][number], task: Task): string {
	return `Open ${noteName(path)}, line ${line}${task.disagree ? ` (${stateTitles[state].toLowerCase()})` : ''}`;
}

function addSimilar(menu: Menu, task: Task, open: (source: Source) => void): void {
	for (const { text, sources } of task.similar) {
		const [source] = sources;
		if (source !== undefined) add(menu, 'open', `${text.length > 90 ? `${text.slice(0, 90)}…` : text} (${noteName(source.path)})`, 'file-text', () => { open(source); });
	}
}

function add(menu: Menu, section: string, title: string, icon: string, onClick: () => void): void {
	menu.addItem((item) => item.setTitle(title).setIcon(icon).setSection(section).onClick(onClick));
}

function message(el: HTMLElement, icon: string, title: string, text: string): HTMLElement {
	const box = drawMessage(el, icon, title);
	box.createEl('p', { text });
	return box;
}

function addButton(box: HTMLElement, text: string, onClick: () => void): void {
	box.createEl('button', { text, cls: 'mod-cta' }).addEventListener('click', onClick);
}
