import { parseArgs, parseCliArgs } from './args.mjs';

describe('the flags of npm start', () => {
	it('opens a copy of the sample vault without any', () => {
		expect(parseArgs([])).toEqual({ vault: null, write: false, port: null, open: true, help: false });
	});

	it('takes a value after a space or an equals sign', () => {
		expect(parseArgs(['--vault', 'My notes', '--port=0', '--write', '--no-open'])).toEqual({ vault: 'My notes', write: true, port: 0, open: false, help: false });
	});

	it.each([
		[['--vualt', 'x'], 'There is no flag --vualt.'],
		[['--writ', 'x'], 'There is no flag --writ. Did you mean --write?'],
		[['vault'], 'There is no flag vault. Did you mean --vault?'],
		[['--vault'], '--vault needs the path of a folder.'],
		[['--vault', '--write'], '--vault needs the path of a folder.'],
		[['--port', 'eighty'], '--port needs a number from 0 to 65535, not "eighty".'],
		[['--port', '70000'], '--port needs a number from 0 to 65535, not "70000".'],
		[['--write=yes'], '--write takes no value.'],
		[['--write'], '--write goes with --vault PATH; the sample vault is a copy and can always be changed.'],
	])('says what is wrong with %j', (args, message) => {
		expect(() => parseArgs(args)).toThrow(message);
	});
});

describe('the words of npm run cli', () => {
	const asked = { vault: 'My notes', command: 'account-dashboard:list', flags: { sort: 'name' } };

	it.each([
		[['--vault', 'My notes', 'account-dashboard:list', 'sort=name']],
		[['account-dashboard:list', '--vault', 'My notes', 'sort=name']],
		[['account-dashboard:list', 'sort=name', '--vault=My notes']],
	])('take the vault at any place: %j', (args) => {
		expect(parseCliArgs(args)).toEqual(asked);
	});

	it('without any are a question for the commands, and a flag may have no value or several equals signs', () => {
		expect(parseCliArgs([])).toEqual({ vault: null, command: '', flags: {} });
		expect(parseCliArgs(['x', 'open', 'task=a=b'])).toEqual({ vault: null, command: 'x', flags: { open: 'true', task: 'a=b' } });
		expect(parseCliArgs(['x', '--help'])).toBeNull();
	});

	it.each([
		[['--vault'], '--vault needs the path of a folder.'],
		[['--vault', '--help'], '--vault needs the path of a folder.'],
		[['--vualt', 'x'], 'There is no flag --vualt. Did you mean --vault?'],
		[['account-dashboard:list', '--json'], 'There is no flag --json.'],
	])('say what is wrong with %j', (args, message) => {
		expect(() => parseCliArgs(args)).toThrow(message);
	});
});
