// What other modules' screens may take from the register: opening a masked field, on record with what for.
export { type Look, useLook } from './people/use-look.ts';
