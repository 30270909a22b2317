// TypeScript and ESM to what jest runs, by esbuild: types are checked by `tsc` on its own.
const { createHash } = require('node:crypto');
const { transformSync, version } = require('esbuild');

module.exports = {
	process(source, file) {
		const loader = file.endsWith('.tsx') ? 'tsx' : /\.[cm]?ts$/.test(file) ? 'ts' : 'js';
		const { code, map } = transformSync(source, {
			loader,
			format: 'cjs',
			target: 'node20',
			sourcemap: 'both',
			sourcefile: file,
			supported: { 'dynamic-import': false },
		});
		return { code, map };
	},
	getCacheKey(source, file) {
		return createHash('sha256').update(version).update(file).update(source).digest('hex');
	},
};
