import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.join(__dirname, 'golden');

/**
 * The answer must be the recorded one, byte for byte. With `RECORD_GOLDEN=1`,
 * or where nothing is recorded yet, it is written and the test fails all the
 * same: somebody has to read it first.
 */
export function expectGolden(name: string, answer: string): void {
	const file = path.join(folder, name);
	const text = `${answer}\n`;
	const recorded = existsSync(file) ? readFileSync(file, 'utf8') : null;
	if (process.env['RECORD_GOLDEN'] === '1' && text !== recorded || recorded === null) {
		mkdirSync(folder, { recursive: true });
		writeFileSync(file, text);
		throw new Error(`Recorded ${name}. Read it, then run the test again.`);
	}
	expect(text).toBe(recorded);
}
