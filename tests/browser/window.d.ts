import type { Workbench } from '../workbench/page/workbench';

declare global {
	interface Window {
		readonly workbench: Workbench;
	}
}
