// What other modules' screens may put up: a form opened for a subject, and what it cost the one who filled it in.
export { FormFields, type FormFieldsProps } from './form/form-fields.tsx';
export { type FilledForm, useFilledForm } from './form/use-filled-form.ts';
export { type Measured, useMeasure } from './form/use-measure.ts';
