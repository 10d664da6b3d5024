// How a publication is called on a screen. Pure.
import type { Words } from '#kernel/shared/problem.ts';
import { kindTitles, numberWords, type PublicationKind } from '../shared/publication.ts';

type Named = { kind: PublicationKind; year: number | null; issueNo: number | null };

/** 通报 2026年第8期; of a draft the kind alone. */
export function nameOf(of: Named): Words {
  const number = numberWords(of);
  const kind = kindTitles[of.kind];
  return number ? { zh: `${kind.zh} ${number.zh}`, en: `${kind.en}, ${number.en}` } : kind;
}

/** The address behind the QR code. */
export const publicPath = (code: string): string => `/n/${code}`;
