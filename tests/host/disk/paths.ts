/** The folder that a path lies in; empty for the vault itself. */
export function parentOf(path: string): string {
	const slash = path.lastIndexOf('/');
	return slash < 0 ? '' : path.slice(0, slash);
}

/** The last part of a path. */
export function nameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** A path from a folder and a name. */
export function joinPath(folder: string, name: string): string {
	return folder === '' || folder === '/' ? name : `${folder}/${name}`;
}

/** Whether any part of a path begins with a dot: such files are on disk but not in the vault. */
export function isHidden(path: string): boolean {
	return path.startsWith('.') || path.includes('/.');
}

/** Throws on a path that is no path inside the vault. */
export function checkPath(path: string): void {
	if (typeof path !== 'string') throw new TypeError(`A path must be a string, not ${typeof path}.`);
	const parts = path.split('/');
	if (path.startsWith('/') && path !== '/') throw new Error(`Not a normalised path: ${JSON.stringify(path)}`);
	if (parts.some((part) => part === '..' || part === '.')) throw new Error(`The path leaves the vault: ${JSON.stringify(path)}`);
	if (path.includes('\0')) throw new Error('A path cannot contain a null byte.');
	if (path !== '/' && path !== '' && parts.some((part) => part === '')) throw new Error(`Not a normalised path: ${JSON.stringify(path)}`);
	if (path.includes('\\')) throw new Error(`Not a normalised path: ${JSON.stringify(path)}`);
}
