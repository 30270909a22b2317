// `node tests/bench/run.mjs parse …`: bundles tests/bench/<name>.ts and runs it in a fresh Node, one after the other.
// A benchmark is a program of its own: it prints one line of JSON to stdout, and anything for people to stderr.
// A name that ends in .mjs is run as it is. Without names, the runner says which there are.
// Files that benchmarks share end in .support.ts or .support.mjs.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');

/** Every program in this folder. */
function allNames() {
	return readdirSync(here)
		.filter((file) => /\.(?:ts|mjs)$/.test(file) && !/\.support\.(?:ts|mjs)$/.test(file) && file !== 'run.mjs')
		.map((file) => file.replace(/\.ts$/, ''));
}

async function bundle(name, folder) {
	if (name.endsWith('.mjs')) return path.join(here, name);
	const entry = path.join(here, `${name}.ts`);
	if (!existsSync(entry)) throw new Error(`There is no benchmark named ${name}. There are: ${allNames().join(', ')}`);
	const outfile = path.join(folder, `${name}.cjs`);
	await build({
		entryPoints: [entry],
		outfile,
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		// As in the release: packages in their browser build, the host from the mocks.
		mainFields: ['module', 'main'],
		alias: { obsidian: 'obsidian-test-mocks/obsidian' },
		define: { 'import.meta.url': JSON.stringify(`file://${outfile}`), 'process.env.ROOT': JSON.stringify(root) },
		logLevel: 'error',
	});
	return outfile;
}

async function run(name, folder) {
	const file = await bundle(name, folder);
	const { status, stdout } = spawnSync(process.execPath, ['--expose-gc', '--max-old-space-size=4096', file], {
		cwd: root,
		stdio: ['ignore', 'pipe', 'inherit'],
		encoding: 'utf8',
	});
	process.stdout.write(stdout);
	if (status !== 0) throw new Error(`${name} ended with ${status}.`);
	JSON.parse(stdout.trim());
}

const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
try {
	const names = process.argv.slice(2);
	if (names.length === 0) throw new Error(`Name the benchmarks to run: ${allNames().join(', ')}`);
	for (const name of names) await run(name, folder);
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
} finally {
	rmSync(folder, { recursive: true, force: true });
}
