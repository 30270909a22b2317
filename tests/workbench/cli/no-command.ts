import { nearest } from '../../../src/match/nearest';

/** What is said of a command that there is not; its own part after the colon may stand alone. */
export function noCommand(typed: string, known: readonly string[]): string {
	const actions = known.map((name) => name.slice(name.indexOf(':') + 1));
	const near = nearest(typed, known) ?? known[actions.indexOf(nearest(typed, actions) ?? '')] ?? null;
	return `There is no command ${typed}.${near === null ? '' : ` Did you mean ${near}?`} Without a command they are listed.`;
}
