/** Which account is meant by a name, a path or a link. */
import { nearestNames, severalFit, typedName, type KnownName } from './lookup';
import { keyOfName } from './names';
import type { Lookup } from './records';
import type { Registry } from './registry';
import { lastStep } from './values';

/** The account of a name, alias or path, folded. */
export function findAccount(registry: Registry, nameOrPath: string): Lookup {
	const typed = typedName(nameOrPath);
	if (typed === '') return { kind: 'none', nearest: [] };
	const ids = idsAt(registry, typed);
	const meant = ids.length > 0 ? null : registry.meantBy(keyOfName(typed));
	const fitting = meant === null ? ids : meant.kind === 'account' ? [meant.id] : meant.kind === 'several' ? meant.ids : [];
	const [only] = fitting;
	if (only === undefined) return { kind: 'none', nearest: nearestNames(typed, namesIn(registry)) };
	if (fitting.length === 1) return { kind: 'found', id: only };
	return severalFit(fitting.map((id) => nameOf(registry, id)));
}

/** The account that a link stands for: the note it leads to, or the name it spells. */
export function accountOfLink(registry: Registry, linktext: string, resolvedPath: string | null): string | null {
	if (resolvedPath !== null) return registry.identities.accountOf(resolvedPath);
	return accountNamed(registry, keyOfLink(linktext));
}

/** Keys of the names by which a link that resolves to nothing stands for the account (see `keyOfLink`). */
export function linkNamesOf(registry: Registry, id: string): readonly string[] {
	return [...new Set([id, ...registry.identities.keysOf(id)])].filter((key) => accountNamed(registry, key) === id);
}

/** The name that a link spells when it resolves to nothing, folded: links with the same key mean the same. */
export function keyOfLink(linktext: string): string {
	return keyOfName(lastStep(typedName(linktext)));
}

function accountNamed(registry: Registry, key: string): string | null {
	const meant = registry.meantBy(key);
	return meant.kind === 'account' ? meant.id : null;
}

/** Every name that an account goes by. */
export function* namesIn(registry: Registry): Generator<KnownName, void, undefined> {
	for (const id of registry.ids()) {
		const { name } = nameOf(registry, id);
		const spellings = registry.identities.notesOf(id).flatMap((path) => {
			const state = registry.note(path);
			return state?.role.kind === 'account' ? [state.identity.names.name, ...state.identity.names.aliases] : [];
		});
		for (const spelling of [name, ...spellings]) yield { id, name, spelling };
	}
}

/** Accounts of the note at a path, whole or without its ending. */
function idsAt(registry: Registry, typed: string): readonly string[] {
	const ids = registry.idsOf(typed);
	return ids.length > 0 ? ids : registry.idsOf(`${typed}.md`);
}

function nameOf(registry: Registry, id: string): { readonly name: string; readonly path: string | null } {
	const { notes } = registry.input(id);
	return { name: notes[0]?.identity.names.name ?? registry.ties.ghostName(id), path: notes[0]?.path ?? null };
}
