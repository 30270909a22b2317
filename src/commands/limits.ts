/** Milliseconds that a command waits for the vault to be read. */
export const readyLimit = 60_000;
