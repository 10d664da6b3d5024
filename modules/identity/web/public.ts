// What other modules' screens may put up: appointing and ending a post where its vacancy is seen, somebody or a unit found by typing, a reason.

export { handOutPassword } from './calls.ts';
export { AskSheet } from './parts/ask-sheet.tsx';
export { type ChosenProps, FindField, type Found } from './parts/find-field.tsx';
export { ReasonSheet } from './parts/reason-sheet.tsx';
export { StaffField } from './parts/staff-field.tsx';
export { UnitField } from './parts/unit-field.tsx';
export { useRested } from './parts/use-rested.ts';
export { type Appointing, AppointSheet } from './posts/appoint-sheet.tsx';
export { type EndingPost, EndPostSheet } from './posts/end-post-sheet.tsx';
