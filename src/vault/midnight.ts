import { Component } from 'obsidian';
import type { Day } from '../account/records';
import { dayOf, msUntilNextMidnight } from '../note/days';
import type { Clock } from './clock';

/**
 * Tells when a new local day begins. Timers stand still while a machine
 * sleeps, so the day is also looked at whenever somebody comes back.
 */
export class Midnight extends Component {
	private day: Day;
	private timer: number | null = null;

	constructor(private readonly clock: Clock, private readonly onDay: (today: Day) => void) {
		super();
		this.day = dayOf(clock.now());
	}

	override onload(): void {
		if (typeof activeDocument !== 'undefined') {
			this.registerDomEvent(window, 'focus', () => { this.look(); });
			this.registerDomEvent(activeDocument, 'visibilitychange', () => { this.look(); });
		}
		this.register(() => { this.disarm(); });
		this.look();
		this.arm();
	}

	/** Tells of the new day, if there is one. */
	look(): void {
		const today = dayOf(this.clock.now());
		if (today === this.day) return;
		this.day = today;
		this.onDay(today);
	}

	private arm(): void {
		this.timer = window.setTimeout(() => {
			this.look();
			this.arm();
		}, msUntilNextMidnight(this.clock.now()));
	}

	private disarm(): void {
		if (this.timer !== null) window.clearTimeout(this.timer);
		this.timer = null;
	}
}
