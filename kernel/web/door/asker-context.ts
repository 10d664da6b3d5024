// Who asks at this door. Every read and write below takes it from here, so that no screen ever chooses it.
import { createContext, useContext } from 'react';
import type { Asker } from '../wire/asker.ts';

export const AskerContext = createContext<Asker>({ as: 'anonymous' });

export function useAsker(): Asker {
  return useContext(AskerContext);
}
