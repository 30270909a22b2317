export type { AccountActions, ContactEntry, Outcome } from './actions';
export type { PropertyCell, PropertyValues } from './properties';
