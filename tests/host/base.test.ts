import { Component, Events } from 'obsidian';
import { collectErrors } from './errors';

describe('Events', () => {
	it('goes on to the next listener when one throws', () => {
		const errors: unknown[] = [];
		collectErrors((error) => errors.push(error));
		const events = new Events();
		const seen: string[] = [];
		events.on('x', () => { throw new Error('first'); });
		events.on('x', () => { seen.push('second'); });
		events.trigger('x');
		collectErrors(null);
		expect(seen).toEqual(['second']);
		expect(errors).toEqual([new Error('first')]);
	});

	it('does not call a listener that was added while the event runs', () => {
		const events = new Events();
		const seen: string[] = [];
		events.on('x', () => { seen.push('a'); events.on('x', () => { seen.push('late'); }); });
		events.trigger('x');
		expect(seen).toEqual(['a']);
	});

	it('removes by reference only that registration, not every one of the same function', () => {
		const events = new Events();
		let calls = 0;
		const count = (): void => { calls += 1; };
		events.on('x', count);
		const second = events.on('x', count);
		events.offref(second);
		events.trigger('x');
		expect(calls).toBe(1);
	});

	it('passes the context', () => {
		const events = new Events();
		const context = { count: 0 };
		events.on('x', function (this: typeof context) { this.count += 1; }, context);
		events.trigger('x');
		expect(context.count).toBe(1);
	});
});

class Recorder extends Component {
	constructor(readonly log: string[], readonly name: string) { super(); }
	override onload(): void { this.log.push(`load ${this.name}`); }
	override onunload(): void { this.log.push(`unload ${this.name}`); }
}

describe('Component', () => {
	it('unloads the newest child first, then what was registered, then itself', () => {
		const log: string[] = [];
		const parent = new Recorder(log, 'parent');
		parent.register(() => log.push('registered 1'));
		parent.register(() => log.push('registered 2'));
		parent.addChild(new Recorder(log, 'a'));
		parent.addChild(new Recorder(log, 'b'));
		parent.load();
		parent.unload();
		expect(log).toEqual([
			'load parent', 'load a', 'load b',
			'unload b', 'unload a', 'registered 2', 'registered 1', 'unload parent',
		]);
	});

	it('leaves a component alone that is no child of it', () => {
		const log: string[] = [];
		const stranger = new Recorder(log, 'stranger');
		stranger.load();
		const parent = new Component();
		parent.load();
		parent.removeChild(stranger);
		expect(log).toEqual(['load stranger']);
	});

	it('has plain objects, as the application has, not proxies that throw on unknown names', () => {
		const component = new Component() as unknown as Record<string, unknown>;
		expect(component['somethingUnknown']).toBeUndefined();
	});
});
