export const usage: string;
export const defaultPort: number;
export function parseArgs(args: readonly string[]): { vault: string | null; write: boolean; port: number | null; open: boolean; help: boolean };
export function parseCliArgs(args: readonly string[]): { vault: string | null; command: string; flags: Record<string, string> } | null;
