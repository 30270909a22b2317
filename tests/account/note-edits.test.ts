import { chooseValue, logContact, setMeaning } from '../../src/account/note-edits';
import { Rules } from '../../src/account/rules';
import { defaults } from '../../src/settings/settings';

const rules = new Rules(defaults);
const contact = { day: '2026-11-20', text: '', dayLink: null };

function textOf(result: ReturnType<typeof logContact>): string {
	if (!result.ok) throw new Error(result.message);
	return result.text;
}

describe('logging a contact', () => {
	test.each([
		['keeps the spelling, the quotes and everything around them', "---\r\ntype: customer # x\r\nlastContact: '2026-01-05'  # call\r\n---\r\nText\r\n", "---\r\ntype: customer # x\r\nlastContact: '2026-11-20'  # call\r\n---\r\nText\r\n"],
		['adds the property where there is none', '---\ntype: customer\n---\n', '---\ntype: customer\nlast_contact: 2026-11-20\n---\n'],
		['keeps a link to a day', '---\nlast_contact: "[[2026-01-05]]"\n---\n', '---\nlast_contact: "[[2026-11-20]]"\n---\n'],
		['raises an inline field where the note has no property', '\uFEFF# X\n\nLast contact:: 2026-01-05\n', '\uFEFF# X\n\nLast contact:: 2026-11-20\n'],
		['raises a row of the status table where only that has a date', '# X\r\n\r\n## Account Status\r\n\r\n| Field | Value |\r\n|---|---|\r\n| **Last contact** | 2026-08-01 |\r\n', '# X\r\n\r\n## Account Status\r\n\r\n| Field | Value |\r\n|---|---|\r\n| **Last contact** | 2026-11-20 |\r\n'],
		['never lowers a date', '---\nlast_contact: 2026-12-24\n---\n', '---\nlast_contact: 2026-12-24\n---\n'],
		['leaves an inline field in code alone', '---\ntype: client\n---\n```\nLast contact:: 2026-01-05\n```\n', '---\ntype: client\nlast_contact: 2026-11-20\n---\n```\nLast contact:: 2026-01-05\n```\n'],
	])('%s', (_, before, after) => {
		expect(textOf(logContact(before, contact, rules))).toBe(after);
	});

	test('adds a line on top of the timeline that the note has', () => {
		const before = '---\nlast_contact: 2026-01-05\n---\n# X\n\n## Timeline\n\n* 2026-01-05: Intro\n';
		expect(textOf(logContact(before, { ...contact, text: ' Called\nabout it ', dayLink: '[[2026-11-20]]' }, rules)))
			.toBe('---\nlast_contact: 2026-11-20\n---\n# X\n\n## Timeline\n\n* 2026-11-20: [[2026-11-20]] - Called about it\n* 2026-01-05: Intro\n');
	});

	test('writes the line as those that are there are written', () => {
		const before = '---\nlast_contact: 2026-11-20\n---\n## Recent Context\n\n- **2026-01-05**: Intro\n';
		expect(textOf(logContact(before, { ...contact, text: 'Call' }, rules))).toBe('---\nlast_contact: 2026-11-20\n---\n## Recent Context\n\n- **2026-11-20**: Call\n- **2026-01-05**: Intro\n');
	});

	test('refuses properties that cannot be read', () => {
		expect(logContact('---\ntype: "x\n---\n', contact, rules)).toMatchObject({ ok: false, reason: 'bad-yaml' });
	});
});

describe('other changes', () => {
	test('snooze and cadence keep the spelling that the note has, and can be taken out', () => {
		expect(textOf(setMeaning('---\nsnooze-until: 2026-01-01\n---\n', 'snooze-until', 'snooze_until', '2026-12-01', rules))).toBe('---\nsnooze-until: 2026-12-01\n---\n');
		expect(textOf(setMeaning('---\na: 1\ncadence: 30\n---\n', 'contact-every', 'contact_every', undefined, rules))).toBe('---\na: 1\n---\n');
		expect(textOf(setMeaning('---\na: 1\n---\n', 'contact-every', 'contact_every', undefined, rules))).toBe('---\na: 1\n---\n');
	});

	test('a chosen value is written into properties, inline fields and the status table, and nowhere else', () => {
		const before = '---\nstatus: "Prospect"\n---\nStatus:: Prospect\n\n## Account Status\n\n| Field | Value |\n|---|---|\n| **Status** | Prospect |\n| **Industry** | Retail |\n\n## Other\n\n| a | Status |\n';
		expect(textOf(chooseValue(before, 'status', 'Active', rules)))
			.toBe('---\nstatus: "Active"\n---\nStatus:: Active\n\n## Account Status\n\n| Field | Value |\n|---|---|\n| **Status** | Active |\n| **Industry** | Retail |\n\n## Other\n\n| a | Status |\n');
	});

	test('a placeholder is no other value', () => {
		const before = '## Account Status\n\n| Field | Value |\n|---|---|\n| **Status** | _Unknown_ |\n';
		expect(textOf(chooseValue(before, 'status', 'Active', rules))).toBe(before);
	});
});
