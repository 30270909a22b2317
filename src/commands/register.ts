import type { CliFlags, Plugin } from 'obsidian';
import { cliCommands } from './cli';
import type { CommandContext } from './command';
import { commonFlags, type FlagTable } from './flags';
import { openFromUri } from './uri';
import { paletteCommands } from './palette';
import { runCommand } from './run';

/** Registers the command line, the palette and the link with the application. */
export function registerCommands(plugin: Plugin, context: CommandContext): void {
	const { id } = plugin.manifest;
	for (const command of cliCommands) {
		const name = command.action === '' ? id : `${id}:${command.action}`;
		plugin.registerCliHandler(name, command.description, asCliFlags(command.flags), (params) => runCommand(command, context, params));
	}
	for (const command of paletteCommands(plugin.app, context)) plugin.addCommand(command);
	plugin.registerObsidianProtocolHandler(id, (params) => openFromUri(context, params));
}

/**
 * Flags as the application's help shows them. None is declared as required:
 * the application would answer a missing one in its own words, and scripts
 * rely on ours.
 */
function asCliFlags(table: FlagTable): CliFlags {
	const flags: CliFlags = {};
	for (const [name, flag] of Object.entries({ ...table, ...commonFlags })) {
		const description = flag.required ? `${flag.description} (needed)` : flag.description;
		flags[name] = flag.value === null ? { description } : { value: flag.value, description };
	}
	return flags;
}
