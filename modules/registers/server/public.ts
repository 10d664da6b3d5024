// What the rest of the house may use of registers: their adapter for the guided import.
export { registerSheetAdapter } from './import/adapter.ts';
export { areaSql, membersSql } from './store/keep.ts';
