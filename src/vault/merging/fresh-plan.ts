import type { MergeOutcome, MergePlan } from '../../merge/plan';
import type { Refused } from './merger';

/** How a plan was made, to make it again. */
type Maker = () => Promise<MergeOutcome>;

/**
 * A plan names the files that link to the merged notes. A link that came since
 * in another file would lead nowhere after the merge: so a plan is made again
 * before it is carried out, and what it did not know of is told.
 */
export class FreshPlans {
	private readonly makers = new WeakMap<MergePlan, Maker>();

	/** Makes a plan, and remembers how. */
	async make(maker: Maker): Promise<MergeOutcome> {
		const outcome = await maker();
		if (outcome.kind === 'plan') this.makers.set(outcome.plan, maker);
		return outcome;
	}

	/** Files that have to change now and are not in the plan. */
	async missing(plan: MergePlan): Promise<readonly Refused[]> {
		const again = await this.makers.get(plan)?.();
		// Whatever else has changed is found file by file before the first write.
		if (again?.kind !== 'plan' || again.plan.id === plan.id) return [];
		const known = new Set(plan.edits.map(({ path }) => path));
		return again.plan.edits.filter(({ path }) => !known.has(path)).map(({ path }) => ({ path, why: 'It links to a merged note since the plan was made.' }));
	}
}
