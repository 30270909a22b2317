import type { ObsidianProtocolData } from 'obsidian';
import type { CommandContext } from './command';
import { readyLimit } from './limits';

/**
 * `obsidian://account-dashboard?account=…`. Anybody can write such a link, so
 * it opens and never changes anything; an account that is not known opens the
 * dashboard as it is.
 */
export async function openFromUri(context: CommandContext, params: ObsidianProtocolData): Promise<void> {
	const name = params['account'];
	if (typeof name !== 'string' || name.trim() === '') {
		await context.openDashboard(null);
		return;
	}
	const { index } = context;
	await index.whenReady(readyLimit).catch(() => undefined);
	const found = index.accounts.find(name);
	const summary = found.kind === 'found' ? index.accounts.summary(found.id, index.today()) : null;
	await context.openDashboard(summary && { id: summary.id, name: summary.name });
}
