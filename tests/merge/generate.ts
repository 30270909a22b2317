import fc from 'fast-check';
import { planMerge } from '../../src/merge/merge';
import { noChoices, type MergeChoices, type MergeNote, type MergePlan, type VaultFacts } from '../../src/merge/plan';
import { defaults } from '../../src/settings/settings';

const words = ['storage', 'renewal', 'Porto', 'backup', 'Ana', 'pilot', 'budget', '2027', 'twelve', 'nodes', 'ärger', '東京', 'review', 'not', 'signed'];
const phrase = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-0${String(1 + (date % 9))}-${String(date).padStart(2, '0')}`);
const blockId = fc.option(fc.constantFrom('one', 'two'), { nil: null });

const bullet = fc.tuple(fc.constantFrom('', '', ' ✅ 2026-03-03', ' ❌ 2026-04-04'), fc.constantFrom('- ', '- [ ] ', '- [x] ', '- [?] ', '- ❌ ', '* '), phrase, fc.option(day, { nil: null }), blockId, fc.option(phrase, { nil: null }))
	.map(([ended, mark, text, date, id, child]) => `${mark}${date !== null && mark === '- ' ? `${date}: ` : ''}${text}${date !== null && mark.includes('[') ? ` 📅 ${date}` : ''}${mark.includes('[') ? ended : ''}${id === null ? '' : ` ^${id}`}${child === null ? '' : `\n  - ${child}`}`);
const list = fc.tuple(fc.array(bullet, { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\n\n')).map(([items, gap]) => items.join(gap));
const table = fc.array(fc.tuple(fc.constantFrom('**Status**', '**Industry**', '**Region**'), fc.constantFrom('Active', '_Unknown_', 'Prospect', 'Retail', '')), { minLength: 1, maxLength: 3 })
	.map((rows) => ['| Field | Value |', '|---|---|', ...rows.map(([key, value]) => `| ${key} | ${value} |`)].join('\n'));
const log = fc.array(fc.tuple(fc.constantFrom('2026-01-02', '2026-01-03', ''), fc.constantFrom('Call', 'Visit')), { minLength: 1, maxLength: 3 })
	.map((rows) => ['| Date | What |', '|---|---|', ...rows.map(([date, what]) => `| ${date} | ${what} |`)].join('\n'));
const caption = fc.constantFrom('Attendees:', '**Next**', '**Attendees:**');
const captioned = fc.tuple(caption, fc.constantFrom('\n', '\n\n'), list).map(([line, gap, items]) => `${line}${gap}${items}`);
const definition = fc.constantFrom('[doc]: https://example.com/a', '[doc]: https://example.com/b', 'See [the paper][doc] and [doc].');
const paragraph = fc.oneof(phrase, fc.constant('_No key contacts identified._'), phrase.map((text) => `${text}\n${text} again`));
const code = phrase.map((text) => `\`\`\`js\n${text}\n\n- [ ] no task\n\`\`\``);
const callout = phrase.map((text) => `> [!note] ${text}\n> - ${text}`);
const block = fc.oneof({ weight: 5, arbitrary: list }, { weight: 2, arbitrary: table }, { weight: 2, arbitrary: paragraph }, code, callout, log, caption, captioned, definition, fc.constant('<!-- a remark -->'));
const heading = fc.constantFrom('## Key Facts', '## Open Tasks', '## Account Status', '## Topics', '### Detail', '## Recent Context', '## key facts', '# Another top');
const section = fc.tuple(heading, fc.array(block, { maxLength: 3 }), fc.constantFrom('\n\n', '\n')).map(([head, blocks, gap]) => `${head}${gap}${blocks.join('\n\n')}`);
const properties = fc.tuple(fc.constantFrom('Active', 'Prospect', '_Unknown_', ''), fc.option(day, { nil: null }), fc.subarray(['a', 'b', 'type/customer']), fc.constantFrom("'", '"', ''))
	.map(([status, contact, tags, quote]) => ['---', 'type: customer  # kept', `status: ${quote}${status}${quote}`, ...(contact === null ? [] : [`last_contact: ${contact}`]), `tags: [${tags.join(', ')}]`, '---', ''].join('\n'));

/** A note as an import or a person may have left it. */
export const noteText = fc.tuple(fc.option(properties, { nil: '' }), fc.constantFrom('# Acme\n\n', '', '# Acme Inc\n'), fc.array(section, { maxLength: 5 }), fc.constantFrom('\n', '', '\n\n'), fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\uFEFF'))
	.map(([top, title, sections, end, eol, bom]) => bom + `${top}${title}${sections.join('\n\n')}${end}`.replaceAll('\n', eol));

const indent = fc.constantFrom('', '', '', '', '', '  ', '   ', '    ', '     ', '\t', ' ');
const piece = fc.constantFrom(
	'- a', '- b', '* a', '1. one', '2. two', '10. ten', '-', '+ ', '- _None_', '- [ ] task', '- [x] task', '- [ ] _None_', '- 2026-01-02: call', '- 2026-02-02: call', '- a ^one',
	'text', 'more ^one', 'lazy ^two', '[[#^one]]', 'Attendees:', '**Next**', '[^1]: note', '[^1]: other note', 'see[^1]', '[doc]: /x', '[doc]: /y', '[doc]',
	'| a | b |', '|---|---|', '| 1 | 2 |', '> quote', '> - a', '```', '<div>', '</div>', '<!-- x -->', '---', '%%', '$$', '', '', '', '## Facts', '### Deep',
);

/** A note of lines that belong together by chance alone: text that goes on lazily, marks that nothing closes, lists that stand in anyhow. */
export const messyNote = fc.array(fc.tuple(indent, piece).map(([lead, text]) => text === '' || text.startsWith('#') ? text : lead + text), { maxLength: 12 })
	.map((lines) => `# Acme\n\n## Facts\n\n${lines.join('\n')}\n`);

/** A vault in which no link leads anywhere. */
export const noLinks: VaultFacts = { resolve: () => null, exists: () => false, countNamed: () => 0, bases: [] };

/** Notes for a merge, by their texts: `A/Acme.md`, `B/Acme.md`, … */
export function notesOf(texts: readonly string[]): readonly MergeNote[] {
	return texts.map((text, place) => ({
		path: `${String.fromCharCode(65 + place)}/Acme.md`,
		text,
		lastContact: /last_contact: (\S+)/.exec(text)?.[1] ?? null,
		created: null,
		isHub: place === 0,
		linkCount: 0,
	}));
}

/** The plan for some notes; throws where they are refused. */
export function plan(notes: readonly MergeNote[], choices: MergeChoices = noChoices): MergePlan {
	const { lastContactProperties, dateOrder, accountProperties } = defaults;
	const outcome = planMerge({
		notes, choices, linking: [], folderNotes: [], facts: noLinks,
		options: { archiveFolder: null, keepLostValues: true, lastContactProperties, dateOrder, accountProperties, manyFiles: 200 },
	});
	if (outcome.kind === 'refused') throw new Error(outcome.why);
	return outcome.plan;
}
