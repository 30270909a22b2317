/** A line of Markdown as a person reads it. (First version: see tests.) */
export function plainText(markdown: string): string {
	return markdown
		.replace(/%%[\s\S]*?%%|<!--[\s\S]*?-->/g, '')
		.replace(/!?\[\[([^[\]|\n]*)(?:\\?\|([^[\]\n]*))?\]\]/g, (_whole, target: string, shown?: string) => shown ?? target)
		.replace(/!?\[([^[\]]*)\]\([^()\n]*\)/g, '$1')
		.replace(/\*\*|__|~~|==|`/g, '')
		.replace(/\s+\^[a-zA-Z0-9-]+$/, '')
		.replace(/\s+/g, ' ')
		.trim();
}
