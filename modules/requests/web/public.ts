// What other modules' screens may take from the screens of requests.

export { browserBell, openBell } from './calls/ring-sound.ts';
export { useMuted } from './calls/use-calls.ts';
export { ReportForm } from './field/report/field-report.tsx';
export type { Spot } from './field/report/last-spots.ts';
export { Appointments } from './field/today/appointments.tsx';
export { buildingOf, harmOf, isDueToday, isLate, passes, type TodayFilter, toneOf } from './field/today/arrange.ts';
export { ofToday } from './field/today/of-today.ts';
export { TodayRow } from './field/today/today-row.tsx';
export { useCatalogue } from './parts/use-catalogue.ts';
export { useDraft } from './parts/use-draft.ts';
export { writtenChannel } from './resident/parts/channels.ts';
export { type MyPlace, useMyPlace, useSpot } from './resident/parts/my-place.ts';
export { PlacePicker } from './resident/where/place-picker.tsx';
