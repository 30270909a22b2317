import type { CliData } from 'obsidian';
import type { CliCommand, CommandContext } from './command';
import { asCommandError, renderError } from './errors';
import { Flags, wantsJson } from './flags';
import { readyLimit } from './limits';

/** Runs a command on what was typed. Never rejects: an error is an answer too. */
export async function runCommand(command: CliCommand, context: CommandContext, params: CliData): Promise<string> {
	const isJson = wantsJson(params);
	try {
		const flags = new Flags(params, command.flags);
		if (!command.isImmediate) await context.index.whenReady(readyLimit);
		const answer = await command.run(context, flags);
		return isJson ? JSON.stringify(answer.json) : answer.text();
	} catch (error) {
		return renderError(asCommandError(error), isJson);
	}
}
