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

async function buildServer() {
	await esbuild.build({
		...common,
		entryPoints: { server: 'tests/workbench/server/serve.ts' },
		outdir: out,
		outExtension: { '.js': '.mjs' },
		format: 'esm',
		platform: 'node',
		target: 'node20',
	});
}

/** Builds everything; answers the server's file. */
export async function buildWorkbench({ plugin = true } = {}) {
	if (plugin) execFileSync(process.execPath, [path.join(root, 'esbuild.config.mjs')], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
	await Promise.all([buildPage(), buildServer()]);
	return path.join(out, 'server.mjs');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWorkbench();
