import fc from 'fast-check';
import { placeOf, roomBeside } from '../../src/views/card/card-place';

const target = { top: 400, bottom: 420 };

test('a popover that fits stays where it is', () => {
	expect(placeOf({ top: 424, bottom: 800 }, target, 900)).toBeNull();
	expect(placeOf({ top: 100, bottom: 396 }, target, 900)).toBeNull();
});

test('one that leaves the window below ends there', () => {
	expect(placeOf({ top: 424, bottom: 1_000 }, target, 900)).toEqual({ top: 424, room: 472 });
});

test('one that has no room below goes above the link', () => {
	expect(placeOf({ top: 424, bottom: 624 }, target, 500)).toEqual({ top: 196, room: 392 });
	expect(placeOf({ top: 424, bottom: 924 }, target, 500)).toEqual({ top: 4, room: 392 });
});

test('one above the link grows upwards, and goes below where there is more room', () => {
	expect(placeOf({ top: 300, bottom: 500 }, target, 900)).toEqual({ top: 196, room: 392 });
	expect(placeOf({ top: 4, bottom: 300 }, { top: 100, bottom: 120 }, 900)).toEqual({ top: 120, room: 772 });
});

test('wherever it stands, it covers no link, leaves no window and never moves twice', () => {
	const pixels = fc.integer({ min: 0, max: 1_500 });
	fc.assert(fc.property(pixels, fc.integer({ min: 1, max: 1_500 }), pixels, fc.integer({ min: 10, max: 40 }), fc.integer({ min: 100, max: 1_600 }), (top, height, linkTop, linkHeight, windowHeight) => {
		const link = { top: Math.min(linkTop, windowHeight - linkHeight), bottom: Math.min(linkTop, windowHeight - linkHeight) + linkHeight };
		// Where the application puts it: below the link, or above it.
		const popover = top >= link.bottom ? { top: link.bottom + 4, bottom: link.bottom + 4 + height } : { top: Math.min(top, link.top - 1), bottom: Math.min(top, link.top - 1) + height };
		const place = placeOf(popover, link, windowHeight);
		if (place === null) return;
		const bottom = place.top + Math.min(height, place.room);
		expect(place.room).toBeLessThanOrEqual(roomBeside(link, windowHeight));
		expect(bottom <= link.top || place.top >= link.bottom).toBe(true);
		expect(bottom).toBeLessThanOrEqual(windowHeight);
		expect(placeOf({ top: place.top, bottom }, link, windowHeight)).toBeNull();
	}), { numRuns: 1_000 });
});
