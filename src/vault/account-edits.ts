import type { App } from 'obsidian';
import { plainFields } from '../account/fields';
import { chooseValue, logContact, setMeaning, type LoggedContact } from '../account/note-edits';
import type { AccountSummary, ConflictValue, Day } from '../account/records';
import { Rules } from '../account/rules';
import type { EditResult } from '../note';
import type { LiveAccounts } from './live-accounts';
import { made, takeBack, type EditOutcome } from './outcomes';
import type { Writer, Written } from './writer';

/** One account and the change of one of its notes. */
interface Step {
	readonly name: string;
	readonly path: string | null;
	readonly edit: (text: string) => EditResult;
}

/** Changes to accounts: each is a byte-minimal edit of one note, and can be undone. */
export class AccountEdits {
	constructor(private readonly app: App, private readonly live: LiveAccounts, private readonly writer: Writer) {}

	/** Logs a contact with each account; refuses a day to come. */
	async logContact(accounts: readonly AccountSummary[], entry: { readonly date: Day; readonly text: string }, today: Day = this.live.today()): Promise<EditOutcome> {
		if (entry.date > today) return { kind: 'refused', message: `${entry.date} is still to come. A contact can be logged for today, ${today}, or before.` };
		return this.run(this.contactSteps(accounts, entry), (names) => `Contact on ${entry.date} logged for ${names}.`);
	}

	/** Why a contact can be logged with none of the accounts, as far as their notes tell before; null where it can be tried. */
	async whyNoContact(accounts: readonly AccountSummary[]): Promise<string | null> {
		const refused: string[] = [];
		for (const { name, path, edit } of this.contactSteps(accounts, { date: this.live.today(), text: '' })) {
			const file = this.app.vault.getFileByPath(path ?? '');
			const result = file === null ? null : edit(await this.app.vault.cachedRead(file));
			if (result?.ok === true) return null;
			refused.push(file === null || result === null ? noNote(name) : `${file.path}: ${result.message}`);
		}
		return refused.join(' ');
	}

	private contactSteps(accounts: readonly AccountSummary[], entry: { readonly date: Day; readonly text: string }): readonly Step[] {
		const rules = this.rules();
		return accounts.map((account) => {
			const path = this.contactNote(account);
			const contact: LoggedContact = { day: entry.date, text: entry.text, dayLink: this.dayLink(entry.date, path ?? '') };
			return { name: account.name, path, edit: (text) => logContact(text, contact, rules) };
		});
	}

	/** `until` counts as snoozed; null ends the snooze. */
	async snooze(accounts: readonly AccountSummary[], until: Day | null): Promise<EditOutcome> {
		const rules = this.rules();
		const steps = this.everyNote(accounts, until === null, (text) => setMeaning(text, 'snooze-until', 'snooze_until', until ?? undefined, rules));
		return this.run(steps, (names) => until === null ? `${names} is no longer snoozed.` : `${names} is snoozed until ${until}.`);
	}

	/** Days within which the accounts should be contacted; null goes back to the settings. */
	async setCadence(accounts: readonly AccountSummary[], days: number | null): Promise<EditOutcome> {
		if (days !== null && (!Number.isInteger(days) || days < 1)) return { kind: 'refused', message: 'A cadence is a whole number of days, from 1 on.' };
		const rules = this.rules();
		const steps = this.everyNote(accounts, days === null, (text) => setMeaning(text, 'contact-every', 'contact_every', days ?? undefined, rules));
		return this.run(steps, (names) => days === null ? `${names} follows the settings again.` : `${names} is due every ${String(days)} days.`);
	}

	/** Writes the chosen value into every note of the account that says another. */
	async chooseValue(account: AccountSummary, field: string, value: ConflictValue): Promise<EditOutcome> {
		const known = plainFields.find((one) => one === field);
		if (!known) return { kind: 'refused', message: `What the notes say about “${field}” cannot be set from here. Open them and change it there.` };
		const rules = this.rules();
		const steps = account.notes.map((path): Step => ({ name: account.name, path, edit: (text) => chooseValue(text, known, value.value, rules) }));
		return this.run(steps, () => `The ${field} of ${account.name} is ${value.value}.`);
	}

	/** Saves a new file where the person keeps new notes; never over another. */
	async exportFile(name: string, text: string): Promise<EditOutcome> {
		const folder = this.app.fileManager.getNewFileParent(this.app.workspace.getActiveFile()?.path ?? '', name);
		const path = await this.writer.create(folder.path, name, text);
		return {
			kind: 'done', message: `Saved as ${path}.`, paths: [path],
			undo: async () => {
				const why = await this.writer.discard(path, text);
				return why === null ? { kind: 'done', message: `${path} is in the trash.`, paths: [path] } : { kind: 'refused', message: `${path} stays. ${why}` };
			},
		};
	}

	/** Takes back the last change. */
	async undo(): Promise<EditOutcome> {
		return takeBack(this.writer);
	}

	/** The note whose date wins; an activity's date is its own, so then the note that stands for the account. */
	private contactNote({ lastContact, notes, path }: AccountSummary): string | null {
		return lastContact && notes.includes(lastContact.path) ? lastContact.path : path;
	}

	/** What ends is taken out of every note, since the newest one that says something decides. */
	private everyNote(accounts: readonly AccountSummary[], isRemoval: boolean, edit: (text: string) => EditResult): readonly Step[] {
		return accounts.flatMap((account) => (isRemoval ? account.notes : [this.contactNote(account)]).map((path) => ({ name: account.name, path, edit })));
	}

	private dayLink(day: Day, source: string): string | null {
		const file = this.app.metadataCache.getFirstLinkpathDest(day, source);
		return file ? `[[${this.app.metadataCache.fileToLinktext(file, source)}]]` : null;
	}

	private rules(): Rules {
		return new Rules(this.live.settings);
	}

	private async run(steps: readonly Step[], say: (names: string) => string): Promise<EditOutcome> {
		const written: Written[] = [];
		const refused: string[] = [];
		const done = new Set<string>();
		for (const { name, path, edit } of steps) {
			const one = path === null ? null : await this.writer.edit(path, (text) => {
				const result = edit(text);
				return result.ok ? { kind: 'changed', text: result.text } : { kind: 'refused', why: result.message };
			});
			if (one === null) refused.push(noNote(name));
			else if (one.kind === 'refused') refused.push(one.why.includes(one.path) ? one.why : `${one.path}: ${one.why}`);
			else done.add(name);
			if (one) written.push(one);
		}
		const said = say(namesOf([...done]));
		const change = this.writer.remember(said, written);
		if (refused.length > 0 && done.size === 0) return { kind: 'refused', message: refused.join(' ') };
		const message = [said, ...refused.map((why) => `Not written: ${why}`)].join(' ');
		const paths = written.flatMap((one) => one.kind === 'refused' ? [] : [one.path]);
		return made(this.writer, change, message, paths);
	}
}

function noNote(name: string): string {
	return `${name} has no note of its own to write to. Create one first.`;
}

function namesOf(names: readonly string[]): string {
	return names.length > 3 ? `${String(names.length)} accounts` : names.join(', ');
}
