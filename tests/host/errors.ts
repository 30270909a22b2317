/** Where errors go that the application catches: it prints them, the host keeps them for the test. */
type Sink = (error: unknown) => void;

const later: Sink = (error) => { setTimeout(() => { throw error; }, 0); };
let sink: Sink = later;

/** Reports an error that must not stop the work that met it. */
export function reportError(error: unknown): void {
	sink(error);
}

/** From now on errors go to this sink; without one they are thrown later, as uncaught. */
export function collectErrors(into: Sink | null): void {
	sink = into ?? later;
}
