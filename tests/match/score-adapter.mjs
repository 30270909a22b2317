// What a scorer of pairs needs of the plugin: `same(a, b)` from 0 to 1, and `prepare(names)` before.
// The model has learned from those pairs: figures on them flatter it. `node tests/bench/run.mjs match` cross-validates.
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const outfile = path.join(root, 'node_modules/.cache/match/index.cjs');
await esbuild.build({ entryPoints: [path.join(root, 'src/match/index.ts')], bundle: true, format: 'cjs', outfile, logLevel: 'error' });
const { match, NameIndex } = createRequire(import.meta.url)(outfile);

let population = null;

/** The names around, as a vault would supply them. */
export function prepare(names) {
	const index = new NameIndex();
	for (const name of names) index.add(name, name);
	population = index.population;
}

/** The chance that two names are one. */
export function same(a, b) {
	return match(a, b, population).score;
}
