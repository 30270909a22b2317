import type { Random } from './random';

const BEGIN = ['Bar', 'Cel', 'Dor', 'Fen', 'Gal', 'Hes', 'Jor', 'Kel', 'Lum', 'Mar', 'Nor', 'Oth', 'Pel', 'Quan', 'Ris', 'Sol', 'Tam', 'Ur', 'Vel', 'Wes', 'Yar', 'Zan'];
const MIDDLE = ['a', 'e', 'i', 'o', 'u', 'ande', 'eri', 'ibo', 'olu', 'uma', 'asti', 'enko'];
const INFIX = ['', 'bi', 'cu', 'do', 'fa', 'le', 'mi', 'ro', 'sha', 'ti', 'vo'];
const END = ['dan', 'ford', 'gan', 'holm', 'kar', 'lith', 'mont', 'nova', 'rix', 'son', 'tek', 'vale', 'ward', 'zor'];
const TRADE = ['Foods', 'Freight', 'Optics', 'Paper', 'Pumps', 'Rail', 'Seeds', 'Software', 'Steel', 'Textiles', 'Tiles', 'Timber'];
const FIRST = ['Ada', 'Bela', 'Carla', 'Dario', 'Edda', 'Finn', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Kaja', 'Lewin', 'Mira', 'Nils', 'Orla', 'Pavel'];
const SUBJECT = ['The plant manager', 'Their buyer', 'The board', 'Our partner', 'The pilot team', 'Their auditor', 'The night shift', 'The regional office', 'Finance', 'The new director'];
const VERB = ['asked for', 'confirmed', 'put off', 'wants to see', 'compared', 'pays for', 'worries about', 'has finished', 'will review', 'dropped'];
const OBJECT = ['the second warehouse', 'a smaller contract', 'the spring price list', 'two more licences', 'the cooling line', 'a trial of eight weeks', 'the export papers', 'the maintenance window', 'a fixed rate', 'the training days', 'the label printer', 'spare parts for the press'];
const TAIL = ['before the summer break', 'once the budget is through', 'at the site in the north', 'for three of the five lines', 'without the usual discount', 'together with the works council', 'after the move', 'since the last delivery was late', 'as agreed on the phone', 'until the audit is over'];
const DEED = ['Send', 'Check', 'Draft', 'Call about', 'Book a date for', 'Ask who decides on', 'Price', 'Translate'];

/** The words that generated notes are made of: invented, and none of them from a real note. */
export const LISTS = {
	status: ['Active', 'Prospect', 'Active', 'At risk', 'Paused', 'Churned', '_Unknown_'],
	industry: ['Food', 'Logistics', 'Machines', 'Paper', 'Software', '_Unknown_'],
	topics: ['price list', 'training (on site, remote)', 'delivery dates', 'spare parts', 'export (papers, customs)', 'licences', 'cooling', 'audit'],
} as const;

/** A company's name that was not given before. */
export function companyName(random: Random, taken: Set<string>): string {
	for (;;) {
		const name = `${random.pick(BEGIN)}${random.pick(MIDDLE)}${random.pick(INFIX)}${random.pick(END)}`;
		const full = random.chance(0.6) ? `${name} ${random.pick(TRADE)}` : name;
		// A name and the same name with a trade would be a trap; here every first word is its own.
		if (taken.has(name)) continue;
		taken.add(name);
		return full;
	}
}

export function sentence(random: Random): string {
	return `${random.pick(SUBJECT)} ${random.pick(VERB)} ${random.pick(OBJECT)} ${random.pick(TAIL)}`;
}

export function deed(random: Random): string {
	return `${random.pick(DEED)} ${random.pick(OBJECT)} ${random.pick(TAIL)}`;
}

export function person(random: Random): string {
	return `${random.pick(FIRST)} ${random.pick(BEGIN)}${random.pick(END)}`;
}
