import { daysBetween } from '../../note/days';
import type { Day, StalenessLevel } from '../../account/records';
import { ago, countOf, monthLetters, shortDate } from '../words';

/** A year of contacts, ready to draw in a box of `width` by `height`. */
export interface TimelineShape {
	/** One stroke for each week with contact; taller for more. */
	readonly marks: string;
	/** The silence from the newest contact to today; empty when it was today. */
	readonly silence: string;
	/** The months of which enough is seen to name them, and the middle of what is seen. */
	readonly months: readonly { readonly x: number; readonly letters: string }[];
	/** The same in words. */
	readonly words: string;
}

/** The box that shapes are drawn in; the drawing is stretched to its cell. */
export const timelineBox = { width: 156, height: 20 } as const;
const weeks = 52;
const weekWidth = timelineBox.width / weeks;
/** Less of a month has no room for its name. */
const leastMonth = 11;
const baseline = timelineBox.height - 2;

/** The drawing of the year that ends today. Days outside it are left out. */
export function timelineShape(contactDays: readonly Day[], today: Day): TimelineShape {
	const ages = contactDays.map((day) => daysBetween(day, today)).filter((age) => age >= 0 && age < weeks * 7);
	const counts = new Map<number, number>();
	for (const age of ages) counts.set(weekOf(age), (counts.get(weekOf(age)) ?? 0) + 1);
	return {
		marks: [...counts].sort(([a], [b]) => a - b).map(([week, count]) => mark(week, count)).join(''),
		silence: silence(ages),
		months: monthsBack(today),
		words: timelineWords(contactDays, ages.length, today),
	};
}

/** Week 51 is the one that ends today. */
function weekOf(age: number): number {
	return weeks - 1 - Math.floor(age / 7);
}

function xOf(week: number): number {
	return round((week + 0.5) * weekWidth);
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}

function mark(week: number, count: number): string {
	const height = Math.min(5 + count * 4, baseline - 1);
	return `M${xOf(week)} ${baseline}v${-height}`;
}

function silence(ages: readonly number[]): string {
	const newest = ages.length === 0 ? weeks * 7 : Math.min(...ages);
	const from = ages.length === 0 ? 0 : xOf(weekOf(newest));
	return newest < 7 ? '' : `M${from} ${baseline}H${timelineBox.width}`;
}

/** The same for every row of a day. */
let lastMonths: { readonly today: Day; readonly months: TimelineShape['months'] } | null = null;

function monthsBack(today: Day): TimelineShape['months'] {
	if (lastMonths?.today !== today) lastMonths = { today, months: findMonths(today) };
	return lastMonths.months;
}

function findMonths(today: Day): TimelineShape['months'] {
	const year = Number(today.slice(0, 4));
	const month = Number(today.slice(5, 7)) - 1;
	const place = (ahead: number): number => {
		const first = new Date(Date.UTC(year, month + ahead, 1)).toISOString().slice(0, 10);
		return Math.max(0, Math.min(1, 1 - daysBetween(first, today) / (weeks * 7))) * timelineBox.width;
	};
	return Array.from({ length: 13 }, (_, nth) => nth - 12).flatMap((ahead) => {
		const [from, to] = [place(ahead), place(ahead + 1)];
		return to - from < leastMonth ? [] : [{ x: round((from + to) / 2), letters: monthLetters((month + ahead + 12) % 12) }];
	});
}

function timelineWords(contactDays: readonly Day[], count: number, today: Day): string {
	const newest = contactDays.find((day) => day <= today);
	if (newest === undefined) return 'No contact on record';
	const last = `last ${ago(daysBetween(newest, today))}, on ${shortDate(newest)}`;
	return count === 0
		? `No contact in the last 12 months; ${last}`
		: `${countOf(count, 'contact')} in the last 12 months; ${last}`;
}

function createChart(parent: HTMLElement): SVGSVGElement {
	const { width, height } = timelineBox;
	const svg = parent.createSvg('svg', {
		cls: 'acct-timeline',
		attr: { viewBox: `0 0 ${width} ${height}`, role: 'img', preserveAspectRatio: 'none' },
	});
	svg.createSvg('path', { cls: 'acct-timeline-base', attr: { d: `M0 ${baseline}H${width}` } });
	for (const cls of ['acct-timeline-silence', 'acct-timeline-marks']) svg.createSvg('path', { cls });
	return svg;
}

/** The elements of a drawn timeline, kept so that it can be drawn anew without new elements. */
export class TimelineChart {
	readonly svg: SVGSVGElement;
	private readonly silence: Element | undefined;
	private readonly marks: Element | undefined;
	private drawn = '';

	/** In an element that has none yet, or has an empty one that was copied with it. */
	constructor(parent: HTMLElement) {
		this.svg = parent.querySelector('svg') ?? createChart(parent);
		const [, silence, marks] = Array.from(this.svg.children);
		this.silence = silence;
		this.marks = marks;
	}

	/** Draws another year of contacts; does nothing when it is the one already drawn. */
	draw(contactDays: readonly Day[], level: StalenessLevel, today: Day): void {
		const key = `${today} ${level} ${contactDays.join()}`;
		if (key === this.drawn) return;
		this.drawn = key;
		const shape = timelineShape(contactDays, today);
		this.silence?.setAttribute('d', shape.silence);
		this.marks?.setAttribute('d', shape.marks);
		this.svg.dataset['level'] = level;
		this.svg.setAttribute('aria-label', shape.words);
	}
}
