// The paste and the work on it, kept for this tab until it is cleared: a call in between takes the desk elsewhere and back.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useHat } from '#kernel/web/door/session.ts';
import type { splitChatQuery } from '../../shared/queries.ts';
import type { MatterWork } from './matters.ts';

export type Dropped = QueryAnswer<typeof splitChatQuery>['dropped'][number];
export type Chat = {
  paste: string;
  work: readonly MatterWork[];
  dropped: readonly Dropped[];
  isSplit: boolean;
  territoryId: string | undefined;
};

const nothing: Chat = { paste: '', work: [], dropped: [], isSplit: false, territoryId: undefined };
const prefix = 'huying.requests.chat.';

export function useChat(): [Chat, (change: (chat: Chat) => Chat) => void, () => Chat] {
  const key = `${prefix}${useHat().staff.id}`;
  const [chat, setChat] = useState<Chat>(() => load(key));
  const latest = useRef(chat);
  useEffect(() => {
    keep(key, chat);
  }, [key, chat]);
  const change = useCallback((next: (chat: Chat) => Chat) => {
    latest.current = next(latest.current);
    setChat(latest.current);
  }, []);
  return [chat, change, useCallback(() => latest.current, [])];
}

function load(key: string): Chat {
  try {
    for (const other of Object.keys(sessionStorage)) {
      if (other.startsWith(prefix) && other !== key) sessionStorage.removeItem(other);
    }
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null') as Chat | null;
    // What was on its way when the page went is not known to have arrived; its id keeps it from being registered twice.
    return kept
      ? {
          ...nothing,
          ...kept,
          work: kept.work.map((one) => (one.phase === 'sending' ? { ...one, phase: 'failed' } : one)),
        }
      : nothing;
  } catch {
    return nothing;
  }
}

function keep(key: string, chat: Chat): void {
  try {
    if (chat.paste === '' && chat.work.length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(chat));
  } catch {
    // Kept in memory only.
  }
}
