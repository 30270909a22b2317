import type { App as ApiApp, Plugin as ApiPlugin, PluginManifest } from 'obsidian';
import type { Device } from './app';
import type { Content } from './disk/content';
import type { Disk, DiskChange } from './disk/disk';
import type { Judge } from './disk/gate';
import type { Start } from './metadata/cache';
import type { HostWorkspace } from './workspace';

/** A plugin's class, as `main.ts` exports it. */
export type PluginClass = new (app: ApiApp, manifest: PluginManifest) => ApiPlugin;

/** A plugin that a start of the application loads. */
export interface PluginEntry {
	readonly type: PluginClass;
	readonly manifest: PluginManifest;
}

/** What a screen brings to the host; without one the host shows nothing. */
export interface Screen {
	readonly createWorkspace: (app: ApiApp) => HostWorkspace;
	readonly createKeymap?: (app: ApiApp) => object;
	readonly createScope?: () => object;
}

export interface HostOptions {
	/** Files by vault path; a path that ends in a slash is an empty folder. */
	readonly files?: Readonly<Record<string, Content>>;
	/** A disk that is there already, in place of `files`. */
	readonly disk?: Disk;
	readonly device?: Device;
	/** A new device by name. */
	readonly deviceId?: string;
	readonly configDir?: string;
	readonly vaultName?: string;
	/** The day it is, `YYYY-MM-DD`. */
	readonly today?: string;
	/** Where file times come from. */
	readonly clock?: () => number;
	readonly caseSensitive?: boolean;
	/** The person's settings, as in `app.json`: `trashOption`, `newLinkFormat`, `useMarkdownLinks`, … */
	readonly settings?: Readonly<Record<string, unknown>>;
	readonly isMobile?: boolean;
	readonly hasBases?: boolean;
	readonly hasSystemTrash?: boolean;
	/** Whether YAML dates come as `Date`. */
	readonly yamlDates?: boolean;
	/** Whether `process` hands over the text without its byte order mark, as `read` does. */
	readonly processStripsBom?: boolean;
	readonly metadata?: Start;
	readonly latency?: () => Promise<void>;
	readonly onWrite?: Judge;
	/** Told of every change on the disk: the workbench keeps a folder in step. */
	readonly persist?: (change: DiskChange) => void;
	/** Plugins that are on when the application starts. */
	readonly plugins?: readonly PluginEntry[];
	/** False to start by hand, step by step. */
	readonly isStarted?: boolean;
	readonly screen?: Screen;
	readonly allowNetwork?: boolean;
}

/** What became of some work on a machine that may stop in the middle of it. */
export type Attempt<T> =
	| { readonly kind: 'done'; readonly value: T }
	| { readonly kind: 'failed'; readonly error: unknown }
	| { readonly kind: 'dead' };
