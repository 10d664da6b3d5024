// How a question travels. By default over HTTP; a field phone puts its reader here, which answers from what it took along while nobody can be reached.
import { createContext, useContext } from 'react';
import type { Asker } from './asker.ts';
import { askQuery } from './client.ts';

export type Reader = (name: string, input: unknown, asker: Asker, signal?: AbortSignal) => Promise<unknown>;

export const readNow: Reader = (name, input, asker, signal) => askQuery(name, input, asker, signal);

export const ReaderContext = createContext<Reader>(readNow);

export function useReader(): Reader {
  return useContext(ReaderContext);
}
