/**
 * What `obsidian` means in the test host: the mocks, with the mended classes and functions in
 * place of theirs. An explicit export wins over the star, so mending one more thing is one line:
 * write the class in its own file (importing the mocks' one from 'obsidian-test-mocks/obsidian'),
 * and export it here under the same name. Files of the host never import this one.
 */
import './base';

export * from 'obsidian-test-mocks/obsidian';
// Data side.
export { App } from './app';
export { arrayBufferToBase64, arrayBufferToHex, base64ToArrayBuffer, hexToArrayBuffer } from './binary';
export {
	getAllTags, getFrontMatterInfo, getLinkpath, normalizePath, parseFrontMatterAliases, parseFrontMatterEntry,
	parseFrontMatterStringArray, parseFrontMatterTags, parseLinktext, parseYaml, prepareSimpleSearch, resolveSubpath,
	stringifyYaml, stripHeading, stripHeadingForLink,
} from './functions';
export { MetadataCache } from './metadata/cache';
export { request, requestUrl } from './network';
export { Plugin } from './plugin';
export { debounce } from './timers';
export { FileManager } from './vault/file-manager';
export { Vault } from './vault/vault';
// Screen side: tests/host/ui.
