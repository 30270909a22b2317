const two = (part: number): string => String(part).padStart(2, '0');

/** A date as `YYYY-MM-DD`, with the time where asked for, in local time. */
export function dayText(date: Date, withTime = false): string {
	const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
	return withTime ? `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}` : day;
}
