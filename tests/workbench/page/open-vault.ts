import type { Content } from '../../host/disk/content';
import { Disk } from '../../host/disk/disk';
import { generateVault } from '../../host/generate';
import { FolderDisk } from './folder-disk';

/** A vault that the page can show. */
export interface OpenedVault {
	readonly name: string;
	readonly id: string;
	readonly writable: boolean;
	/** The day at which the clock stands. */
	readonly today: string | null;
	readonly disk: Disk;
	/** Null for a vault that is only in memory. */
	readonly folder: FolderDisk | null;
}

function virtual(name: string, id: string, files: Readonly<Record<string, Content>>): OpenedVault {
	return { name, id, writable: true, today: null, folder: null, disk: new Disk({ files }) };
}

const generatedDay = '2026-11-20';

// As many account notes as asked for; one note in five is about something else.
function generated(query: URLSearchParams): OpenedVault {
	const accounts = Math.max(1, Number(query.get('accounts') ?? 50));
	const notes = Number(query.get('notes') ?? Math.ceil(accounts / 0.8));
	const { files } = generateVault({ notes, accountShare: accounts / notes, today: generatedDay, bytes: Number(query.get('bytes') ?? 3200) });
	return { ...virtual('Generated vault', 'virtual-generated', files), today: generatedDay };
}

/** Opens what the address asks for: the server's folder, an empty vault, or a generated one. */
export async function openVault(query: URLSearchParams, configDir: string): Promise<OpenedVault> {
	const wanted = query.get('vault');
	if (wanted === 'generated') return generated(query);
	if (wanted === 'empty') return virtual('Empty vault', 'virtual-empty', {});
	const handed = Reflect.get(window, 'workbenchFiles') as Readonly<Record<string, Content>> | undefined;
	if (handed !== undefined) return virtual('Test vault', 'virtual-test', handed);
	const folder = await FolderDisk.load(configDir);
	return { name: folder.info.name, id: folder.info.id, writable: folder.info.writable, today: folder.info.today, disk: folder.disk, folder };
}
