import { addDays as daysLater, addMonths as monthsLater, getDaysInMonth, lightFormat, startOfDay } from 'date-fns';

/**
 * Calendar days as text, `YYYY-MM-DD`, and counting in them.
 *
 * A day has no zone and no hours: it is counted as a whole number of days since
 * 1970-01-01, so daylight saving cannot bend it. Only `dayOf` and
 * `msUntilNextMidnight` look at the local clock, through the Date they are given.
 * What is not asked for every account at once is left to date-fns.
 */

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;

const msPerDay = 86_400_000;
const firstYear = 1900;
const lastYear = 2199;
/** An hour that no change of clocks skips. */
const noon = 12;
const dayPattern = /^(\d{4})-(\d\d)-(\d\d)$/;

/** The day of a year, month (1 to 12) and day of the month; null where the calendar has none, or outside 1900 to 2199. */
export function makeDay(year: number, month: number, day: number): Day | null {
	if (!(year >= firstYear && year <= lastYear)) return null;
	if (!(month >= 1 && month <= 12) || !(day >= 1 && (day <= 28 || day <= getDaysInMonth(new Date(year, month - 1))))) return null;
	return `${String(year)}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** Whether a value is a real day, written `YYYY-MM-DD`. */
export function isDay(value: unknown): value is Day {
	const found = typeof value === 'string' && value.length === 10 ? dayPattern.exec(value) : null;
	return found !== null && makeDay(Number(found[1]), Number(found[2]), Number(found[3])) !== null;
}

/** Whole days from the first day to the second; negative when the second is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return dayNumber(to) - dayNumber(from);
}

/** The day that many days later, or earlier when negative. */
export function addDays(day: Day, count: number): Day {
	return dayOfNumber(dayNumber(day) + count);
}

/** The same day of the month that many months later; the month's last day where it is shorter. */
export function addMonths(day: Day, count: number): Day {
	return dayOf(monthsLater(new Date(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)), noon), count));
}

/** Order for sorting: negative when the first day is earlier. */
export function compareDays(a: Day, b: Day): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

/** The local calendar day on which an instant falls. */
export function dayOf(instant: Date): Day {
	return lightFormat(instant, 'yyyy-MM-dd');
}

/** Milliseconds until the local calendar day changes: 23 or 25 hours of them where clocks move. At least 1. */
export function msUntilNextMidnight(now: Date): number {
	// Where midnight is skipped, this is the first instant after it: that is when the day begins.
	return Math.max(1, startOfDay(daysLater(now, 1)).getTime() - now.getTime());
}

function dayNumber(day: Day): number {
	return Math.round(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / msPerDay);
}

function dayOfNumber(number: number): Day {
	return new Date(number * msPerDay).toISOString().slice(0, 10);
}

function twoDigits(value: number): string {
	return value < 10 ? `0${String(value)}` : String(value);
}
