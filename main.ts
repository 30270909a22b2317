import { Plugin } from 'obsidian';

export default class AccountDashboardPlugin extends Plugin {
}
