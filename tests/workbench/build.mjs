// Builds the plugin, the workbench's page and its server. `node tests/workbench/build.mjs` does it by hand.
import esbuild from 'esbuild';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const out = path.join(root, 'tests/workbench/.out');

const common = { bundle: true, logLevel: 'warning', absWorkingDir: root, legalComments: 'none' };

async function buildPage() {
	await esbuild.build({
		...common,
		entryPoints: { page: 'tests/workbench/page/main.ts' },
		outdir: out,
		format: 'iife',
		platform: 'browser',
		target: 'es2022',
		sourcemap: 'linked',
		minifyWhitespace: true,
		minifySyntax: true,
		alias: { obsidian: path.join(root, 'tests/host/obsidian.ts') },
		define: { 'process.env.NODE_ENV': '"production"' },
	});
}

const node = { ...common, outdir: out, outExtension: { '.js': '.mjs' }, format: 'esm', platform: 'node', target: 'node20' };

async function buildServer() {
	await esbuild.build({ ...node, entryPoints: { server: 'tests/workbench/server/serve.ts' } });
}

function buildPlugin() {
	execFileSync(process.execPath, [path.join(root, 'esbuild.config.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Builds the plugin and what runs its command line in Node. */
export async function buildCli() {
	buildPlugin();
	await esbuild.build({
		...node,
		entryPoints: { cli: 'tests/workbench/cli/main.ts' },
		alias: { obsidian: path.join(root, 'tests/host/obsidian.ts') },
		// Packages that are CommonJS ask for Node's own modules by `require`.
		banner: { js: "import { createRequire as workbenchRequire } from 'node:module'; const require = workbenchRequire(import.meta.url);" },
	});
}

/** Builds everything; answers the server's file. */
export async function buildWorkbench({ plugin = true } = {}) {
	if (plugin) buildPlugin();
	await Promise.all([buildPage(), buildServer()]);
	return path.join(out, 'server.mjs');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWorkbench();
