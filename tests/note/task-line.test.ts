import fc from 'fast-check';
import { addDoneDate, setDate, setDue, setTaskState, splitTaskLine } from '../../src/note/task-line';
import { readTaskText } from '../../src/note/task-text';

test.each([
	['- [ ] a', '- [x] a'], ['  * [/] a', '  * [x] a'], ['1. [ ] a', '1. [x] a'], ['12) [-] a', '12) [x] a'], ['> - [ ] a', '> - [x] a'], ['> > + [?] a\r', '> > + [x] a\r'],
	['- - [ ] a', '- - [x] a'], ['\t- [🔥] a', '\t- [x] a'], ['- [ ]', '- [x]'], ['- [ ] [ ] a', '- [x] [ ] a'],
	['[^1]: - [ ] a', '[^1]: - [x] a'], ['> [^why-so]:1. [ ] a', '> [^why-so]:1. [x] a'], ['[^1]:  - - [ ] [^2] a', '[^1]:  - - [x] [^2] a'],
])('ticks %p', (line, ticked) => {
	expect(setTaskState(line, 'x')).toBe(ticked);
});

test.each(['a', '- a', '- []', '- [ ]a', '- [[link]] a', '[ ] a', '-[ ] a', '', '# [ ] a', '- [  ] a', '[1]: - [ ] a', '[^1] - [ ] a', '[^1]: [ ] a', '[^a b]: - [ ] a'])('%p is no task line', (line) => {
	expect([splitTaskLine(line), setTaskState(line, 'x'), setDue(line, '2026-01-05'), addDoneDate(line, '2026-01-05')]).toEqual([null, null, null, null]);
});

const day = '2026-09-09';
test.each<readonly [string, string, string]>([
	['- [ ] a', '- [ ] a 📅 2026-09-09', '- [ ] a'],
	['- [ ] a ^id', '- [ ] a 📅 2026-09-09 ^id', '- [ ] a ^id'],
	['- [ ] a 📅 2026-01-01', '- [ ] a 📅 2026-09-09', '- [ ] a'],
	['- [ ] a 📆 2026-01-01 #x\r', '- [ ] a 📆 2026-09-09 #x\r', '- [ ] a #x\r'],
	['- [ ] a [due:: 2026-01-01] b', '- [ ] a [due:: 2026-09-09] b', '- [ ] a b'],
	['- [ ] a (due::2026-01-01)', '- [ ] a (due::2026-09-09)', '- [ ] a'],
	['- [ ] a [due:: [[2026-01-01]]]', '- [ ] a [due:: 2026-09-09]', '- [ ] a'],
	['- [ ] a [scheduled:: 2026-01-01]', '- [ ] a [scheduled:: 2026-01-01] [due:: 2026-09-09]', '- [ ] a [scheduled:: 2026-01-01]'],
	['- [ ] a (start:: 2026-01-01) ^id', '- [ ] a (start:: 2026-01-01) (due:: 2026-09-09) ^id', '- [ ] a (start:: 2026-01-01) ^id'],
	['- [ ] a (owner: Anna)', '- [ ] a (owner: Anna) 📅 2026-09-09', '- [ ] a (owner: Anna)'],
	['- [ ] 📅 2026-01-01 a', '- [ ] 📅 2026-09-09 a', '- [ ] a'],
	['- [ ] a 📅 2026-01-01 📅 2026-02-02', '- [ ] a 📅 2026-09-09 📅 2026-02-02', '- [ ] a'],
	['- [ ] a `📅 2026-01-01`', '- [ ] a `📅 2026-01-01` 📅 2026-09-09', '- [ ] a `📅 2026-01-01`'],
	['- [ ]', '- [ ] 📅 2026-09-09', '- [ ]'],
	['- [ ] ', '- [ ] 📅 2026-09-09 ', '- [ ] '],
])('%p gets a due date, and loses it', (line, set, without) => {
	expect(setDue(line, day)).toBe(set);
	expect(setDue(line, null)).toBe(without);
});

test.each([
	['- [x] a', '- [x] a ✅ 2026-09-09'], ['- [x] a ✅ 2026-01-01', '- [x] a ✅ 2026-09-09'], ['- [x] a 📅 2026-01-01 ^id', '- [x] a 📅 2026-01-01 ✅ 2026-09-09 ^id'],
	['- [x] a  [due:: 2026-01-01]', '- [x] a  [due:: 2026-01-01] [completion:: 2026-09-09]'],
])('%p gets a done date', (line, done) => {
	expect(addDoneDate(line, day)).toBe(done);
});

test('a date that is set is read, nothing else of the task changes, and taking it away gives the line back', () => {
	const text = fc.constantFrom('Pay the rent', 'Ask @Anna', 'Do #this now', '**Bold** [[Link|x]]');
	const fields = fc.subarray(['🛫 2026-01-01', '⏫', '🔁 every week', '#tag', '[start:: 2026-01-02]', '(scheduled:: 2026-01-03)', '🆔 ab']);
	const end = fc.constantFrom('', ' ^id', '\r');
	fc.assert(fc.property(text, fields, end, fc.constantFrom('due', 'done', 'cancelled'), (words, list, last, name) => {
		const line = `- [ ] ${[words, ...list].join(' ')}${last}`;
		const set = setDate(line, name, day) ?? '';
		const before = readTaskText(line.slice(6));
		expect(readTaskText(set.slice(6))).toEqual({ ...before, [name]: day });
		expect(setDate(set, name, null)).toBe(line);
	}));
});
