import { Notice } from 'obsidian';
import type { Outcome } from './actions';

const longEnoughToUndo = 10_000;

/** Waits for an outcome and tells it; what can be undone gets a button. */
export async function tellOutcome(work: Promise<Outcome>): Promise<void> {
	tell(await outcomeOf(work));
}

/** Waits for an outcome; what went wrong is one too. */
export async function outcomeOf(work: Promise<Outcome>): Promise<Outcome> {
	try {
		return await work;
	} catch (error) {
		return { kind: 'refused', message: `This did not work: ${error instanceof Error ? error.message : String(error)}` };
	}
}

/** The newest notices that offer to take a change back; older ones have gone from the screen. */
let offers: readonly { readonly change: unknown; readonly notice: Notice }[] = [];
const mostOffers = 20;

/** Tells an outcome; what can be undone gets a button, and loses it where that happens elsewhere. */
export function tell(outcome: Outcome): void {
	const { undo = undefined, change = undefined } = outcome.kind === 'done' ? outcome : {};
	if (undo === undefined) {
		if (change !== undefined) offers.find((offer) => offer.change === change)?.notice.hide();
		new Notice(outcome.message);
		return;
	}
	const text = createFragment((el) => {
		el.createSpan({ text: outcome.message });
		el.createEl('button', { cls: 'acct-undo', text: 'Undo' }).addEventListener('click', () => {
			notice.hide();
			void tellOutcome(undo());
		});
	});
	const notice = new Notice(text, longEnoughToUndo);
	if (change !== undefined) offers = [{ change, notice }, ...offers].slice(0, mostOffers);
}

/** Puts text on the clipboard and says so. */
export async function copyText(text: string, what: string): Promise<Outcome> {
	await activeWindow.navigator.clipboard.writeText(text);
	return { kind: 'done', message: `${what} copied.` };
}
