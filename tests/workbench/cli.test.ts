import { noCommand } from './cli/no-command';
import { splitLine } from './page/consoles';

describe('a line of the command line', () => {
	it.each([
		['account-dashboard', 'account-dashboard', {}],
		['account-dashboard:list staleness=stale format=json', 'account-dashboard:list', { staleness: 'stale', format: 'json' }],
		['account-dashboard:show account="Northgate Foods"', 'account-dashboard:show', { account: 'Northgate Foods' }],
		["x 'account=A B' open", 'x', { 'account': 'A B', 'open': 'true' }],
		['x a=b=c', 'x', { a: 'b=c' }],
		['', '', {}],
	])('%j', (line, command, flags) => {
		expect(splitLine(line)).toEqual({ command, flags });
	});
});

describe('a command that there is not', () => {
	const known = ['account-dashboard', 'account-dashboard:list', 'account-dashboard:show', 'account-dashboard:complete-task'];

	it.each([
		['account-dashboard:lst', 'Did you mean account-dashboard:list?'],
		['acount-dashboard', 'Did you mean account-dashboard?'],
		['show', 'Did you mean account-dashboard:show?'],
		['complete', 'Did you mean account-dashboard:complete-task?'],
	])('%s is answered with the nearest', (typed, hint) => {
		expect(noCommand(typed, known)).toBe(`There is no command ${typed}. ${hint} Without a command they are listed.`);
	});

	it('is not guessed at where none is near', () => {
		expect(noCommand('frobnicate', known)).toBe('There is no command frobnicate. Without a command they are listed.');
	});
});
