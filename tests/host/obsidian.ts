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
export { ButtonComponent, ExtraButtonComponent } from './ui/buttons';
export { BaseComponent, ValueComponent } from './ui/component-base';
export { ColorComponent, DisplayValueComponent, DropdownComponent, ProgressBarComponent, SliderComponent, ToggleComponent } from './ui/components';
export { ConfirmationButton, ConfirmationModal } from './ui/confirmation';
export { Editor } from './ui/editor';
export { editorEditorField, editorInfoField, editorLivePreviewField, editorViewField, livePreviewState } from './ui/editor-fields';
export { addIcon, getIcon, getIconIds, removeIcon, setIcon } from './ui/icons';
export { AbstractInputSuggest } from './ui/input-suggest';
export { Keymap, Scope } from './ui/keymap';
export { WorkspaceLeaf } from './ui/leaf';
export { MarkdownPreviewRenderer, MarkdownRenderChild, MarkdownRenderer } from './ui/markdown-renderer';
export { MarkdownView } from './ui/markdown-view';
export { Menu, MenuItem, MenuSeparator } from './ui/menu';
export { Modal } from './ui/modal';
export { Notice } from './ui/notice';
export { Platform } from './ui/platform';
export { HoverPopover, PopoverState } from './ui/popover';
export { WorkspaceWindow } from './ui/popout';
export { MarkdownPreviewView } from './ui/preview-view';
export { WorkspaceRibbon } from './ui/ribbon';
export { prepareFuzzySearch, renderMatches, renderResults, sortSearchResults } from './ui/search-text';
export { Setting, SettingGroup, SettingPage } from './ui/setting';
export { PluginSettingTab, SettingTab } from './ui/setting-tab';
export { FuzzySuggestModal, PopoverSuggest, SuggestModal } from './ui/suggest';
export { AbstractTextComponent, MomentFormatComponent, SearchComponent, TextAreaComponent, TextComponent } from './ui/text-components';
export { displayTooltip, setTooltip } from './ui/tooltip';
export { EditableFileView, FileView, ItemView, TextFileView, View } from './ui/view';
export { BasesEntry, BasesEntryGroup } from './ui/bases/query';
export { BooleanValue, DateValue, FileValue, LinkValue, ListValue, NotNullValue, NullValue, NumberValue, ObjectValue, PrimitiveValue, StringValue, TagValue, Value } from './ui/bases/values';
export { BasesQueryResult, BasesView, BasesViewConfig, QueryController } from './ui/bases/view';
export { WorkspaceContainer, WorkspaceFloating, WorkspaceItem, WorkspaceParent, WorkspaceRoot, WorkspaceSidedock, WorkspaceSplit, WorkspaceTabs } from './ui/workspace-items';
export { Workspace } from './ui/workspace';
