import type { App } from 'obsidian';
import type { DashboardTab, ViewServices } from '../services';
import { TasksScreen } from './screen';

/** The tab with the tasks of all accounts. */
export function tasksTab(app: App, services: Pick<ViewServices, 'live' | 'actions'>): DashboardTab {
	return { id: 'tasks', title: 'Tasks', icon: 'list-checks', open: (el, host) => new TasksScreen(el, app, services, host) };
}
