import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildSync } from 'esbuild';

// Every zone is a process of its own: Node reads TZ once.
const zones = [
	'Etc/GMT+12', 'Pacific/Pago_Pago', 'Pacific/Honolulu', 'America/Los_Angeles', 'America/New_York', 'America/St_Johns', 'America/Havana', 'America/Sao_Paulo', 'Atlantic/Azores',
	'UTC', 'Europe/London', 'Europe/Berlin', 'Africa/Cairo', 'Asia/Beirut', 'Asia/Kolkata', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Asia/Tokyo', 'Pacific/Auckland', 'Pacific/Chatham', 'Pacific/Apia', 'Pacific/Kiritimati',
] as const;

const program = `
import { addDays, dayOf, daysBetween, msUntilNextMidnight, readDate } from './src/note/dates';
const wrong: string[] = [];
const check = (what: string, is: unknown, must: unknown): void => { if (is !== must) wrong.push(what + ': ' + String(is) + ' is not ' + String(must)); };
const read = (value: unknown): string => { const r = readDate(value, { order: 'neither' }); return r.kind === 'day' ? r.day : r.kind; };
// The local day by the engine's own formatter, which shares no code with ours.
const local = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit' });
const hour = 3600000;
for (let ms = Date.UTC(2025, 11, 20); ms < Date.UTC(2027, 0, 10); ms += 5 * hour + 1234567) {
	const instant = new Date(ms);
	const day = local.format(instant);
	check('day of ' + instant.toISOString(), dayOf(instant), day);
	check('text ' + instant.toISOString(), read(instant.toISOString()), day);
	check('number ' + String(ms), read(ms), day);
	const midnight = new Date(ms + msUntilNextMidnight(instant));
	const before = new Date(midnight.getTime() - 1);
	check('still today before midnight after ' + instant.toISOString(), local.format(before), day);
	check('tomorrow at midnight after ' + instant.toISOString(), local.format(midnight) > day, true);
	check('waits no longer than a day', midnight.getTime() - ms <= 25 * hour, true);
}
for (let day = '2025-12-25'; day < '2027-01-05'; day = addDays(day, 1)) {
	check('written day ' + day, read(day), day);
	check('written day with time ' + day, read(day + ' 23:59:59'), day);
	check('YAML date ' + day, read(new Date(day)), day);
	check('one day on from ' + day, daysBetween(day, addDays(day, 1)), 1);
}
console.log(JSON.stringify(wrong.slice(0, 5)));
`;

const root = path.resolve(__dirname, '../..');
const code = buildSync({
	stdin: { contents: program, resolveDir: root, loader: 'ts' }, bundle: true, format: 'cjs', platform: 'node', write: false, logLevel: 'error',
}).outputFiles[0]?.text ?? '';

test.each(zones)('a year of days and midnights is right in %s', (zone) => {
	const run = spawnSync(process.execPath, ['-'], { input: code, env: { TZ: zone }, encoding: 'utf8' });
	expect(run.stderr).toBe('');
	expect(JSON.parse(run.stdout)).toEqual([]);
}, 60_000);
