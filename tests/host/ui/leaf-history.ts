import type { ViewState } from 'obsidian';
import type { WorkspaceLeaf } from './leaf';

interface Step {
	readonly state: ViewState;
	readonly eState: unknown;
}

const longest = 50;

/** Where a leaf has been, for back and forward. */
export class LeafHistory {
	private readonly before: Step[] = [];
	private after: Step[] = [];
	private moving = false;

	constructor(private readonly leaf: WorkspaceLeaf) {}

	canGoBack(): boolean { return this.before.length > 0; }
	canGoForward(): boolean { return this.after.length > 0; }

	/** Remembers what the leaf shows now, before it shows something else. */
	push(): void {
		const type = this.leaf.view?.getViewType();
		if (this.moving || type === undefined || type === 'empty') return;
		this.before.push(this.now());
		if (this.before.length > longest) this.before.shift();
		this.after = [];
	}

	async back(): Promise<void> {
		await this.move(this.before, this.after);
	}

	async forward(): Promise<void> {
		await this.move(this.after, this.before);
	}

	private now(): Step {
		return { state: this.leaf.getViewState(), eState: this.leaf.getEphemeralState() };
	}

	private async move(from: Step[], to: Step[]): Promise<void> {
		const step = from.pop();
		if (step === undefined) return;
		to.push(this.now());
		this.moving = true;
		try {
			await this.leaf.setViewState({ ...step.state, active: true }, step.eState);
		} finally {
			this.moving = false;
		}
		this.leaf.updateHeader();
	}
}
