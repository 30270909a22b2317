import type { CliCommand } from '../command';
import { completeTask } from './complete-task';
import { duplicates } from './duplicates';
import { facts } from './facts';
import { list } from './list';
import { logContact } from './log-contact';
import { match } from './match';
import { merge } from './merge';
import { merges, undo } from './merges';
import { open } from './open';
import { problems } from './problems';
import { show } from './show';
import { tasks } from './tasks';
import { totals } from './totals';

/** Every command of the command line; a new one is a file beside these and a word here. */
export const cliCommands: readonly CliCommand[] = [totals, open, list, show, tasks, facts, duplicates, problems, match, merge, merges, undo, completeTask, logContact];
