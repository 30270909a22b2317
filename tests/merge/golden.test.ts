import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MergeNote, MergePlan } from '../../src/merge/plan';
import { expectRecorded } from '../golden';
import { unaccounted } from './accounting';
import { plan } from './generate';

/*
 * A folder for each case: `1.md` is the note that stays, `result.md` what it
 * becomes and `told.txt` what the plan tells beside it. Each was read.
 */
const cases = path.join(__dirname, 'golden');
const homes = ['Accounts', 'Archive', 'Imported'];

function notesIn(name: string): readonly MergeNote[] {
	const files = readdirSync(path.join(cases, name)).filter((file) => /^\d\.md$/.test(file)).sort();
	return files.map((file, place) => {
		const text = readFileSync(path.join(cases, name, file), 'utf8');
		const title = /^# (.+?)\r?$/m.exec(text.replace(/^---[^]*?\n---/, ''))?.[1] ?? name;
		return { path: `${homes[place] ?? 'Other'}/${title}.md`, text, lastContact: /last_contact: *(\S+)/.exec(text)?.[1] ?? null, created: null, isHub: place === 0, linkCount: 0 };
	});
}

function told({ conflicts, collapsed, near, warnings, removals }: MergePlan): string {
	const part = (title: string, lines: readonly string[]): readonly string[] => lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${line.replaceAll('\n', '\n    ')}`), ''];
	return [
		...part('Conflicts', conflicts.map(({ field, values, chosen }) => `${field}: ${chosen} of ${values.map(({ value, path: from }) => `${value} (${from})`).join(', ')}`)),
		...part('Told once', collapsed.map(({ text, sources }) => `${text} (${sources.map((source) => `${source.path}:${String(source.line)}`).join(', ')})`)),
		...part('Nearly the same', near.map(({ kept, dropped, section }) => `${section}: ${kept} | ${dropped}`)),
		...part('Warnings', warnings),
		...part('Goes away', removals.map((removal) => removal.path)),
	].join('\n');
}

describe.each(readdirSync(cases))('merging %s', (name) => {
	const notes = notesIn(name);
	const merged = plan(notes);

	test('gives the recorded note', () => {
		expectRecorded(path.join(cases, name, 'result.md'), merged.result);
	});

	test('tells what is recorded', () => {
		expectRecorded(path.join(cases, name, 'told.txt'), told(merged));
	});

	test('loses no line', () => {
		for (const { text } of notes) expect(unaccounted(text, merged)).toEqual([]);
	});
});
