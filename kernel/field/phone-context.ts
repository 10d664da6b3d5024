// The phone that is open now, for the screens of the field: absent where nobody set this phone up, or another signed in by password.
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { BoxState } from './box.ts';
import type { FilesState } from './files.ts';
import type { OpenPhone } from './phone.ts';
import type { Vault } from './vault.ts';

export type PhoneHold = {
  phone: OpenPhone | undefined;
  /** Takes a vault that was just made, or opened with its PIN. */
  hold: (vault: Vault) => Promise<void>;
  /** The page goes on without it; its keys are forgotten. */
  lock: () => void;
};

export const PhoneContext = createContext<PhoneHold>({
  phone: undefined,
  hold: async () => undefined,
  lock: () => undefined,
});

export function usePhone(): PhoneHold {
  return useContext(PhoneContext);
}

const never = () => () => undefined;

export function useBox(): BoxState | undefined {
  const { phone } = usePhone();
  return useSyncExternalStore(phone?.box.subscribe ?? never, () => phone?.box.state());
}

export function useFiles(): FilesState | undefined {
  const { phone } = usePhone();
  return useSyncExternalStore(phone?.files.subscribe ?? never, () => phone?.files.state());
}
