// What other modules' screens may put up: recording a place that is not on record yet, finding one by its address, giving a grid to one that has none.
export { AddPlaceSheet, type PlaceParent } from './places/add-place-sheet.tsx';
export { AssignGridSheet } from './places/assign-grid-sheet.tsx';
export { PlaceField } from './places/place-field.tsx';
