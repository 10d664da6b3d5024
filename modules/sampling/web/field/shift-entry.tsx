// Over one's own shifts (C22): to the table of their site.
export { TableLink as default } from './table-entry.tsx';
