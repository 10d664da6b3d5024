// What other modules may ask of fields and facts.
export { fieldColumns, houseColumnNames } from './store/columns.ts';
