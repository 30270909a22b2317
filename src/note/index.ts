/** Text to note and back: the public face of the note reader. */
export type * from './note';
export { itemText, parse, readTable, serialize } from './parse';
export { commentLinks, links } from './links';
export { readFrontmatter } from './frontmatter';
export type { Frontmatter, PropertyValue } from './frontmatter';
export { applyEdits } from './edit';
export type { Edit, EditRefusal, EditResult } from './edit';
export { appendListValue, setProperty } from './property';
export { addListItem, replaceLine } from './section-edit';
export type { ItemPlace } from './section-edit';
export { retarget } from './retarget';
export type { Destination } from './retarget';
export { plainText, withoutEntities } from './plain-text';
export { splitTopics } from './topics';
export { isPlaceholder } from './placeholder';
