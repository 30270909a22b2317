// The flags of `npm start`.

/** Shown for --help and after a wrong flag. */
export const usage = `npm start -- [flags]

  --vault PATH   open this folder (read-only) instead of a copy of the sample vault
  --write        let the plugin and you change the files of --vault PATH
  --port N       listen on this port of 127.0.0.1 (default 4173)
  --no-open      do not open a browser
  --help         show this`;

/** The port where none is asked for. */
export const defaultPort = 4173;

function readPort(value) {
	const port = Number(value);
	if (value === undefined || !/^\d+$/.test(value) || port > 65_535) {
		throw new Error(`--port needs a number from 0 to 65535${value === undefined ? '' : `, not "${value}"`}.`);
	}
	return port;
}

const valued = new Set(['--vault', '--port']);
const known = ['--vault', '--write', '--port', '--no-open', '--help'];

function nearest(flag) {
	const near = known.find((name) => name.startsWith(flag) || flag.startsWith(name) || name.slice(2).startsWith(flag.replace(/^-+/, '')));
	return near === undefined ? '' : ` Did you mean ${near}?`;
}

function split(argument) {
	const at = argument.indexOf('=');
	return argument.startsWith('--') && at > 0 ? [argument.slice(0, at), argument.slice(at + 1)] : [argument, undefined];
}

/** Flags to `{vault, write, port, open, help}`; throws a sentence about the first wrong one. */
export function parseArgs(args) {
	const options = { vault: null, write: false, port: null, open: true, help: false };
	for (let index = 0; index < args.length; index++) {
		const [flag, inline] = split(args[index]);
		if (!known.includes(flag)) throw new Error(`There is no flag ${flag}.${nearest(flag)}`);
		if (inline !== undefined && !valued.has(flag)) throw new Error(`${flag} takes no value.`);
		const value = valued.has(flag) ? inline ?? args[++index] : undefined;
		if (flag === '--vault') {
			if (value === undefined || value === '' || value.startsWith('--')) throw new Error('--vault needs the path of a folder.');
			options.vault = value;
		} else if (flag === '--port') options.port = readPort(value);
		else if (flag === '--write') options.write = true;
		else if (flag === '--no-open') options.open = false;
		else options.help = true;
	}
	if (options.write && options.vault === null) throw new Error('--write goes with --vault PATH; the sample vault is a copy and can always be changed.');
	return options;
}

/** What `npm run cli` was asked: `--vault PATH` at any place, the first other word is the command, the rest are its flags. */
export function parseCliArgs(args) {
	const words = [];
	let vault = null;
	for (let index = 0; index < args.length; index++) {
		const [flag, inline] = split(args[index]);
		if (flag === '--help') return null;
		if (flag !== '--vault') {
			if (flag.startsWith('--')) throw new Error(`There is no flag ${flag}.${flag.startsWith('--v') ? ' Did you mean --vault?' : ''}`);
			words.push(args[index]);
			continue;
		}
		vault = inline ?? args[++index];
		if (vault === undefined || vault === '' || vault.startsWith('--')) throw new Error('--vault needs the path of a folder.');
	}
	const [command = '', ...rest] = words;
	const flags = Object.fromEntries(rest.map((word) => {
		const at = word.indexOf('=');
		return at < 0 ? [word, 'true'] : [word.slice(0, at), word.slice(at + 1)];
	}));
	return { vault, command, flags };
}
