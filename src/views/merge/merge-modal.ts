import { Component, Modal, Notice, type App } from 'obsidian';
import type { MergePlan } from '../../merge/plan';
import { countOf, noteName, trashStays } from '../words';
import { tellOutcome } from '../notices';
import type { Outcome } from '../actions';
import { MergeReview, type PlanAnswer, type ReviewedGroup, type ReviewSource } from './review';
import { drawPlan } from './plan-view';
import { ProgressNotice } from './progress-notice';
import { undoMerge } from './undo';

/** So long after the next group has come, in milliseconds, a click may still be meant for the one before. */
const doubleClick = 400;

const stateWords = { open: '', merged: 'merged', different: 'kept apart', skipped: 'skipped' } as const;

/** Reviews groups of duplicate notes: one at a time, or all at once that nobody disagrees about. */
export class MergeModal extends Modal {
	private readonly review: MergeReview;
	private place = 0;
	private isBusy = false;
	private drawn = new Component();
	private listEl: HTMLElement | null = null;
	private paneEl: HTMLElement | null = null;
	private footEl: HTMLElement | null = null;
	private turn = 0;
	/** When the review went on to the group in view by itself; Infinity while that is being drawn. */
	private wentOn = -Infinity;

	constructor(app: App, private readonly source: ReviewSource, paths: readonly string[] | null, private readonly from: readonly string[]) {
		super(app);
		this.review = new MergeReview(source, paths);
	}

	override onOpen(): void {
		this.modalEl.addClass('acct-merge-modal');
		this.setTitle('Merge duplicates');
		// The main button of what is in view: a group, or the summary of all.
		this.scope.register(['Mod'], 'Enter', () => {
			this.footEl?.querySelector<HTMLElement>('.mod-cta')?.click();
			return false;
		});
		if (this.review.groups.length === 0) {
			this.contentEl.createDiv({ cls: 'acct-merge-empty', text: 'No two notes look like the same account. To merge notes all the same, select their rows in the dashboard and choose “merge notes”.' });
			return;
		}
		const frame = this.contentEl.createDiv({ cls: 'acct-merge-frame' });
		const side = frame.createDiv({ cls: 'acct-merge-side' });
		this.listEl = side.createDiv({ cls: 'acct-merge-groups', attr: { role: 'listbox', 'aria-label': 'Groups of duplicate notes', tabindex: '0' } });
		this.listEl.addEventListener('keydown', (event) => { this.onListKey(event); });
		this.addMergeAll(side);
		this.paneEl = frame.createDiv({ cls: 'acct-merge-pane', attr: { 'aria-live': 'polite' } });
		this.footEl = this.contentEl.createDiv({ cls: 'acct-merge-foot' });
		this.show(this.review.placeOf(this.from) ?? Math.max(this.review.nextOpen(-1), 0));
		this.listEl.focus();
	}

	override onClose(): void {
		this.drawn.unload();
		this.contentEl.empty();
	}

	private addMergeAll(side: HTMLElement): void {
		if (this.review.groups.filter(({ group }) => group.certainty === 'certain').length < 2) return;
		side.createEl('button', { text: 'Merge all without conflicts…' }).addEventListener('click', () => { void this.offerAll(); });
	}

	private show(place: number): void {
		if (this.paneEl && place !== this.place) this.paneEl.scrollTop = 0;
		this.place = place;
		this.drawList();
		void this.drawPane();
	}

	private drawList(): void {
		const { listEl } = this;
		if (!listEl) return;
		listEl.empty();
		let certainty = '';
		for (const [place, { group, name, state }] of this.review.groups.entries()) {
			if (group.certainty !== certainty) {
				certainty = group.certainty;
				listEl.createDiv({ cls: 'acct-merge-heading', text: certainty === 'certain' ? 'The same account' : 'Perhaps the same', attr: { role: 'presentation' } });
			}
			const item = listEl.createDiv({ cls: 'acct-merge-group', attr: { role: 'option', id: `acct-merge-${String(place)}`, 'aria-selected': String(place === this.place) } });
			item.toggleClass('is-settled', state !== 'open');
			item.createDiv({ cls: 'acct-merge-name', text: name });
			item.createDiv({ cls: 'acct-merge-source', text: [countOf(group.notes.length, 'note'), stateWords[state]].filter((word) => word !== '').join(', ') });
			item.addEventListener('click', () => { this.show(place); });
		}
		listEl.setAttribute('aria-activedescendant', `acct-merge-${String(this.place)}`);
		listEl.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
	}

