import { Component, setIcon, type App, type HoverParent } from 'obsidian';
import type { AccountSummary, Mention } from '../../account/records';
import type { AccountActions, Outcome } from '../actions';
import { TimelineChart, timelineShape, timelineBox } from '../charts/timeline';
import { contactLabel, LevelChip } from '../dashboard/cells';
import { focusAgain, focusPlaceIn, freshId } from '../dom';
import { RichText } from '../rich-text';
import { cadenceWords, contactWords, dueWords, longDate, noteName } from '../words';
import { drawButton, drawSource, Memory, type DetailSection, type SectionTools, type Shown } from './section';

/** What the details ask of the screen they stand on. */
export interface PanelHost {
	readonly app: App;
	readonly hoverParent: HoverParent;
	readonly actions: AccountActions;
	readonly sections: readonly DetailSection[];
	open(path: string, line: number | null, event: MouseEvent | KeyboardEvent): void;
	run(work: Promise<Outcome>): void;
	close(): void;
	menu(account: AccountSummary, at: MouseEvent): void;
	logContact(account: AccountSummary): void;
	tag(tag: string): void;
	plainMentions(id: string): Promise<readonly Mention[]>;
}

interface DrawnSection {
	readonly el: HTMLElement;
	readonly count: HTMLElement;
	readonly body: HTMLElement;
	text: RichText | null;
	content: string;
}

interface DetailButtons {
	readonly el: HTMLElement;
	readonly note: HTMLElement;
}

/** The details of one account, section by section; only sections whose content changed are drawn again. */
export class DetailsPanel extends Component {
	readonly el: HTMLElement;
	private readonly back: HTMLElement;
	private readonly head: HTMLElement;
	private readonly title: HTMLElement;
	private readonly fields: HTMLElement;
	private readonly body: HTMLElement;
	private readonly sections = new Map<string, DrawnSection>();
	private readonly folded = new Set<string>();
	private shown: Shown | null = null;
	private memory = new Memory();
	private headContent = '';
	private buttons: DetailButtons | null = null;

	constructor(parent: HTMLElement, private readonly host: PanelHost) {
		super();
		const label = freshId();
		this.el = parent.createEl('section', { cls: 'acct-details', attr: { 'aria-labelledby': label } });
		// Where there is only room for details or for the list.
		this.back = this.el.createEl('button', { cls: 'acct-details-back' });
		setIcon(this.back.createSpan({ cls: 'acct-button-icon', attr: { 'aria-hidden': 'true' } }), 'arrow-left');
		this.back.createSpan({ text: 'All accounts' });
		this.back.addEventListener('click', () => { this.host.close(); });
		this.head = this.el.createDiv({ cls: 'acct-details-head' });
		this.body = this.el.createDiv({ cls: 'acct-details-body' });
		this.title = this.head.createEl('h3', { cls: 'acct-details-title', attr: { id: label, dir: 'auto' } });
		this.fields = this.body.createDiv({ cls: 'acct-fields' });
		const close = this.head.createEl('button', { cls: 'clickable-icon acct-details-close', attr: { 'aria-label': 'Close details' } });
		setIcon(close, 'x');
		close.addEventListener('click', () => { this.host.close(); });
	}

	override onload(): void {
		const links = this.addChild(this.newText());
		links.listen(this.el, (tag) => { this.host.tag(tag); });
		this.registerDomEvent(this.el, 'keydown', (event) => {
			if (event.key !== 'Escape' || event.defaultPrevented) return;
			event.preventDefault();
			this.host.close();
		});
	}

	/** Shows an account, or the same one again after changes: focus, scroll and folded sections stay. */
	show(shown: Shown): void {
		const isOther = this.shown?.summary.id !== shown.summary.id;
		this.shown = shown;
		if (isOther) this.memory = new Memory();
		this.el.dataset['acctAccount'] = shown.summary.id;
		const focus = focusPlaceIn(this.body);
		this.showHead(shown);
		for (const section of this.host.sections) this.showSection(section, shown);
		if (isOther) this.body.scrollTop = 0;
		else if (!this.body.contains(this.el.doc.activeElement)) focusAgain(this.body, focus);
	}

	/** Brings a section into view and opens it. */
	reveal(id: string): void {
		const section = this.sections.get(sectionOfBadge(id));
		if (section === undefined) return;
		this.fold(sectionOfBadge(id), section, false);
		section.el.scrollIntoView({ block: 'start' });
	}

	/** Puts the focus on the way back. */
	focus(): void {
		(this.back.isShown() ? this.back : this.head.find('button')).focus();
	}

	private newText(): RichText {
		return new RichText(this.host.app, this.host.hoverParent);
	}

	private showHead(shown: Shown): void {
		const { summary, detail, today } = shown;
		const content = JSON.stringify([summary, detail.conflicts, today]);
		if (content === this.headContent) return;
		this.headContent = content;
		this.title.setText(summary.name);
		this.fields.empty();
		this.drawLine(summary);
		this.drawButtons();
		this.drawTimeline(summary, today);
		this.drawFields(shown);
	}

	private drawLine(summary: AccountSummary): void {
		const line = this.fields.createDiv({ cls: 'acct-details-line' });
		new LevelChip(line).show(summary.staleness.level);
		if (summary.status !== null) line.createSpan({ cls: 'acct-status', text: summary.status });
		for (const tag of summary.tags) line.createEl('a', { cls: 'tag', text: `#${tag}`, attr: { href: `#${tag}`, dir: 'auto' } });
	}

	/** The buttons stay while all else is drawn anew: whoever opened a form from one comes back to it. */
	private drawButtons(): void {
		const { el, note } = this.buttons ??= this.makeButtons();
		note.toggle(this.newestNote() !== null);
		this.fields.append(el);
	}

