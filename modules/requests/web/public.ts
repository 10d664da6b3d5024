// What other modules' screens may take from the screens of requests.
export { ReportForm } from './field/report/field-report.tsx';
export { useDraft } from './parts/use-draft.ts';
export { type MyPlace, useMyPlace } from './resident/parts/my-place.ts';
export { PlacePicker } from './resident/where/place-picker.tsx';
