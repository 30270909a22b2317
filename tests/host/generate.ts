import { LISTS, companyName, deed, person, sentence } from './generate-words';
import { Random } from './random';

/** What a generated vault is to be like. */
export interface VaultSpec {
	readonly notes: number;
	readonly seed?: number;
	/** The share of account notes; 0.1 unless said. */
	readonly accountShare?: number;
	/** About how long a note is, in bytes; 3,200 unless said. */
	readonly bytes?: number;
	/** The day on which the vault stands, `YYYY-MM-DD`: no date lies after it. */
	readonly today?: string;
}

/** A generated vault, and what is true of it. */
export interface GeneratedVault {
	readonly files: Record<string, string>;
	readonly accountNotes: readonly string[];
	/** Names of the accounts; a fifth of them have two or three notes. */
	readonly accounts: readonly string[];
	readonly tasks: number;
}

const DAY = 86_400_000;
const TASKS_A_NOTE = 1.4;

/**
 * A vault in the shape that the benchmarks use: account notes like those that customers keep (hubs
 * and flat notes, a fifth of the accounts twice or three times), dated meeting notes that name an
 * account, daily notes with links, and notes on other things. The same spec gives the same bytes.
 */
export function generateVault(spec: VaultSpec): GeneratedVault {
	return new Generator(spec).run();
}

class Generator {
	private readonly random: Random;
	private readonly files: Record<string, string> = {};
	private readonly accountNotes: string[] = [];
	private readonly accounts: string[] = [];
	private readonly bytes: number;
	private readonly today: number;
	private tasks = 0;
	private count = 0;

	constructor(private readonly spec: VaultSpec) {
		this.random = new Random(spec.seed ?? 1);
		this.bytes = spec.bytes ?? 3200;
		this.today = Date.parse(spec.today ?? '2026-01-15');
	}

	run(): GeneratedVault {
		const accountNotes = Math.max(1, Math.round(this.spec.notes * (this.spec.accountShare ?? 0.1)));
		const taken = new Set<string>();
		while (this.accountNotes.length < accountNotes) {
			const name = companyName(this.random, taken);
			const copies = this.accounts.length % 5 === 0 ? 2 + this.random.below(2) : 1;
			this.account(name, Math.min(copies, accountNotes - this.accountNotes.length));
		}
		for (let index = 0; this.count < this.spec.notes && index < this.spec.notes; index += 1) this.other(index);
		return { files: this.files, accountNotes: this.accountNotes, accounts: this.accounts, tasks: this.tasks };
	}

	private account(name: string, copies: number): void {
		const isHub = this.accounts.length % 2 === 0;
		const paths = isHub
			? [`Customers/${name}/README.md`, `Archive/${name}/README.md`, `Inbox/${name}.md`]
			: [`Accounts/${name}.md`, `Archive/${name}.md`, `Accounts/${name} 1.md`];
		this.accounts.push(name);
		// Copies tell some of the same things: facts and tasks are drawn once for the account.
		const facts = this.many(4, () => sentence(this.random));
		const tasks = this.many(2, () => deed(this.random));
		for (const path of paths.slice(0, copies)) {
			this.accountNotes.push(path);
			this.add(path, this.accountNote(name, facts, tasks));
		}
	}

	private accountNote(name: string, facts: readonly string[], tasks: readonly string[]): string {
		const { random } = this;
		const contact = this.date();
		const lines = [
			'---', 'type: customer', `title: ${name}`, `last_contact: '${contact}'`, `created: '${this.date(400)}'`,
			'tags:', '- type/customer', '- generated', '---', '', `# ${name}`, '',
			'## Recent Context', '', ...this.many(3, () => `- ${this.date()}: [[${this.date()} ${name}]] ${sentence(random)}`), '',
			'## Key Facts', '', ...[...facts, sentence(random)].map((fact) => `- ${fact}`), '',
			'## Topics', '', this.many(4, () => random.pick(LISTS.topics)).join(', '), '',
			'## Open Tasks', '', ...this.taskLines(tasks), '',
			'## Account Status', '', '| Field | Value |', '|-------|-------|', `| **Status** | ${random.pick(LISTS.status)} |`, `| **Industry** | ${random.pick(LISTS.industry)} |`, '',
			'## Key Contacts', '', random.chance(0.3) ? '_No key contacts identified._' : `- ${person(random)} – buyer`, '',
			'## Opportunities', '', `- ${sentence(random)}`, '',
			'## Blockers', '', `- ❌ ${sentence(random)}`, '',
			'## Key Decisions', '', `- ✅ ${sentence(random)}`, '',
			'## Related', '', `- [[${this.anyAccount()}]]`,
		];
		return this.padded(lines, '## Notes');
	}

	private other(index: number): void {
		const kind = this.random.below(10);
		if (kind < 3) this.meeting(index);
		else if (kind < 5) this.daily(index);
		else this.topic(index);
	}

	private meeting(index: number): void {
		const name = this.anyAccount();
		const date = this.date();
		this.put(`Meetings/${date} ${name} ${String(index)}.md`, [
			'---', 'type: meeting', `account: "[[${name}]]"`, `date: ${date}`, '---', '', `# ${name}, ${date}`, '',
			...this.many(5, () => `- ${sentence(this.random)}`), '', ...this.taskLines(this.many(2, () => deed(this.random))),
		]);
	}

	private daily(index: number): void {
		const day = new Date(this.today - index * DAY).toISOString().slice(0, 10);
		this.put(`Daily/${day}.md`, [
			'---', 'type: daily', '---', '', `# ${day}`, '',
			...this.many(6, () => `- ${sentence(this.random)}, see [[${this.anyAccount()}]]`), '', ...this.taskLines(this.many(2, () => deed(this.random))),
		]);
	}

	private topic(index: number): void {
		this.put(`Notes/${String(index % 50)}/Note ${String(index)}.md`, [
			'---', `title: Note ${String(index)}`, 'tags: [note, generated]', '---', '', `# Note ${String(index)}`, '',
			`See [[Note ${String(Math.max(0, index - 7))}]] and [[${this.anyAccount()}]].`, '', ...this.taskLines(this.many(3, () => deed(this.random))),
		]);
	}

	private put(path: string, lines: readonly string[]): void {
		this.add(path, this.padded(lines, '## More'));
	}

	private add(path: string, text: string): void {
		this.files[path] = text;
		this.count += 1;
	}

	/** So many tasks as keep the average, open more often than not. */
	private taskLines(deeds: readonly string[]): string[] {
		const due = Math.round((this.count + 1) * TASKS_A_NOTE) - this.tasks;
		const lines = deeds.slice(0, Math.max(0, Math.min(due, deeds.length))).map((what) => `- [${this.random.chance(0.7) ? ' ' : 'x'}] ${what} 📅 ${this.date()}`);
		this.tasks += lines.length;
		return lines;
	}

	private padded(lines: readonly string[], heading: string): string {
		const text = [...lines, '', heading, ''];
		let length = text.reduce((sum, line) => sum + line.length + 1, 0);
		while (length < this.bytes - 80) {
			const paragraph = `${this.many(2, () => sentence(this.random)).join('. ')}.`;
			text.push(paragraph, '');
			length += paragraph.length + 2;
		}
		return `${text.join('\n')}\n`;
	}

	private anyAccount(): string {
		return this.random.pick(this.accounts);
	}

	private many<T>(count: number, make: () => T): T[] {
		return Array.from({ length: count }, make);
	}

	/** A day within so many days before today. */
	private date(within = 200): string {
		return new Date(this.today - this.random.below(within) * DAY).toISOString().slice(0, 10);
	}
}
