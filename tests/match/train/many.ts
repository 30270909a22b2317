import { randomOf } from './boost';
import type { LabelledNames } from './names';

/** As many names as asked for: the labelled ones, and new ones whose words come from them at the same places, so that common words stay common. */
export function manyNames({ pairs, clusters }: LabelledNames, count: number): readonly string[] {
	const names = new Set<string>();
	for (const { a, b } of pairs) names.add(a).add(b);
	for (const cluster of clusters) for (const name of cluster.names) names.add(name);
	const real = [...names].map((name) => name.split(' '));
	const random = randomOf(7);
	const wordAt = (place: number) => {
		const words = real[Math.floor(random() * real.length)] ?? [];
		return words[Math.min(place, words.length - 1)] ?? '';
	};
	const letters = 'aeioukrstlmnpvd';
	while (names.size < count) {
		const words = [...real[Math.floor(random() * real.length)] ?? []];
		const place = Math.floor(random() * words.length);
		// Every other new name has a word that nobody else has, as most companies do.
		if (random() < 0.5) words[place] = Array.from({ length: 5 + Math.floor(random() * 4) }, () => letters.charAt(Math.floor(random() * letters.length))).join('');
		else words[place] = wordAt(place);
		if (words.length > 1 && random() < 0.5) words[words.length - 1] = wordAt(words.length - 1);
		names.add(words.join(' '));
	}
	return [...names].slice(0, count);
}
