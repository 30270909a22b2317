import type { TFile } from 'obsidian-test-mocks/obsidian';
import { joinPath, nameOf, parentOf } from '../disk/paths';
import { normalizePath } from '../functions';

const withoutMd = (name: string): string => name.endsWith('.md') ? name.slice(0, -3) : name;
const byLength = (a: TFile, b: TFile): number => a.path.length - b.path.length;

/** The key under which a link and the files that it may mean meet. */
export function linkKey(linkpath: string): string {
	return withoutMd(nameOf(normalizePath(linkpath)).toLowerCase());
}

/** Files by name, and the application's rules for which of them a link means. */
export class LinkIndex {
	private readonly byName = new Map<string, TFile[]>();

	add(file: TFile, name = file.name): void {
		const key = name.toLowerCase();
		const files = this.byName.get(key);
		if (files) files.push(file);
		else this.byName.set(key, [file]);
	}

	remove(file: TFile, name = file.name): void {
		const key = name.toLowerCase();
		const left = (this.byName.get(key) ?? []).filter((other) => other !== file);
		if (left.length > 0) this.byName.set(key, left);
		else this.byName.delete(key);
	}

	/** Files of exactly this name, whatever its case. */
	named(name: string): readonly TFile[] {
		return this.byName.get(normalizePath(name).toLowerCase()) ?? [];
	}

	/** The files that a link may mean, the one it means first. */
	destinations(linkpath: string, sourcePath: string): readonly TFile[] {
		const link = normalizePath(linkpath).toLowerCase();
		const exact = this.named(nameOf(link));
		const candidates = exact.length > 0 ? exact : this.named(`${nameOf(link)}.md`);
		const wanted = exact.length > 0 ? link : `${link}.md`;
		if (candidates.length === 0) return [];
		if (/^\.{1,2}\//.test(link)) return atPath(candidates, resolveDots(wanted, parentOf(sourcePath).toLowerCase()));
		const whole = atPath(candidates, wanted);
		if (whole.length > 0 || linkpath.startsWith('/')) return whole;
		return nearest(candidates, wanted, parentOf(sourcePath).toLowerCase());
	}
}

function atPath(candidates: readonly TFile[], path: string): readonly TFile[] {
	return candidates.filter((file) => file.path.toLowerCase() === path);
}

/** Those below the source's own folder first, the shorter path first. */
function nearest(candidates: readonly TFile[], wanted: string, folder: string): readonly TFile[] {
	const fitting = candidates.filter((file) => {
		const path = file.path.toLowerCase();
		return path === wanted || path.endsWith(`/${wanted}`);
	});
	const isNear = (file: TFile): boolean => folder === '' || file.path.toLowerCase().startsWith(`${folder}/`);
	return [...fitting.filter(isNear).sort(byLength), ...fitting.filter((file) => !isNear(file)).sort(byLength)];
}

/** `./` and `../` counted from a folder. One step too many stays at the top. */
function resolveDots(link: string, folder: string): string {
	return link.split('/').reduce((at, part) => {
		if (part === '.') return at;
		return part === '..' ? parentOf(at) : joinPath(at, part);
	}, folder);
}
