// What the house's composition takes of phones.
export { phoneSessionDoor } from './session-door.ts';
