// `npm run cli -- [--vault PATH] [COMMAND flag=value …]`: the plugin's command line over a folder, without the application.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseCliArgs } from './args.mjs';
import { ensureInstalled, root } from './install.mjs';

const usage = `npm run cli -- [--vault PATH] [COMMAND flag=value …]

  Runs a command of the plugin over the sample vault, or over the folder at PATH.
  Nothing is written. Without a command it lists them.

  npm run cli -- account-dashboard:list staleness=stale
  npm run cli -- --vault ~/Notes account-dashboard:show account=Northwind format=json`;

function fail(message) {
	console.error(message);
	process.exit(1);
}

let asked;
try {
	asked = parseCliArgs(process.argv.slice(2));
} catch (error) {
	fail(`${error.message}\n\n${usage}`);
}
if (asked === null) {
	console.log(usage);
	process.exit(0);
}
ensureInstalled();
const { buildCli } = await import('../workbench/build.mjs');
await buildCli();
const { runCli } = await import('../workbench/.out/cli.mjs');
const sample = path.join(root, 'tests/vaults/sample');
const { today } = JSON.parse(readFileSync(path.join(root, 'tests/vaults/sample.json'), 'utf8'));
const answer = await runCli({
	root,
	vault: asked.vault === null ? sample : path.resolve(process.env.INIT_CWD ?? process.cwd(), asked.vault),
	today: asked.vault === null ? today : null,
	command: asked.command,
	flags: asked.flags,
}).catch((error) => fail(error.message));
for (const problem of answer.problems) console.error(`Left out: ${problem}`);
console.log(answer.text);
if (answer.hasWritten) console.error('This ran over a copy in memory: the files of the vault are as they were.');
process.exit(answer.text.startsWith('Error:') ? 1 : 0);
