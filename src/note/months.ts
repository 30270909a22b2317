/** Names of months and weekdays, as people write them in dates. */

// One line a month: English, German, French, Spanish, Italian, Portuguese, Dutch; folded, short forms included.
const monthNames = [
	'january jan januar jänner janvier janv enero ene gennaio gen janeiro januari',
	'february feb februar février févr fév febrero febbraio fevereiro fev februari',
	'march mar märz mär mrz mars marzo março maart mrt',
	'april apr avril avr abril abr aprile',
	'may mai mayo maggio mag maio mei',
	'june jun juni juin junio giugno giu junho',
	'july jul juli juillet juil julio luglio lug julho',
	'august aug août aoû agosto ago augustus',
	'september sep sept septembre septiembre setiembre settembre setembro',
	'october oct oktober okt octobre octubre ottobre ott outubro out',
	'november nov novembre noviembre novembro',
	'december dec dezember dez décembre déc diciembre dic dicembre dezembro',
] as const;

const weekdayNames = 'monday mon montag mo lundi lun lunes tuesday tue tues dienstag di mardi mar martes '
	+ 'wednesday wed mittwoch mi mercredi mer miércoles mié thursday thu thur thurs donnerstag do jeudi jeu jueves jue '
	+ 'friday fri freitag fr vendredi ven viernes vie saturday sat samstag sonnabend sa samedi sam sábado sáb '
	+ 'sunday sun sonntag so dimanche dim domingo dom '
	+ 'maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo lunedì martedì mercoledì giovedì venerdì sabato domenica';

const months: ReadonlyMap<string, number> = new Map(
	monthNames.flatMap((names, index) => names.split(' ').map((name) => [foldWord(name), index + 1] as const)),
);
const weekdays: ReadonlySet<string> = new Set(weekdayNames.split(' ').map(foldWord));

/** 1 to 12 for the name or short form of a month in a common European language; null for other words. */
export function monthNumber(word: string): number | null {
	return months.get(foldWord(word)) ?? null;
}

/** Whether a word names a day of the week. */
export function isWeekday(word: string): boolean {
	return weekdays.has(foldWord(word));
}

function foldWord(word: string): string {
	return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
