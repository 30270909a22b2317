/** What a file name says about being a copy of another file. */
export interface CopyName {
	/** The file name without folder, extension and suffix. */
	readonly base: string;
	/** `conflict`: made by a sync tool. `copy`: made by the system or the application. `number`: a bare number, which may belong to the name. */
	readonly kind: 'none' | 'conflict' | 'copy' | 'number';
}

const SUFFIXES: readonly (readonly [CopyName['kind'], RegExp])[] = [
	['conflict', /\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]{1,16})?$/i],
	['conflict', / ?\((?:[^()]{0,80} )?conflicted copy(?: [^()]{0,80})?\)$/i],
	['copy', / \(\d{1,3}\)$/],
	['copy', /(?: -|\.)? copy(?: \d{1,3}| \(\d{1,3}\))?$/i],
	['number', / \d{1,2}$/],
];

/** Takes the suffix that tools give to copies off a path's file name: `X 1`, `X (1)`, `X copy`, `X (Conflicted copy …)`, `X.sync-conflict-…`. */
export function copyNameOf(path: string): CopyName {
	const file = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/i, '');
	// A suffix is short: nothing before the last 200 letters is looked at.
	const tail = file.slice(-200);
	for (const [kind, suffix] of SUFFIXES) {
		const found = suffix.exec(tail);
		if (found !== null && found[0].length < file.length) return { base: file.slice(0, -found[0].length), kind };
	}
	return { base: file, kind: 'none' };
}
