// Tells the house that this page was opened, once an opening: a number for the day and nothing about who (see server/looks-door.ts).
import { useEffect, useRef } from 'react';
import { request } from '#kernel/web/wire/client.ts';

export function useLook(code: string | undefined): void {
  const told = useRef<string>(undefined);
  useEffect(() => {
    if (code === undefined || told.current === code) return;
    told.current = code;
    // As nobody in particular: neither the session nor the follow key goes with it. A look that is not counted harms nobody.
    request('/api/notices/looks', { json: { code }, asker: { as: 'anonymous' } }).catch(() => undefined);
  }, [code]);
}
