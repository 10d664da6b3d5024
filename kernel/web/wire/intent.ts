// An intent is what a person means by one press: "dispatch this to Wang". It has one command id for all its tries, so that a press
// repeated after a dead network cannot do the thing twice; another content is another intent. Pure, so that it can be tested to the end.
import type { Id } from '#kernel/shared/id.ts';

export type Intents = {
  /** The id for this content: that of the unsettled intent when the content is the same, else a fresh one. */
  idFor: (input: unknown) => Id;
  /** The server has judged it for good (accepted, superseded, rejected): the next press is a new intent. */
  settle: (id: Id) => void;
};

export function keepIntents(newId: () => Id): Intents {
  const open = new Map<string, Id>();
  return {
    idFor(input) {
      const content = canonical(input);
      const id = open.get(content) ?? newId();
      open.set(content, id);
      return id;
    },
    settle(id) {
      for (const [content, held] of open) if (held === id) open.delete(content);
    },
  };
}

/** JSON with sorted keys and without undefined fields: the same content always gives the same text. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) => {
      if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
      return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
    }) ?? 'undefined'
  );
}
