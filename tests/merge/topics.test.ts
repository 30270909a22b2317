import { notesOf, plan } from './generate';

const topics = (...paragraphs: readonly string[]): string => `# Acme\n\n## Topics\n\n${paragraphs.join('\n\n')}\n`;

describe('topics', () => {
	test('that a merged note has in two paragraphs are added once', () => {
		expect(plan(notesOf([topics('pricing'), topics('storage, backup', 'Backup, pricing, network')])).result).toBe(topics('pricing, storage, backup, network'));
	});
});
