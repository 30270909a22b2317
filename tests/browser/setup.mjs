// Once for all browser tests: a Chromium, and everything built that they look at.
import process from 'node:process';
import { ensureChromium } from '../scripts/chromium.mjs';
import { buildWorkbench } from '../workbench/build.mjs';

export default async function setup() {
	process.env.CHROME_PATH = ensureChromium();
	await buildWorkbench({ plugin: process.env.PLUGIN_BUILT !== '1' });
}
