/** Palette, command line and link: the public face of this folder. */
export { registerCommands } from './register';
export type { CommandContext, DashboardTarget } from './command';
