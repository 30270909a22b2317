import type { KeyList } from './blocks';
import { ABSENT, NumberMap } from './number-map';
import { Rooms } from './rooms';

/** The places that share a key: `size` of them, from `from` on. Valid until the next question or change. */
export interface Block {
	places: Int32Array;
	from: number;
	size: number;
}

/**
 * Which places, whole numbers from 0 on, have which keys. What is kept of a key
 * is twice its place, where it has one as most have, or else twice the room of
 * its places and one more: there their count comes first.
 */
export class PlaceBlocks {
	private readonly values = new NumberMap();
	private readonly rooms = new Rooms();
	private readonly single = new Int32Array(1);
	private readonly found: Block = { places: this.single, from: 0, size: 0 };

	/** The block of a key that nobody has is empty. */
	get(key: number): Readonly<Block> {
		return this.at(this.values.get(key));
	}

	/** Notes where the blocks of keys are, all in a row: so short a question memory answers several times at once. Valid until the next change. */
	findAll({ keys, found, size }: KeyList): void {
		for (let at = 0; at < size; at++) found[at] = this.values.get(keys[at] ?? 0);
	}

	/** How many places the block found there has. */
	sizeAt(value: number): number {
		return value === ABSENT ? 0 : (value & 1) === 0 ? 1 : this.rooms.first(value >> 1);
	}

	/** The block found there. */
	at(value: number): Readonly<Block> {
		if (value !== ABSENT && (value & 1) === 1) return this.open(value >> 1);
		const { found, single } = this;
		single[0] = value >> 1;
		found.places = single;
		found.from = 0;
		found.size = value === ABSENT ? 0 : 1;
		return found;
	}

	/** Adds a place to all keys that do not have it yet. `isNew`: none has. */
	addAll(list: KeyList, place: number, isNew: boolean): void {
		this.findAll(list);
		const { keys, found, size } = list;
		for (let at = 0; at < size; at++) {
			const value = found[at] ?? ABSENT;
			if (isNew || indexIn(this.at(value), place) < 0) this.add(value, keys[at] ?? 0, place);
		}
	}

	private add(value: number, key: number, place: number): void {
		const { size } = this.at(value);
		if (size === 0) {
			this.values.set(key, place << 1);
			return;
		}
		if (roomFor(size + 1) !== (size === 1 ? 0 : roomFor(size))) this.move(key, size, size + 1);
		const { places, from } = this.found;
		places[from + size] = place;
		places[from - 1] = size + 1;
	}

	remove(key: number, place: number): void {
		const block = this.get(key);
		const { places, from, size } = block;
		const at = indexIn(block, place);
		if (at < 0) return;
		if (size === 1) {
			this.values.delete(key);
			return;
		}
		places[at] = places[from + size - 1] ?? 0;
		places[from - 1] = size - 1;
		if (size === 2) {
			this.rooms.giveBack(this.values.get(key) >> 1, roomFor(size));
			this.values.set(key, (places[from] ?? 0) << 1);
		} else if (roomFor(size - 1) !== roomFor(size)) {
			this.move(key, size, size - 1);
		}
	}

	/** Moves the places of the block last found to a room for so many. */
	private move(key: number, before: number, after: number): void {
		const { places, from } = this.found;
		const room = this.rooms.take(roomFor(after));
		const kept = places.subarray(from, from + Math.min(before, after));
		if (before > 1) this.rooms.giveBack(this.values.get(key) >> 1, roomFor(before));
		this.values.set(key, room << 1 | 1);
		const block = this.open(room);
		block.places.set(kept, block.from);
		block.places[block.from - 1] = kept.length;
	}

	private open(room: number): Block {
		const { found, rooms } = this;
		const start = rooms.startOf(room);
		found.places = rooms.pageOf(room);
		found.from = start + 1;
		found.size = found.places[start] ?? 0;
		return found;
	}
}

/** The logarithm of a room that holds so many places and their count. */
function roomFor(places: number): number {
	return 32 - Math.clz32(places);
}

function indexIn({ places, from, size }: Readonly<Block>, place: number): number {
	for (let at = from; at < from + size; at++) if (places[at] === place) return at;
	return -1;
}
