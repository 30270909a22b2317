/** How often an account should be contacted, as people write it. */

const words: ReadonlyMap<string, number> = new Map([
	['daily', 1], ['weekly', 7], ['biweekly', 14], ['bi-weekly', 14], ['fortnightly', 14], ['monthly', 30], ['bimonthly', 60], ['bi-monthly', 60],
	['quarterly', 90], ['semiannually', 182], ['semi-annually', 182], ['half-yearly', 182], ['yearly', 365], ['annually', 365], ['annual', 365],
]);
const units: ReadonlyMap<string, number> = new Map([
	['d', 1], ['day', 1], ['w', 7], ['wk', 7], ['week', 7], ['m', 30], ['mo', 30], ['month', 30],
	['q', 90], ['quarter', 90], ['y', 365], ['yr', 365], ['year', 365],
]);
const longest = 36_500;

/** What a value says about the cadence: days, nothing, or something that cannot be read. */
export type CadenceReading = number | 'none' | 'bad';

/** Days from `30`, `weekly`, `every 2 weeks`, `30 days`, `3m`. */
export function readCadence(value: unknown): CadenceReading {
	if (value === null || value === undefined) return 'none';
	if (typeof value === 'number') return inRange(value);
	if (Array.isArray(value)) return value.length === 0 ? 'none' : value.length === 1 ? readCadence(value[0]) : 'bad';
	if (typeof value !== 'string' || value.length > 100) return 'bad';
	const text = value.trim().toLowerCase();
	if (/^(?:|-|n\/a|none|never|unknown|tbd|default)$/.test(text)) return 'none';
	const named = words.get(text);
	if (named !== undefined) return named;
	const found = /^(?:every |each )?(\d{1,5})? ?-?(?:([a-z]+?)s?)?$/.exec(text);
	if (found === null || (found[1] === undefined && found[2] === undefined)) return 'bad';
	const unit = found[2] === undefined ? 1 : units.get(found[2]);
	if (unit === undefined || (found[1] === undefined && !/^e(?:very|ach) /.test(text))) return 'bad';
	return inRange(Number(found[1] ?? 1) * unit);
}

function inRange(days: number): CadenceReading {
	return Number.isInteger(days) && days >= 1 && days <= longest ? days : 'bad';
}
