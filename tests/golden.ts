import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The text must be the recorded one, byte for byte. With `RECORD_GOLDEN=1`, or
 * where nothing is recorded yet, it is written and the test fails all the same:
 * somebody has to read it first.
 */
export function expectRecorded(file: string, text: string): void {
	const recorded = existsSync(file) ? readFileSync(file, 'utf8') : null;
	if (process.env['RECORD_GOLDEN'] === '1' && text !== recorded || recorded === null) {
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, text);
		throw new Error(`Recorded ${path.basename(file)}. Read it, then run the test again.`);
	}
	expect(text).toBe(recorded);
}