	private makeButtons(): DetailButtons {
		const el = this.fields.createDiv({ cls: 'acct-details-buttons' });
		const note = drawButton(el, 'file-text', 'Open note', (event) => {
			const path = this.newestNote();
			if (path !== null) this.host.open(path, null, event);
		});
		if (this.host.actions.logContact !== undefined) {
			drawButton(el, 'phone', 'Log contact', () => { if (this.shown) this.host.logContact(this.shown.summary); }).addClass('is-main');
		}
		const more = el.createEl('button', { cls: 'clickable-icon', attr: { 'aria-label': 'More actions', 'aria-haspopup': 'menu' } });
		setIcon(more, 'ellipsis');
		more.addEventListener('click', (event) => { if (this.shown) this.host.menu(this.shown.summary, event); });
		return { el, note };
	}

	private newestNote(): string | null {
		const { path = null, lastContact = null } = this.shown?.summary ?? {};
		return path ?? lastContact?.path ?? null;
	}

	private drawTimeline(summary: AccountSummary, today: string): void {
		if (summary.contactDays.length === 0) return;
		const box = this.fields.createDiv({ cls: 'acct-details-timeline' });
		new TimelineChart(box).draw(summary.contactDays, summary.staleness.level, today);
		const months = box.createDiv({ cls: 'acct-months', attr: { 'aria-hidden': 'true' } });
		for (const { x, letters } of timelineShape(summary.contactDays, today).months) {
			months.createSpan({ cls: 'acct-month', text: letters }).setCssProps({ '--acct-x': `${(100 * x) / timelineBox.width}%` });
		}
	}

	private drawFields({ summary, today }: Shown): void {
		const list = this.fields.createEl('dl', { cls: 'acct-field-list' });
		const field = (name: string, value: string | null): HTMLElement | null => {
			if (value === null || value === '') return null;
			list.createEl('dt', { text: name });
			return list.createEl('dd', { text: value, attr: { dir: 'auto' } });
		};
		const due = dueWords(summary.staleness, summary.nextContact, today);
		const contact = field('Last contact', contactWords(summary.lastContact, today) + (due === '' ? '' : `, ${due}`));
		contact?.setAttribute('aria-label', contactLabel(summary, today));
		if (summary.lastContact !== null && contact !== null) this.drawContactSource(contact, summary.lastContact);
		field('Next contact', summary.nextContact === null ? null : longDate(summary.nextContact));
		field('Cadence', cadenceWords(summary.staleness.cadence));
		field('Industry', summary.industry);
		field('Owner', summary.owner);
		field('Also called', summary.aliases.join(', '));
	}

	private drawContactSource(el: HTMLElement, { date, path }: { date: string; path: string }): void {
		const line = el.createDiv({ cls: 'acct-faint', text: `${longDate(date)}, from ` });
		drawSource(line, { path, line: 1 }, noteName(path), this.tools(null));
	}

	private showSection(section: DetailSection, shown: Shown): void {
		const content = section.content(shown);
		const drawn = this.sections.get(section.id) ?? this.addSection(section);
		const key = JSON.stringify([shown.summary.id, content]);
		const isShown = content.length > 0 || section.isAlways === true;
		drawn.el.toggleClass('is-hidden', !isShown);
		if (key === drawn.content) return;
		drawn.content = key;
		if (drawn.text !== null) this.removeChild(drawn.text);
		drawn.text = this.addChild(this.newText());
		drawn.body.empty();
		drawn.count.setText(String(countShown(section, shown, content)));
		if (isShown) section.draw(drawn.body, shown, this.tools(drawn.text));
	}

	private tools(text: RichText | null): SectionTools {
		const { actions } = this.host;
		return {
			text: text ?? this.newText(),
			actions,
			memory: this.memory,
			mainPath: this.shown?.summary.path ?? null,
			open: (path, line, event) => { this.host.open(path, line, event); },
			plainMentions: () => this.host.plainMentions(this.shown?.summary.id ?? ''),
			run: (work) => { this.host.run(work); },
		};
	}

	private addSection({ id, title, icon }: DetailSection): DrawnSection {
		const el = this.body.createDiv({ cls: 'acct-section', attr: { 'data-section': id } });
		const bodyId = freshId();
		const button = el.createEl('h4', { cls: 'acct-section-head' })
			.createEl('button', { attr: { 'aria-expanded': 'true', 'aria-controls': bodyId } });
		setIcon(button.createSpan({ cls: 'acct-section-icon', attr: { 'aria-hidden': 'true' } }), icon);
		button.createSpan({ text: title });
		const count = button.createSpan({ cls: 'acct-section-count' });
		setIcon(button.createSpan({ cls: 'acct-section-fold', attr: { 'aria-hidden': 'true' } }), 'chevron-down');
		const section: DrawnSection = { el, count, body: el.createDiv({ cls: 'acct-section-body', attr: { id: bodyId } }), text: null, content: '' };
		button.addEventListener('click', () => { this.fold(id, section, !this.folded.has(id)); });
		this.sections.set(id, section);
		return section;
	}

	private fold(id: string, { el }: DrawnSection, isFolded: boolean): void {
		if (isFolded) this.folded.add(id);
		else this.folded.delete(id);
		el.toggleClass('is-folded', isFolded);
		el.querySelector('.acct-section-head button')?.setAttribute('aria-expanded', String(!isFolded));
	}
}

function countShown({ id }: DetailSection, { summary }: Shown, content: readonly unknown[]): number {
	return id === 'tasks' ? summary.openTaskCount : content.length;
}

/** Badges of a row are named after what they count. */
function sectionOfBadge(id: string): string {
	return id === 'likely' ? 'notes' : id === 'found' ? 'facts' : id;
}
