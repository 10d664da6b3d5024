// What other modules' screens may put up: a form opened for a subject, what it cost the one who filled it in, and what was told two ways.
export { ContestedList } from './contested/contested-list.tsx';
export { FormFields, type FormFieldsProps } from './form/form-fields.tsx';
export { type FilledForm, useFilledForm } from './form/use-filled-form.ts';
export { type Measured, useMeasure } from './form/use-measure.ts';
