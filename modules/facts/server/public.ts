// What other modules may ask of fields and facts.
export { fieldColumns } from './columns.ts';
