// What 今日 takes from the rhythms of units: what this post owes and let pass, what a meeting gave it to do, and their rows.
export { DecisionRow, useMyOpenDecisions } from './field/decisions-today.tsx';
export { MoreOwed, OwedRow, useOwed } from './field/owed-today.tsx';
