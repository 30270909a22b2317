/** Whether a text is a template's: `{{…}}` or `<%…%>`. Linear, also where nothing is closed. */
export function isTemplateText(text: string): boolean {
	return hasPair(text, '{{', '}}') || hasPair(text, '<%', '%>');
}

function hasPair(text: string, open: string, close: string): boolean {
	const start = text.indexOf(open);
	return start >= 0 && text.includes(close, start + open.length);
}
