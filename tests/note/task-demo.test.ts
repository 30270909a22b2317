import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { placedSpots } from '../../src/account/task-spots';
import { parse } from '../../src/note';
import { readTaskText, type TaskText } from '../../src/note/task-text';

/**
 * What a task line says, by one plain expression a field and no scanning: it
 * knows nothing of how the reader works. Used on lines of the sample vault of
 * the Tasks plugin, where that is at hand, and on lines of our own.
 */
function expectation(text: string): Partial<TaskText> {
	const bare = text.replace(/`[^`]*`/g, '').replace(/%%.*?%%|<!--.*?-->/g, '').replace(/<%.*?%>/g, '');
	const real = (day: string | undefined): string | null => {
		if (day === undefined) return null;
		const date = new Date(`${day}T00:00:00Z`);
		return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day ? null : day;
	};
	const date = (emoji: string, key: string): string | null => real(
		[...bare.matchAll(new RegExp(`(?:${emoji})\\uFE0F? *(\\d{4}-\\d\\d-\\d\\d)|[\\[(] *${key} *:: *(\\d{4}-\\d\\d-\\d\\d) *[\\])]`, 'gu'))].map((found) => found[1] ?? found[2]).at(0),
	);
	const word = (pattern: RegExp): string | null => {
		const found = pattern.exec(bare);
		return found ? (found[1] ?? found[2] ?? '').trim() : null;
	};
	const signs = { '🔺': 'highest', '⏫': 'high', '🔼': 'medium', '🔽': 'low', '⏬': 'lowest' } as const;
	const sign = /[🔺⏫🔼🔽⏬]/u.exec(bare)?.[0] as keyof typeof signs | undefined;
	const tags = bare.replace(/\]\([^)]*\)|\[\[[^\]]*\]\]|https?:\S+/g, ' ').match(/(?:^|\s)#[^\s#,.;:!?'")\]*<]+/g) ?? [];
	return {
		due: date('📅|📆|🗓', 'due'), scheduled: date('⏳|⌛', 'scheduled'), start: date('🛫', 'start'), created: date('➕', 'created'),
		done: date('✅', 'completion'), cancelled: date('❌', 'cancelled'),
		priority: sign ? signs[sign] : word(/[[(] *priority *:: *(\w+) *[\])]/) as TaskText['priority'],
		recurrence: word(/🔁 ?([a-zA-Z0-9, !]+)|[[(] *repeat *:: *([^\])]+)[\])]/u),
		id: word(/🆔 ?([\w-]+)|[[(] *id *:: *([\w-]+) *[\])]/u),
		onCompletion: word(/🏁 ?(\w+)|[[(] *onCompletion *:: *(\w+) *[\])]/u),
		tags: [...new Set(tags.map((tag) => tag.trim().slice(1)).filter((tag) => !/^\d+$/.test(tag)))],
	};
}

function tasksOf(note: string): readonly string[] {
	return placedSpots(parse(note)).map(({ text }) => text);
}

const own = `# Samples
- [ ] #task Water the plants 🔁 every week when done 🛫 2026-01-01 ⏳ 2026-01-02 📅 2026-01-03
- [x] #task Water the plants ➕ 2026-01-01 ✅ 2026-01-04
  - [-] nested ❌ 2026-01-05 🔽
> - [ ] quoted [due:: 2026-02-01] [priority:: high]
> > 3. [/] #a/b numbered  (scheduled:: 2026-02-02)
- [ ] \`📅 2026-01-01\` in code, real one 📅 2026-03-01
- [ ] impossible 📅 2026-02-31
- [ ] twins 🆔 a-1 🏁 delete 📅 2026-04-01 📅 2026-04-02
`;

test('every field of our own samples is what plain expressions find', () => {
	const texts = tasksOf(own);
	expect(texts).toHaveLength(8);
	for (const text of texts) expect({ task: text, ...readTaskText(text) }).toMatchObject({ task: text, ...expectation(text) });
});

const vault = path.resolve(__dirname, '../../../shared/vaults/tasks-demo');
if (existsSync(vault)) {
	const files = readdirSync(vault, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));

	test('every task line of the Tasks plugin\'s sample vault says what plain expressions find', () => {
		const wrong: unknown[] = [];
		let count = 0;
		for (const file of files) {
			for (const text of tasksOf(readFileSync(path.join(vault, file), 'utf8'))) {
				count++;
				const is: Readonly<Record<string, unknown>> = { ...readTaskText(text) };
				const must = expectation(text);
				for (const [field, value] of Object.entries(must)) {
					if (JSON.stringify(is[field]) !== JSON.stringify(value)) wrong.push({ file, text, field, is: is[field], must: value });
				}
			}
		}
		expect(count).toBeGreaterThan(900);
		expect(wrong).toEqual([]);
	});

	test('its task lines are those that stand outside code, comments and frontmatter', () => {
		const wrong: unknown[] = [];
		for (const file of files) {
			const text = readFileSync(path.join(vault, file), 'utf8');
			const is = placedSpots(parse(text)).map(({ line }) => line);
			const must = plainTaskLines(text);
			if (JSON.stringify(is) !== JSON.stringify(must)) wrong.push({ file, only: { read: is.filter((line) => !must.includes(line)), plain: must.filter((line) => !is.includes(line)) } });
		}
		expect(wrong).toEqual([]);
	});
}

/** Line numbers of task lines, by going down the lines with three switches. */
function plainTaskLines(text: string): readonly number[] {
	const lines: number[] = [];
	let fence = '';
	let comment = '';
	let isMatter = text.startsWith('---\n');
	for (const [index, line] of text.split('\n').entries()) {
		const bare = line.replace(/^[\s>]*/, '');
		if (isMatter) isMatter = index === 0 || line !== '---';
		else if (fence !== '') {
			if (bare.startsWith(fence)) fence = '';
		} else if (comment !== '') {
			if (line.includes(comment)) comment = '';
		} else if (/^(?:`{3,}|~{3,})/.test(bare)) fence = /^(?:`{3,}|~{3,})/.exec(bare)?.[0] ?? '';
		else if (/^%%/.test(bare) && (bare.match(/%%/g) ?? []).length === 1) comment = '%%';
		else if (bare.startsWith('<!--') && !bare.includes('-->')) comment = '-->';
		else if (/^(?:[-*+]|\d+[.)]) +\[.\](?: |$)/u.test(bare)) lines.push(index + 1);
	}
	return lines;
}
