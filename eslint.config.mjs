import { defineConfig, globalIgnores } from 'eslint/config';
import obsidianmd from 'eslint-plugin-obsidianmd';
import { PlainTextParser } from 'eslint-plugin-obsidianmd/dist/lib/plainTextParser.js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import globals from 'globals';
import tseslint from 'typescript-eslint';

// The floors of the house: each imports only from floors below it (and from its own folder).
const floors = [['note', 'match', 'settings'], ['account'], ['merge'], ['vault'], ['views', 'commands']];
const pure = floors.slice(0, 3).flat();
const zones = floors.flatMap((floor, level) => floor.map((folder) => ({
	target: `./src/${folder}`,
	from: [
		...floors.slice(level + 1).flat().map((above) => `./src/${above}`),
		...floor.filter((other) => other !== folder).map((beside) => `./src/${beside}`),
		'./main.ts',
		'./tests',
	],
	message: `src/${folder} is on floor ${level + 1}: it imports only from floors below.`,
})));

// The manifest rule wants the tree of a JavaScript object: the JSON text is read as one expression.
const manifestParser = {
	meta: { name: 'manifest-parser', version: '1.0.0' },
	parseForESLint: (text) => tseslint.parser.parseForESLint(`(${text})`, { filePath: 'manifest.js', range: true, loc: true, tokens: true, comment: true }),
};

export default defineConfig([
	globalIgnores(['main.js', 'node_modules', 'coverage', 'tests/vaults', 'tests/workbench/.out', 'tests/**/*.d.mts', 'package-lock.json']),
	...obsidianmd.configs.recommended,
	{
		files: ['**/*.ts'],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		plugins: { 'import-x': importX },
		settings: { ...importX.flatConfigs.typescript.settings, 'import-x/resolver-next': [createTypeScriptImportResolver()] },
		rules: {
			'import-x/no-cycle': ['error', { ignoreExternal: true }],
			'import-x/no-self-import': 'error',
		},
	},
	{
		files: ['src/**/*.ts', 'main.ts'],
		rules: {
			'import-x/no-restricted-paths': ['error', { zones }],
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-explicit-any': 'error',
		},
	},
	{
		files: pure.map((folder) => `src/${folder}/**/*.ts`),
		rules: {
			'@typescript-eslint/no-restricted-imports': ['error', {
				paths: [{ name: 'obsidian', message: 'Floors 1 to 3 are pure: the vault comes in as arguments.' }],
			}],
			'no-restricted-globals': ['error', 'window', 'document', 'activeDocument', 'activeWindow', 'localStorage'],
			'no-restricted-syntax': ['error',
				{ selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: '"Today" is an argument.' },
				{ selector: "MemberExpression[object.name='Date'][property.name='now']", message: '"Today" is an argument.' },
			],
		},
	},
	{
		// Only the views speak to the person.
		files: ['src/vault/**/*.ts', 'src/commands/**/*.ts', 'main.ts'],
		rules: {
			'no-restricted-syntax': ['error',
				{ selector: "ImportDeclaration[source.value='obsidian'] ImportSpecifier[imported.name='Notice']", message: 'Only views raise a Notice.' },
			],
		},
	},
	{
		// Tests run under Node and drive a host that is looser than the application.
		files: ['tests/**/*.ts', 'tests/**/*.mjs', 'tests/**/*.cjs', '*.mjs', '*.cjs', '*.config.*'],
		languageOptions: { globals: { ...globals.node, ...globals.browser, ...globals.jest } },
		rules: {
			'obsidianmd/no-nodejs-modules': 'off',
			'import/no-nodejs-modules': 'off',
			'obsidianmd/rule-custom-message': 'off',
			'no-restricted-globals': 'off',
			'obsidianmd/prefer-window-timers': 'off',
			'obsidianmd/no-global-this': 'off',
			// The host is what these two rules speak of.
			'obsidianmd/platform': 'off',
			'obsidianmd/ui/sentence-case': 'off',
		},
	},
	{
		// What jest loads before there is a transform has to be CommonJS.
		files: ['**/*.cjs'],
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},
	{
		files: ['tests/**/*.ts'],
		rules: {
			'obsidianmd/prefer-create-el': 'off',
			'obsidianmd/hardcoded-config-path': 'off',
			// The host's tests try every way of deleting.
			'obsidianmd/prefer-file-manager-trash-file': 'off',
		},
	},
	{
		files: ['manifest.json'],
		plugins: { obsidianmd },
		languageOptions: { parser: manifestParser },
		rules: { 'obsidianmd/validate-manifest': 'error', 'no-unused-expressions': 'off', 'no-irregular-whitespace': 'off' },
	},
	{
		files: ['LICENSE'],
		plugins: { obsidianmd },
		languageOptions: { parser: PlainTextParser },
		rules: { 'obsidianmd/validate-license': ['error', { disableUnchangedYear: false }] },
	},
]);
