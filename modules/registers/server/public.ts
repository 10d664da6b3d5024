// What the rest of the house may use of registers: their adapter for the guided import, and an entry made by other work.
export { registerSheetAdapter } from './import/adapter.ts';
export { areaSql, membersSql } from './store/keep.ts';
export { putOnRegister } from './store/put-on.ts';
