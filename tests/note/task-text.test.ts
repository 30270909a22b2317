import fc from 'fast-check';
import { readTaskText, type TaskText } from '../../src/note/task-text';

const empty: TaskText = {
	text: '', due: null, scheduled: null, start: null, created: null, done: null, cancelled: null, priority: null, recurrence: null,
	owner: null, tags: [], blockId: null, id: null, dependsOn: [], onCompletion: null,
};

const cases: readonly (readonly [string, Partial<TaskText>])[] = [
	['Pay the rent', { text: 'Pay the rent' }],
	['Pay the rent 📅 2026-01-05', { text: 'Pay the rent', due: '2026-01-05' }],
	['Pay the rent 🗓️ 2026-01-05', { text: 'Pay the rent', due: '2026-01-05' }],
	['Pay the rent 📆2026-01-05', { text: 'Pay the rent', due: '2026-01-05' }],
	['Pay 📅 [[2026-01-05]]', { text: 'Pay', due: '2026-01-05' }],
	['A ⏳ 2026-01-01 🛫 2026-01-02 ➕ 2026-01-03 ✅ 2026-01-04 ❌ 2026-01-05', {
		text: 'A', scheduled: '2026-01-01', start: '2026-01-02', created: '2026-01-03', done: '2026-01-04', cancelled: '2026-01-05',
	}],
	['A 📅 2026-01-05 and more', { text: 'A and more', due: '2026-01-05' }],
	// As the Tasks plugin has it: of those at the end the first, else the last.
	['A 📅 2026-01-05 📅 2026-02-05', { text: 'A', due: '2026-01-05' }],
	['A 📅 2026-01-05 until 📅 2026-02-05 ⏫', { text: 'A until', due: '2026-02-05', priority: 'high' }],
	['A 📅 2026-01-05 then 📅 2026-02-05 on', { text: 'A then on', due: '2026-02-05' }],
	['A ⏫ 🔽', { text: 'A', priority: 'high' }],
	['A 🔺', { text: 'A', priority: 'highest' }], ['A ⏫️', { text: 'A', priority: 'high' }], ['A 🔼', { text: 'A', priority: 'medium' }],
	['A 🔽', { text: 'A', priority: 'low' }], ['A ⏬', { text: 'A', priority: 'lowest' }],
	['A 🔁 every month on the last 📅 2026-01-31', { text: 'A', recurrence: 'every month on the last', due: '2026-01-31' }],
	['A 🆔 a1_b ⛔ x-1, y_2 🏁 delete', { text: 'A', id: 'a1_b', dependsOn: ['x-1', 'y_2'], onCompletion: 'delete' }],
	['A [due:: 2026-01-05]', { text: 'A', due: '2026-01-05' }],
	['A (due:: 2026-01-05) (scheduled:: 2026-01-04)', { text: 'A', due: '2026-01-05', scheduled: '2026-01-04' }],
	['A (  due::2026-01-05  )', { text: 'A', due: '2026-01-05' }],
	['A [Due:: [[2026-01-05]]]', { text: 'A', due: '2026-01-05' }],
	['A [due:: 05.01.2026]', { text: 'A', due: '2026-01-05' }],
	['A  [priority:: high]  [created:: 2026-01-01]  [start:: 2026-01-02]  [completion:: 2026-01-03]  [cancelled:: 2026-01-04]', {
		text: 'A', priority: 'high', created: '2026-01-01', start: '2026-01-02', done: '2026-01-03', cancelled: '2026-01-04',
	}],
	['A [repeat:: every week] [id:: q] [dependsOn:: a,b] [onCompletion:: keep]', {
		text: 'A', recurrence: 'every week', id: 'q', dependsOn: ['a', 'b'], onCompletion: 'keep',
	}],
	['Call back (due 2026-01-05)', { text: 'Call back', due: '2026-01-05' }],
	['Call back (due: 2026-01-05)', { text: 'Call back', due: '2026-01-05' }],
	['A [mood:: fine] (see also:: b)', { text: 'A [mood:: fine] (see also:: b)' }],
	['A due:: 2026-01-05', { text: 'A due:: 2026-01-05' }],
	// What cannot be read stays where it can be seen.
	['A 📅 2026-02-30', { text: 'A 📅 2026-02-30' }],
	['A 📅 tomorrow', { text: 'A 📅 tomorrow' }],
	['A [due:: 05/06/2026]', { text: 'A [due:: 05/06/2026]' }],
	['A [priority:: urgent]', { text: 'A [priority:: urgent]' }],
	['A 📅 <% tp.date.now() %>', { text: 'A 📅 <% tp.date.now() %>' }],
	// Owners.
	['Send the deck @Anna', { text: 'Send the deck', owner: 'Anna' }],
	['Send the deck @Anna Fischer 📅 2026-01-05', { text: 'Send the deck', owner: 'Anna Fischer', due: '2026-01-05' }],
	['Send the deck @Anna Maria Fischer', { text: 'Send the deck', owner: 'Anna Maria Fischer' }],
	['Send the deck @anna.fischer', { text: 'Send the deck', owner: 'anna.fischer' }],
	['@Anna Send the deck to Bernd', { text: 'Send the deck to Bernd', owner: 'Anna' }],
	['@Anna Fischer: send the deck', { text: 'send the deck', owner: 'Anna Fischer' }],
	['Ask @Anna for the deck', { text: 'Ask @Anna for the deck', owner: 'Anna' }],
	['Send the deck @[[People/Anna Fischer|Anna]]', { text: 'Send the deck', owner: 'Anna' }],
	['Send the deck (owner: Anna Fischer)', { text: 'Send the deck', owner: 'Anna Fischer' }],
	['Send the deck [owner:: [[Anna Fischer]]]', { text: 'Send the deck', owner: 'Anna Fischer' }],
	['Send the deck (assigned to: @Anna)', { text: 'Send the deck', owner: 'Anna' }],
	['Send the deck @Anna @Bernd', { text: 'Send the deck @Anna @Bernd', owner: 'Anna' }],
	['Send the deck @Anna (owner: Bernd)', { text: 'Send the deck @Anna', owner: 'Bernd' }],
	['Send the deck @TBD', { text: 'Send the deck' }],
	['Send the deck (owner: TBD)', { text: 'Send the deck' }],
	['Send the deck to Lise — Bernd Kohl, by May 4', { text: 'Send the deck to Lise — Bernd Kohl, by May 4', owner: 'Bernd Kohl' }],
	['Send the deck - owner: Bernd', { text: 'Send the deck - owner: Bernd', owner: 'Bernd' }],
	['Mail anna@example.com and @@x', { text: 'Mail anna@example.com and @@x' }],
	['Buy milk @home @errands', { text: 'Buy milk @home @errands' }],
	['Type `@Anna` or `#tag` or `[due:: 2026-01-05]`', { text: 'Type `@Anna` or `#tag` or `[due:: 2026-01-05]`' }],
	['See https://example.com/@Anna#part?x=[due:: 2026-01-05]', { text: 'See https://example.com/@Anna#part?x=[due:: 2026-01-05]', due: null }],
	['Open [[Note#Heading]] and [text](Note.md#@Anna)', { text: 'Open [[Note#Heading]] and [text](Note.md#@Anna)' }],
	// Tags.
	['#task Pay the rent #home/flat', { text: 'Pay the rent', tags: ['task', 'home/flat'] }],
	['Talk about #acme today', { text: 'Talk about #acme today', tags: ['acme'] }],
	['#task', { tags: ['task'] }],
	['#task #later', { text: '#later', tags: ['task', 'later'] }],
	['Fix #42 and C# and a#b', { text: 'Fix #42 and C# and a#b' }],
	['Größe prüfen #größe #größe', { text: 'Größe prüfen', tags: ['größe'] }],
	// Block ids and comments.
	['Pay the rent 📅 2026-01-05 ^rent-1', { text: 'Pay the rent', due: '2026-01-05', blockId: 'rent-1' }],
	['Raise 2^10', { text: 'Raise 2^10' }],
	['Pay %% [due:: 2026-01-01] %% the rent', { text: 'Pay the rent' }],
	['Pay <!-- 📅 2026-01-01 --> the rent', { text: 'Pay the rent' }],
	['Pay %% the rent 📅 2026-01-05', { text: 'Pay %% the rent', due: '2026-01-05' }],
	['', {}],
];

