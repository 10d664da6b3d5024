// The work method in force as these screens need it: titles by code. What a code means is the method's to say, never ours.
import { useMemo } from 'react';
import type { Words } from '#kernel/shared/problem.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { methodCatalogue } from '#modules/methods/shared/commands.ts';
import type { Catalogue, Kind } from './names.ts';

export type Titles = {
  catalogue: Catalogue | undefined;
  kinds: readonly Kind[];
  kindOf(code: string | null | undefined): Kind | undefined;
  /** A code the method no longer has is shown as it is. */
  kindTitle(code: string): Words;
  channelTitle(code: string): Words;
  groupTitle(code: string): Words;
};

/** Groups that other registers mark on a person, beside the method's own must-visit groups (glossary 3.3; 老弱病残孕). */
const careGroups: Record<string, Words> = {
  empty_nest_elder: { zh: '空巢老人', en: 'Empty-nest elder' },
  old: { zh: '老年人', en: 'Elder' },
  weak: { zh: '体弱', en: 'Frail' },
  ill: { zh: '患病', en: 'Ill' },
  disabled: { zh: '残疾', en: 'Disabled' },
  pregnant: { zh: '孕产妇', en: 'Pregnant' },
};

export function useCatalogue(unitId?: string): Titles {
  const { answer } = useAsk(methodCatalogue, unitId ? { unitId } : {}, { keep: true });
  return useMemo(() => titlesOf(answer), [answer]);
}

function titlesOf(catalogue: Catalogue | undefined): Titles {
  const kinds = new Map(catalogue?.kinds.map((kind) => [kind.code, kind]));
  const channels = new Map(catalogue?.channels.map(({ code, title }) => [code, title]));
  const groups = new Map(catalogue?.mustVisitGroups.map(({ code, title }) => [code, title]));
  const bare = (code: string): Words => ({ zh: code, en: code });
  return {
    catalogue,
    kinds: catalogue?.kinds ?? [],
    kindOf: (code) => (code ? kinds.get(code) : undefined),
    kindTitle: (code) => kinds.get(code)?.title ?? bare(code),
    channelTitle: (code) => channels.get(code) ?? bare(code),
    groupTitle: (code) => groups.get(code) ?? careGroups[code] ?? bare(code),
  };
}
