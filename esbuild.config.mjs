// `node esbuild.config.mjs` builds main.js for release; `--watch` rebuilds while you work.
import esbuild from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const watch = process.argv.includes('--watch');

/** The text of all files of a folder that end so, without comments. */
function textOf(folder, ending) {
	const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && entry.name.endsWith(ending));
	return files.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8')).join('\n').replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
}

function count(text, pattern) {
	const counts = new Map();
	for (const [, name] of text.matchAll(pattern)) counts.set(name, (counts.get(name) ?? 0) + 1);
	return counts;
}

/**
 * Names that the sources have for private members alone, as `private name` and
 * `this.name`, and that no package has: they become as short as those of
 * variables. Every other name stays, so that nothing that leaves the bundle changes.
 */
function privateNames() {
	// Paths of imports are no names.
	const sources = textOf('src', '.ts').replace(/ from '[^']*';/g, ';');
	const declared = count(sources, /\bprivate (?:readonly |static |async |get |set )*\*?(\w+)/g);
	const [own, every] = [count(sources, /\bthis\.(\w+)/g), count(sources, /(?<![\w$])(\w+)/g)];
	const others = count(textOf('node_modules/yaml/browser', '.js') + readFileSync('main.ts', 'utf8'), /(\w+)/g);
	return [...declared.keys()].filter((name) => declared.get(name) + (own.get(name) ?? 0) === every.get(name) && !others.has(name)).sort();
}

const context = await esbuild.context({
	entryPoints: ['main.ts'],
	bundle: true,
	outfile: 'main.js',
	format: 'cjs',
	target: 'es2022',
	platform: 'browser',
	external: ['obsidian', '@codemirror/*', '@lezer/*'],
	minify: !watch,
	// Quotes and accents as they are; escaped they take twice the room. The application reads the file as UTF-8.
	charset: 'utf8',
	...watch ? {} : { mangleProps: new RegExp(`^(?:${privateNames().join('|')})$`) },
	sourcemap: watch ? 'inline' : false,
	legalComments: 'none',
	treeShaking: true,
	logLevel: 'info',
});

if (watch) await context.watch();
else {
	await context.rebuild();
	await context.dispose();
}
