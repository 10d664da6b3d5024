// What other modules and the house may ask of service points.
export { pointListAdapter } from './import/adapter.ts';
