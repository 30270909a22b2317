import path from 'node:path';
import { expectRecorded } from '../golden';

/** A command's answer must be the recorded one, byte for byte. */
export function expectGolden(name: string, answer: string): void {
	expectRecorded(path.join(__dirname, 'golden', name), `${answer}\n`);
}