	private onListKey(event: KeyboardEvent): void {
		const last = this.review.groups.length - 1;
		const to = { ArrowDown: this.place + 1, ArrowUp: this.place - 1, Home: 0, End: last }[event.key];
		if (to === undefined) return;
		event.preventDefault();
		this.show(Math.min(Math.max(to, 0), last));
	}

	private async drawPane(): Promise<void> {
		const reviewed = this.review.groups[this.place];
		const { paneEl } = this;
		if (!paneEl || !reviewed) return;
		const turn = ++this.turn;
		const answer = await this.review.plan(this.place);
		// Meanwhile the person may have gone on to another group.
		if (turn !== this.turn) return;
		const focus = paneEl.doc.activeElement?.getAttribute('data-focus') ?? null;
		const { scrollTop } = paneEl;
		this.drawn.unload();
		this.drawn = new Component();
		this.drawn.load();
		paneEl.empty();
		paneEl.createEl('h2', { text: reviewed.name });
		const reasons = paneEl.createEl('ul', { cls: 'acct-merge-reasons' });
		for (const reason of reviewed.group.reasons) reasons.createEl('li', { text: reason });
		this.drawAnswer(paneEl, reviewed, answer);
		this.drawFoot(reviewed, answer);
		paneEl.scrollTop = scrollTop;
		if (focus !== null) paneEl.querySelector<HTMLElement>(`[data-focus="${CSS.escape(focus)}"]`)?.focus();
	}

	private drawAnswer(el: HTMLElement, { state, choices, group }: ReviewedGroup, answer: PlanAnswer): void {
		if (state === 'merged') el.createDiv({ cls: 'acct-merge-settled', text: 'These notes are one now. Undo restores every byte.' });
		else if (state === 'different') el.createDiv({ cls: 'acct-merge-settled', text: 'These notes stay apart and will not be offered again.' });
		else if (answer.kind === 'refused') el.createDiv({ cls: 'acct-merge-settled mod-warning', text: answer.why });
		else drawPlan(el, answer.plan, {
			app: this.app, component: this.drawn, paths: group.notes, choices, taskStates: this.source.live.settings.taskStates,
			choose: (change) => {
				this.review.choose(this.place, change);
				void this.drawPane();
			},
		});
	}

	private drawFoot({ state, mergeId }: ReviewedGroup, answer: PlanAnswer): void {
		const { footEl, place } = this;
		if (!footEl) return;
		footEl.empty();
		if (this.wentOn === Infinity) this.wentOn = performance.now();
		const button = (text: string, run: () => Promise<void> | void, cls = ''): void => {
			footEl.createEl('button', { text, cls }).addEventListener('click', () => {
				// A button speaks of the group that it was drawn for.
				if (place === this.place && !this.isTooSoon()) void run();
			});
		};
		if (state === 'merged') {
			if (mergeId !== null) button('Undo', () => tellOutcome(this.takeBack(place, mergeId)));
			button('Next', () => { this.goOn(); }, 'mod-cta');
			return;
		}
		if (state !== 'different') {
			button('Not the same', () => this.partThis());
			button('Skip', () => {
				this.review.set(this.place, 'skipped');
				this.goOn();
			});
		}
		if (answer.kind === 'plan' && state !== 'different') button(`Merge ${countOf(answer.plan.merged.length + 1, 'note')}`, () => this.mergeThis(), 'mod-cta');
	}

	private isTooSoon(): boolean {
		return performance.now() - this.wentOn < doubleClick;
	}

	private goOn(): void {
		this.wentOn = Infinity;
		const next = this.review.nextOpen(this.place);
		if (next >= 0) this.show(next);
		else this.show(this.place);
		this.listEl?.focus();
	}

	private async partThis(): Promise<void> {
		const { place } = this;
		if (this.isBusy) return;
		this.isBusy = true;
		try {
			await tellOutcome(this.part(place));
		} finally {
			this.isBusy = false;
		}
		if (this.review.groups[place]?.state === 'different') this.goOn();
	}

	private async part(place: number): Promise<Outcome> {
		const apart = namesOf(this.review.groups[place]?.group.notes ?? []);
		const undo = await this.review.keepApart(place);
		return {
			kind: 'done', message: `Kept apart: ${apart}.`, undo: async () => {
				await undo();
				if (this.modalEl.isConnected) this.show(place);
				return { kind: 'done', message: `No longer kept apart: ${apart}.` };
			},
		};
	}

	private async mergeThis(): Promise<void> {
		const { place } = this;
		const answer = await this.review.plan(place);
		const { state } = this.review.groups[place] ?? {};
		if (this.isBusy || answer.kind === 'refused' || state === 'merged' || state === 'different') return;
		this.isBusy = true;
		try {
			const { survivor, merged } = answer.plan;
			const id = await this.carryOut(place, answer.plan);
			if (id === null) return this.show(place);
			void tellOutcome(Promise.resolve({ kind: 'done', message: `${countOf(merged.length + 1, 'note')} are one now: ${noteName(survivor)}.`, change: id, undo: () => this.takeBack(place, id) }));
			this.goOn();
		} finally {
			this.isBusy = false;
		}
	}

