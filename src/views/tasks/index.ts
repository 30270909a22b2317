import type { App } from 'obsidian';
import type { DashboardTab, ViewServices } from '../services';
import { TasksModel } from './model';
import { TasksScreen } from './screen';

/** The tab with the tasks of all accounts. */
export function tasksTab(app: App, services: Pick<ViewServices, 'live' | 'actions'>): DashboardTab {
	// Rows in order are kept while the tab is closed: it is opened again and again.
	const model = new TasksModel(services.live);
	return { id: 'tasks', title: 'Tasks', icon: 'list-checks', open: (el, host) => new TasksScreen(el, app, services, model, host) };
}
