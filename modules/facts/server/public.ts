// What other modules may ask of fields and facts.
export { fieldColumns } from './store/columns.ts';
