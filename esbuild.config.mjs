// `node esbuild.config.mjs` builds main.js for release; `--watch` rebuilds while you work.
import esbuild from 'esbuild';
import process from 'node:process';

const watch = process.argv.includes('--watch');

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
