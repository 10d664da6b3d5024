// The opening of a sensitive register, kept for this browser session and post as long as it holds: the purpose is asked once.
import { openingMinutes } from '../../shared/commands.ts';

type Opening = { openingId: string; until: number };

const keyOf = (postId: string, registerId: string) => `huying.opening.${postId}.${registerId}`;

export function heldOpening(postId: string, registerId: string): string | undefined {
  try {
    const held = JSON.parse(sessionStorage.getItem(keyOf(postId, registerId)) ?? 'null') as Opening | null;
    return held && held.until > Date.now() ? held.openingId : undefined;
  } catch {
    return undefined;
  }
}

export function holdOpening(postId: string, registerId: string, openingId: string): void {
  const held: Opening = { openingId, until: Date.now() + openingMinutes * 60_000 };
  try {
    sessionStorage.setItem(keyOf(postId, registerId), JSON.stringify(held));
  } catch {
    // Then it lasts as long as the page.
  }
}
