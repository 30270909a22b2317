// One time zone for the whole run; tests/account/zones.test.ts goes round the globe.
process.env.TZ = 'Europe/Berlin';

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	// No test is about speed: this is for machines that are busy with something else.
	testTimeout: 120_000,
	testMatch: ['<rootDir>/tests/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '\\.browser\\.test\\.ts$'],
	// Sources before what is built: `../../main` is main.ts, also where a main.js lies beside it.
	moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
	transform: { '\\.[cm]?[jt]sx?$': '<rootDir>/tests/transform.cjs' },
	// Nearly the whole Markdown stack is ESM only, so dependencies are transformed too.
	transformIgnorePatterns: ['/node_modules/(?!(mdast|micromark|unist|unified|decode-named|character-entities|ccount|escape-string|markdown-table|longest-streak|devlop|zwitch|fault|format|trim-lines)[^/]*/)'],
	moduleNameMapper: { '^obsidian$': '<rootDir>/tests/host/obsidian.ts' },
	setupFiles: ['<rootDir>/tests/host/jest-setup.cjs'],
	cacheDirectory: '<rootDir>/node_modules/.cache/jest',
};
