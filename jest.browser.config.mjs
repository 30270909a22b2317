// The browser tests: real Chromium, the real main.js, the workbench. `npm run browser` runs them alone.
import base from './jest.config.cjs';

/** @type {import('jest').Config} */
export default {
	...base,
	testMatch: ['<rootDir>/tests/browser/**/*.browser.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	globalSetup: '<rootDir>/tests/browser/setup.mjs',
	testTimeout: 60_000,
	maxWorkers: 2,
};
