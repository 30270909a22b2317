import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { note, SampleVault } from './sample';

const folder = mkdtempSync(path.join(tmpdir(), 'zones-'));
const program = path.join(folder, 'zones.cjs');

beforeAll(() => {
	buildSync({ entryPoints: [path.join(__dirname, 'zones.fixture.ts')], outfile: program, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
});
afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

/** What a process in that zone says: a zone cannot be changed within one. */
function seenFrom(zone: string): unknown {
	return JSON.parse(execFileSync(process.execPath, [program], { env: { ...process.env, TZ: zone }, encoding: 'utf8' }));
}

// From −12 to +14, with half hours, quarter hours and clocks that change; minutes behind UTC in February 2026.
test.each<[string, number]>([
	['Etc/GMT+12', 720], ['Pacific/Pago_Pago', 660], ['America/Los_Angeles', 480], ['America/St_Johns', 210], ['America/Sao_Paulo', 180], ['UTC', 0],
])('in %s a day is the local calendar day', (zone, offset) => {
	expect(seenFrom(zone)).toEqual({ offset, today: '2026-03-20', evening: '2026-03-20', days: [['2026-02-18', 30], ['2026-02-18', 30], ['2026-02-18', 30]] });
});

test.each<[string, number]>([
	['Europe/Berlin', -60], ['Asia/Kolkata', -330], ['Asia/Kathmandu', -345], ['Asia/Tokyo', -540], ['Australia/Lord_Howe', -660], ['Pacific/Chatham', -825], ['Pacific/Kiritimati', -840],
])('in %s a day is the local calendar day, and half past eleven at night in UTC is tomorrow', (zone, offset) => {
	expect(seenFrom(zone)).toEqual({ offset, today: '2026-03-20', evening: '2026-03-20', days: [['2026-02-18', 30], ['2026-02-18', 30], ['2026-02-19', 29]] });
});

test.each<[string, string, string, number]>([
	['the last of February to the first of March', '2026-02-28', '2026-03-01', 1],
	['over a leap day', '2028-02-28', '2028-03-01', 2],
	['over New Year', '2025-12-31', '2026-01-01', 1],
	['over the night when clocks go forward', '2026-03-28', '2026-03-30', 2],
	['over the night when clocks go back', '2026-10-24', '2026-10-26', 2],
])('days are counted %s', (_, last, today, days) => {
	expect(new SampleVault({ 'Acme.md': note(`type: customer\nlast_contact: ${last}`) }).only(today).staleness.days).toBe(days);
});
