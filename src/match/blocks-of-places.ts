/** The places that share a key. Most keys have one: a list for each would take most of the memory. */
export type Block = number | number[];

/** Which places, whole numbers from 0 on, have which keys. */
export class PlaceBlocks {
	private readonly blocks = new Map<number, Block>();

	get(key: number): Block | undefined {
		return this.blocks.get(key);
	}

	has(key: number, place: number): boolean {
		const places = this.blocks.get(key);
		return typeof places === 'object' ? places.includes(place) : places === place;
	}

	/** A place is added to a key once. */
	add(key: number, place: number): void {
		const known = this.blocks.get(key);
		if (known === undefined) this.blocks.set(key, place);
		else if (typeof known === 'number') this.blocks.set(key, [known, place]);
		else known.push(place);
	}

	remove(key: number, place: number): void {
		const places = this.blocks.get(key);
		if (typeof places !== 'object') {
			if (places === place) this.blocks.delete(key);
			return;
		}
		const at = places.indexOf(place);
		if (at < 0) return;
		const last = places.pop() ?? place;
		if (at < places.length) places[at] = last;
		if (places.length === 1) this.blocks.set(key, places[0] ?? last);
	}
}
