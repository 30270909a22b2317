import { notesOf, plan } from './generate';

const lines = (from: number, count: number, line: (nth: number) => string): string => Array.from({ length: count }, (_, nth) => line(from + nth)).join('\n');

function noteFrom(from: number): string {
	return [
		'# Acme', '## Facts', lines(from, 10_000, (nth) => `- fact number ${String(nth)}`),
		'## Log', lines(from, 5000, (nth) => `- 2026-${String(1 + nth % 12).padStart(2, '0')}-${String(1 + nth % 28).padStart(2, '0')}: call ${String(nth)}`),
		lines(from, 2000, (nth) => `## Part ${String(nth)}\n\ntext ${String(nth)}`), '',
	].join('\n\n');
}

test('large notes are merged in the time that reading them takes, a few times over', () => {
	const { result } = plan(notesOf([noteFrom(0), noteFrom(1000)]));
	expect(result.match(/^- fact/gm)).toHaveLength(11_000);
	expect(result.match(/^- 2026/gm)).toHaveLength(6000);
	expect(result.match(/^## Part/gm)).toHaveLength(3000);
});
