// Counts in how many names of organisations words stand and writes tests/data/names/word-counts.tsv, from two packages
// unpacked into a folder each: `npm pack oui-data @ip-location-db/asn`, then
// `npx esbuild tests/match/train/count-words.ts --bundle --platform=node | node - OUI_FOLDER ASN_FOLDER`.
import fs from 'node:fs';
import path from 'node:path';
import { foldWords } from '../../../src/match/fold';
import { identityKey } from '../../../src/match/identity';
import { coreOf } from '../../../src/match/legal';
import { NAMES_FOLDER } from './names';

/** Rarer words would say no more than that they are rare. */
const LEAST = 3;

/** Makers of network devices: the first line of each entry, addresses follow. */
function makers(folder: string): readonly string[] {
	const entries = JSON.parse(fs.readFileSync(path.join(folder, 'index.json'), 'utf8')) as Record<string, string>;
	return Object.values(entries).map((entry) => entry.split('\n')[0] ?? '');
}

/** Those who run networks: what follows three numbers, in quotes where it has a comma or quotes. */
function networks(folder: string): readonly string[] {
	const lines = ['asn-ipv4.csv', 'asn-ipv6.csv'].flatMap((file) => fs.readFileSync(path.join(folder, file), 'utf8').split(/\r?\n/));
	return lines.map((line) => /^(?:[^,]*,){3}(.*)$/.exec(line)?.[1] ?? '').map((name) => name.replace(/^"(.*)"$/, '$1').replaceAll('""', '"'));
}

const [ouiFolder = '', asnFolder = ''] = process.argv.slice(2);
const keys = new Set<string>();
const counts = new Map<string, number>();
for (const name of new Set([...makers(ouiFolder), ...networks(asnFolder)])) {
	const key = identityKey(name);
	// One organisation may have many entries.
	if (key === '' || keys.has(key)) continue;
	keys.add(key);
	for (const word of new Set(coreOf(foldWords(name), name).core)) counts.set(word, (counts.get(word) ?? 0) + 1);
}
const lines = [...counts].filter(([, count]) => count >= LEAST).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word, count]) => `${word}\t${String(count)}\n`);
fs.writeFileSync(path.join(NAMES_FOLDER, 'word-counts.tsv'), `all names\t${String(keys.size)}\n${lines.join('')}`);
console.log(JSON.stringify({ names: keys.size, words: lines.length }));
