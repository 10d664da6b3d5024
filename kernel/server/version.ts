// Which version of Huying this is: that of package.json, which phones tell when they bring their box.
import about from '../../package.json' with { type: 'json' };

export const appVersion: string = about.version;

/** By their numbers: 0.10.0 is newer than 0.9.2. */
export const isNewer = (one: string, than: string): boolean => one.localeCompare(than, 'en', { numeric: true }) > 0;
