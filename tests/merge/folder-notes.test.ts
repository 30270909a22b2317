import { planMerge } from '../../src/merge/merge';
import { noChoices, type MergePlan } from '../../src/merge/plan';
import { defaults } from '../../src/settings/settings';
import { noLinks } from './generate';

const hub = { path: 'Customers/Acme/README.md', text: '# Acme\n', lastContact: null, created: null, isHub: true, linkCount: 0 };
const plain = { path: 'Accounts/Acme.md', text: '# Acme\n', lastContact: null, created: '2020-01-01', isHub: false, linkCount: 0 };
const meeting = { path: 'Customers/Acme/2026-01-05 Call.md', text: '---\ntype: meeting\n---\nTalk\n' };

function merge(survivor: string): MergePlan {
	const { lastContactProperties, dateOrder, accountProperties } = defaults;
	const outcome = planMerge({
		notes: [hub, plain], linking: [], folderNotes: [meeting], facts: noLinks, choices: { ...noChoices, survivor },
		options: { archiveFolder: null, keepLostValues: true, lastContactProperties, dateOrder, accountProperties, manyFiles: 200 },
	});
	if (outcome.kind === 'refused') throw new Error(outcome.why);
	return outcome.plan;
}

describe('dated notes in the folder of an account', () => {
	test('name the account once the note that made them its own goes away', () => {
		expect(merge(plain.path).edits.map(({ path, after }) => [path, after])).toEqual([
			[plain.path, plain.text],
			[meeting.path, '---\ntype: meeting\naccount: "[[Acme]]"\n---\nTalk\n'],
		]);
	});

	test('stay as they are where it stays', () => {
		expect(merge(hub.path).edits.map(({ path }) => path)).toEqual([hub.path]);
	});
});