	/** Merges one group; answers the merge's id, or tells why nothing was merged. */
	private async carryOut(place: number, plan: MergePlan): Promise<string | null> {
		const progress = new ProgressNotice(`Merging into ${noteName(plan.survivor)}`);
		const result = await this.source.merges.merge(plan, (done, total) => { progress.set(done, total); }).finally(() => { progress.hide(); });
		if (result.kind === 'done') {
			this.review.set(place, 'merged', result.id);
			return result.id;
		}
		this.review.refresh();
		if (result.kind === 'refused') new Notice(`Nothing was merged. ${result.refused.map(({ path, why }) => `${path}: ${why}`).join(' ')} The plan has been made anew.`);
		else new Notice(`The merge was stopped by ${result.because.path}. ${result.because.why} ${result.left.length === 0 ? 'Everything is as it was before.' : `Left as they are: ${result.left.map(({ path }) => path).join(', ')}.`}`, 0);
		return null;
	}

	/** Takes a merge of this review back; its group waits again. */
	private async takeBack(place: number, id: string): Promise<Outcome> {
		const outcome = await undoMerge(this.source, id);
		this.review.set(place, 'open');
		if (this.modalEl.isConnected) this.show(place);
		return outcome;
	}

	/** One summary, then all groups that nobody disagrees about. */
	private async offerAll(): Promise<void> {
		const plans = await this.review.plansWithoutConflicts();
		const { paneEl, footEl } = this;
		if (!paneEl || !footEl) return;
		this.turn += 1;
		paneEl.empty();
		footEl.empty();
		paneEl.createEl('h2', { text: plans.length === 0 ? 'In every group the notes disagree about something' : `Merge ${countOf(plans.length, 'group')} at once` });
		paneEl.createEl('p', { text: plans.length === 0 ? 'Look at them one by one and choose.' : 'Here the notes do not contradict each other. Each merge can be undone by itself.' });
		const list = paneEl.createEl('ul');
		for (const { plan } of plans) {
			const links = plan.links.reduce((sum, { count }) => sum + count, 0);
			list.createEl('li', { text: `${plan.survivor} takes in ${plan.merged.join(', ')}: ${countOf(links, 'link')}, ${countOf(plan.collapsed.length, 'text')} told once` });
		}
		footEl.createEl('button', { text: 'Back' }).addEventListener('click', () => { this.show(this.place); });
		if (plans.length > 0) footEl.createEl('button', { cls: 'mod-cta', text: `Merge ${countOf(plans.length, 'group')}` }).addEventListener('click', () => { void this.mergeAll(plans.map(({ place }) => place)); });
	}

	private async mergeAll(places: readonly number[]): Promise<void> {
		if (this.isBusy) return;
		this.isBusy = true;
		const progress = new ProgressNotice('Merging', 'groups');
		const done: { readonly place: number; readonly id: string }[] = [];
		try {
			for (const [at, place] of places.entries()) {
				progress.set(at, places.length);
				// Made anew: the merge before may have rewritten links in these notes.
				this.review.refresh();
				const answer = await this.review.plan(place);
				const id = answer.kind === 'plan' ? await this.carryOut(place, answer.plan) : null;
				if (id !== null) done.push({ place, id });
			}
		} finally {
			progress.hide();
			this.isBusy = false;
			if (done.length > 0) void tellOutcome(Promise.resolve({ kind: 'done', message: `${countOf(done.length, 'group')} merged.`, undo: () => this.takeAllBack(done) }));
			this.goOn();
		}
	}

	/** The last merge first: it may have changed what the one before wrote. */
	private async takeAllBack(done: readonly { readonly place: number; readonly id: string }[]): Promise<Outcome> {
		const outcomes: Outcome[] = [];
		for (const { place, id } of [...done].reverse()) outcomes.push(await this.takeBack(place, id));
		return outcomes.find(({ kind }) => kind === 'refused') ?? { kind: 'done', message: `${countOf(done.length, 'merge')} undone. ${trashStays}` };
	}
}

/** Notes by their names, or by their paths where two are called alike: `A, B and C`. */
function namesOf(paths: readonly string[]): string {
	const short = paths.map(noteName);
	const names = new Set(short).size === paths.length ? short : paths.map((path) => path.replace(/\.md$/i, ''));
	return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' and ');
}
