import { Midnight } from '../../src/vault/midnight';

/** A window and a document that can be come back to; timers are the ones that the test moves. */
const screen = new EventTarget();
const page = new EventTarget();

beforeAll(() => {
	const window: unknown = Object.create(globalThis, {
		addEventListener: { value: screen.addEventListener.bind(screen) },
		removeEventListener: { value: screen.removeEventListener.bind(screen) },
	});
	Object.assign(globalThis, { window, activeDocument: page });
});
afterEach(() => { jest.useRealTimers(); });

/** Days told while the clock runs from one moment on. */
function watch(start: string): { readonly days: string[]; readonly midnight: Midnight } {
	jest.useFakeTimers({ now: new Date(start) });
	const days: string[] = [];
	const midnight = new Midnight({ now: () => new Date() }, (day) => { days.push(day); });
	midnight.load();
	return { days, midnight };
}

test('a new day is told when it begins, and the one after it too', () => {
	const { days } = watch('2026-11-20T23:59:00');
	jest.advanceTimersByTime(59_000);
	expect(days).toEqual([]);
	jest.advanceTimersByTime(2_000);
	expect(days).toEqual(['2026-11-21']);
	jest.advanceTimersByTime(24 * 3_600_000);
	expect(days).toEqual(['2026-11-21', '2026-11-22']);
});

test.each([['spring', '2026-03-28T12:00:00', 35, '2026-03-29', 24], ['autumn', '2026-10-24T12:00:00', 37, '2026-10-25', 26]])('a day of 23 or 25 hours in %s is as long as it is', (_season, start, hours, first) => {
	const { days } = watch(start);
	jest.advanceTimersByTime(hours * 3_600_000 - 1_000);
	expect(days).toEqual([first]);
	jest.advanceTimersByTime(2_000);
	expect(days).toHaveLength(2);
});

test('a machine that slept over midnight is told when somebody comes back', () => {
	const { days } = watch('2026-11-20T18:00:00');
	jest.setSystemTime(new Date('2026-11-21T08:00:00'));
	screen.dispatchEvent(new Event('focus'));
	expect(days).toEqual(['2026-11-21']);
	page.dispatchEvent(new Event('visibilitychange'));
	expect(days).toEqual(['2026-11-21']);
});

test('nothing is told after it was unloaded', () => {
	const { days, midnight } = watch('2026-11-20T23:59:00');
	midnight.unload();
	expect(jest.getTimerCount()).toBe(0);
	jest.setSystemTime(new Date('2026-11-22T08:00:00'));
	screen.dispatchEvent(new Event('focus'));
	expect(days).toEqual([]);
});
