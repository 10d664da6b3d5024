// What other modules may ask of fields and facts.

export { type Opening, openForm } from './open-form.ts';
export { type RecordedFact, type Recording, recordFacts } from './record-facts.ts';
export { fieldColumns, houseColumnNames } from './store/columns.ts';