test.each(cases)('%p', (source, expected) => {
	expect(readTaskText(source)).toEqual({ ...empty, ...expected });
});

test('a setting tells how slashes are read in fields', () => {
	expect(readTaskText('A [due:: 05/06/2026]', { order: 'day-first' })).toMatchObject({ text: 'A', due: '2026-06-05' });
});

test('reading never throws, and its text never grows', () => {
	const part = fc.constantFrom('📅', ' 2026-01-05', '[due:: ', ']', '(', ')', '@Anna', '#tag', '`', '%%', '<!--', '-->', '[[', ']]', ' ', 'word', '^id', '🔁', '⏫', '\\', '::', 'https://a.b', '🆔', '\uD83D');
	fc.assert(fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
		const source = parts.join('');
		const { text } = readTaskText(source);
		expect(text.length).toBeLessThanOrEqual(source.length);
	}), { numRuns: 2_000 });
});

test('a task of 100 kB is read in linear time, whatever it is made of', () => {
	const parts = ['[due:: ', '`', '` ', '@', '@Aa ', '#a ', ' ', '%% ', '<!-- ', 'http://', ' ^', ' - ', '📅 ', '[[', '(', '🔁 a', '('.repeat(7), ' — A, by '];
	const start = performance.now();
	for (const part of parts) readTaskText(part.repeat(Math.ceil(100_000 / part.length)));
	expect(performance.now() - start).toBeLessThan(15_000);
});
