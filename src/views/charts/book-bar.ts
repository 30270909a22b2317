import type { StalenessLevel } from '../../account/records';
import { countOf, levelWords, number } from '../words';

type LevelCount = readonly [level: StalenessLevel, count: number];

/** One stretch of the bar, in per cent of its width. */
export interface BarPart {
	readonly level: StalenessLevel;
	readonly x: number;
	readonly width: number;
}

/** Stretches in proportion to the counts; even one account of thousands stays visible. */
export function barParts(counts: readonly LevelCount[]): readonly BarPart[] {
	const least = 0.6;
	const sized = counts.filter(([, count]) => count > 0);
	const total = sized.reduce((sum, [, count]) => sum + count, 0);
	const widths = sized.map(([, count]) => Math.max(least, (100 * count) / total));
	const scale = 100 / widths.reduce((sum, width) => sum + width, 0);
	let x = 0;
	return sized.map(([level], nth) => {
		const width = (widths[nth] ?? 0) * scale;
		const part = { level, x, width };
		x += width;
		return part;
	});
}

/** `48 accounts: 12 stale, 7 due, 29 fresh`. */
export function barWords(counts: readonly LevelCount[]): string {
	const total = counts.reduce((sum, [, count]) => sum + count, 0);
	const parts = counts.map(([level, count]) => `${number(count)} ${levelWords[level].word.toLowerCase()}`);
	return `${countOf(total, 'account')}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}

/** The whole book of accounts by level, as one bar with its legend. */
export class BookBar {
	private readonly svg: SVGSVGElement;
	private readonly legend: HTMLElement;
	private drawn = '';

	constructor(parent: HTMLElement) {
		const el = parent.createDiv({ cls: 'acct-book' });
		this.svg = el.createSvg('svg', { cls: 'acct-book-bar', attr: { role: 'img', preserveAspectRatio: 'none', viewBox: '0 0 100 1' } });
		this.legend = el.createDiv({ cls: 'acct-book-legend', attr: { 'aria-hidden': 'true' } });
	}

	show(counts: readonly LevelCount[]): void {
		const words = barWords(counts);
		if (words === this.drawn) return;
		this.drawn = words;
		this.svg.empty();
		this.legend.empty();
		this.svg.setAttribute('aria-label', words);
		for (const { level, x, width } of barParts(counts)) {
			this.svg.createSvg('rect', { cls: 'acct-book-part', attr: { x: x.toFixed(2), y: 0, width: width.toFixed(2), height: 1, 'data-level': level } });
		}
		for (const [level, count] of counts) {
			const item = this.legend.createSpan({ cls: 'acct-book-item', attr: { 'data-level': level } });
			item.createSpan({ cls: 'acct-book-dot' });
			item.createSpan({ text: `${number(count)} ${levelWords[level].word.toLowerCase()}` });
		}
	}
}
