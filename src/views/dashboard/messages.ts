import { setIcon } from 'obsidian';
import type { Settings } from '../../settings/settings';
import type { Finding } from '../../vault/findings';

/** What the vault uses, and how to make it count; offered where no account note was found. */
export interface Onboarding {
	findings(): readonly Finding[];
	use(finding: Finding): Promise<void>;
	/** Absent where the settings cannot be opened from here. */
	readonly openSettings?: () => void;
}

/** A message in place of a list; what it says further goes into the answer. */
export function message(el: HTMLElement, icon: string, title: string): HTMLElement {
	el.empty();
	const box = el.createDiv({ cls: 'acct-message' });
	setIcon(box.createDiv({ cls: 'acct-message-icon', attr: { 'aria-hidden': 'true' } }), icon);
	box.createDiv({ cls: 'acct-message-title', text: title, attr: { role: 'heading', 'aria-level': '3' } });
	return box;
}

/** Nothing was found: says what is looked for, and offers what the vault has. */
export function drawNoAccounts(el: HTMLElement, settings: Settings, onboarding: Onboarding | null): void {
	const box = message(el, 'briefcase', 'No account notes yet');
	box.createEl('p', { text: 'Any note becomes an account when it has one of these:' });
	const list = box.createEl('ul');
	drawLookedFor(list.createEl('li'), 'the property type set to', settings.accountTypes);
	drawLookedFor(list.createEl('li'), 'a tag such as', settings.accountTags.slice(0, 2).map((tag) => `#${tag}`));
	if (settings.accountFolders.length > 0) drawLookedFor(list.createEl('li'), 'a place in the folder', settings.accountFolders);
	else drawLookedFor(list.createEl('li'), 'a place in a folder that you choose in the settings', []);
	box.createEl('pre', { cls: 'acct-example', text: `---\ntype: ${settings.accountTypes[0] ?? 'customer'}\nstatus: Active\nlast_contact: 2026-01-15\n---` });
	if (onboarding !== null) drawFindings(box, onboarding);
}

function drawLookedFor(el: HTMLElement, before: string, values: readonly string[]): void {
	el.appendText(`${before} `);
	values.forEach((value, nth) => {
		if (nth > 0) el.appendText(nth === values.length - 1 ? ' or ' : ', ');
		el.createEl('code', { text: value });
	});
}

function drawFindings(box: HTMLElement, onboarding: Onboarding): void {
	const findings = onboarding.findings();
	if (findings.length > 0) {
		box.createEl('p', { text: 'This vault already uses the following. Choose what marks your accounts:' });
		const list = box.createDiv({ cls: 'acct-findings' });
		for (const finding of findings) {
			const button = list.createEl('button', { cls: 'acct-push' });
			button.createSpan({ text: finding.kind === 'property' ? finding.value : `${finding.kind}: ${finding.value}`, attr: { dir: 'auto' } });
			button.createSpan({ cls: 'acct-push-count', text: String(finding.count) });
			button.addEventListener('click', () => { void onboarding.use(finding); });
		}
	}
	const { openSettings } = onboarding;
	if (openSettings !== undefined) box.createEl('button', { text: 'Open settings' }).addEventListener('click', openSettings);
}

/** What would widen a list that shows nothing. */
export interface Widening {
	/** How many fit the search where no filter is set; 0 without a search. */
	readonly withoutFilters: number;
	/** Takes the filters away, and with `isAll` the search too. */
	readonly clear: (isAll: boolean) => void;
}

/** Everything is filtered away: says how to see more. `word` is what is listed. */
export function drawNoMatch(el: HTMLElement, word: 'account' | 'task', { withoutFilters, clear }: Widening): void {
	const box = message(el, 'search-x', `No ${word} fits`);
	const others = withoutFilters === 0 ? `No ${word} passes the search and the filters that are set.`
		: `No ${word} that fits the search passes the filters. Without them ${withoutFilters === 1 ? `one ${word} fits` : `${String(withoutFilters)} ${word}s fit`}.`;
	box.createEl('p', { text: others });
	const buttons = box.createDiv({ cls: 'acct-message-buttons' });
	const button = (text: string, isAll: boolean): HTMLElement => {
		const made = buttons.createEl('button', { text });
		made.addEventListener('click', () => { clear(isAll); });
		return made;
	};
	if (withoutFilters === 0) button('Clear filters', true).addClass('mod-cta');
	else {
		button('Search without filters', false).addClass('mod-cta');
		button('Clear all', true);
	}
}

/** Something went wrong: says what, and tries again. */
export function drawError(el: HTMLElement, what: string, error: unknown, retry: () => void): void {
	const box = message(el, 'circle-alert', `The ${what} could not be shown`);
	box.setAttribute('role', 'alert');
	box.createEl('p', { text: 'Your notes are untouched. Try again; if it happens again, reload the app and report the message below.' });
	box.createEl('pre', { cls: 'acct-example', text: error instanceof Error ? error.message : String(error) });
	box.createEl('button', { text: 'Try again', cls: 'mod-cta' }).addEventListener('click', retry);
}

/** Rows without content while nothing is known yet. */
export function drawLoading(el: HTMLElement): void {
	el.empty();
	const box = el.createDiv({ cls: 'acct-loading', attr: { role: 'status' } });
	box.createSpan({ cls: 'acct-hidden', text: 'Looking for accounts' });
	for (let row = 0; row < 10; row += 1) {
		const line = box.createDiv({ cls: 'acct-loading-row', attr: { 'aria-hidden': 'true' } });
		for (let cell = 0; cell < 4; cell += 1) line.createDiv({ cls: 'acct-skeleton' });
	}
}

/** A kind, and what of it is told. */
type MessageKind = 'error' | 'loading' | 'empty' | `empty ${string}` | `no-match ${string}`;

/** Something to read in the place of the list; drawn once while it stays the same. */
export class MessageArea {
	private readonly el: HTMLElement;

	constructor(private readonly screen: HTMLElement, private readonly list: HTMLElement) {
		this.el = list.createDiv({ cls: 'acct-messages' });
		list.dataset['message'] = '';
	}

	/** Shows a message instead of the list, or with null the list. */
	show(kind: MessageKind | null, draw: (el: HTMLElement) => void = () => undefined): void {
		const last = this.list.dataset['message'] ?? '';
		this.screen.toggleClass('has-no-accounts', kind === 'empty');
		if (last === (kind ?? '') && kind !== 'error') return;
		this.list.dataset['message'] = kind ?? '';
		this.el.empty();
		draw(this.el);
	}
}
