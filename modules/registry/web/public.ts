// What other modules' screens may take from the register: opening a masked field, on record with what for; finding somebody by typing.
export { PersonField } from './people/person-field.tsx';
export { type Look, useLook } from './people/use-look.ts';
