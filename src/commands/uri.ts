import type { ObsidianProtocolData } from 'obsidian';
import { accountId, type CommandContext, type DashboardTarget } from './command';
import { asCommandError } from './errors';
import { readyLimit } from './limits';

/**
 * `obsidian://account-dashboard?account=…`. Anybody can write such a link, so
 * it opens and never changes anything; where no account is called so, the
 * dashboard opens as it is, and the nearest names are told.
 */
export async function openFromUri(context: CommandContext, params: ObsidianProtocolData): Promise<void> {
	const name = params['account'];
	if (typeof name !== 'string' || name.trim() === '') {
		await context.openDashboard(null);
		return;
	}
	const { index } = context;
	await index.whenReady(readyLimit).catch(() => undefined);
	let target: DashboardTarget | null = null;
	try {
		const id = accountId(context, name);
		target = { id, name: index.accounts.summary(id, index.today())?.name ?? name };
	} catch (error) {
		context.tell?.(asCommandError(error).message);
	}
	await context.openDashboard(target);
}
