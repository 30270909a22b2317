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
