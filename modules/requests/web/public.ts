// What other modules' screens may take from the screens of requests.
export { ReportForm } from './field/report/field-report.tsx';
export { useCatalogue } from './parts/use-catalogue.ts';
export { useDraft } from './parts/use-draft.ts';
export { writtenChannel } from './resident/parts/channels.ts';
export { type MyPlace, useMyPlace, useSpot } from './resident/parts/my-place.ts';
export { PlacePicker } from './resident/where/place-picker.tsx';
