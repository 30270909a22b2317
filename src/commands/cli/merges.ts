import type { CliCommand } from '../command';
import { CommandError } from '../errors';
import { count } from '../words';
import { mergesOf } from './merge';

/** `account-dashboard:merges`: what was merged, newest first. */
export const merges: CliCommand = {
	action: 'merges',
	description: 'List merges, newest first',
	flags: {},
	run: async (context) => {
		const past = await mergesOf(context).history();
		return {
			json: { merges: past.map(({ id, survivor, merged, state }) => ({ id, survivor, merged, state })) },
			text: () => past.length === 0 ? 'No merges.' : past.map(({ id, survivor, merged, state }) => `${id}  ${state}  ${survivor} from ${merged.join(', ')}`).join('\n'),
		};
	},
};

/** `account-dashboard:undo`: takes a merge back. */
export const undo: CliCommand = {
	action: 'undo',
	description: 'Take a merge back, the last one unless id= says which',
	flags: { id: { value: '<id>', description: 'A merge from account-dashboard:merges' } },
	run: async (context, flags) => {
		const id = flags.text('id');
		const result = await mergesOf(context).undo(id);
		if (!result) throw new CommandError('nothing-to-undo', id === null ? 'There is no merge to take back.' : `There is no merge “${id}” to take back. account-dashboard:merges lists them.`);
		return {
			json: { id: result.id, restored: result.restored, refused: result.refused.map(({ path, why }) => ({ path, why })) },
			text: () => [`${count(result.restored.length, 'file')} restored.`, ...result.refused.map(({ path, why }) => `Left alone: ${path}. ${why}`), 'What the merge moved to the trash stays there as a copy.'].join('\n'),
		};
	},
};
