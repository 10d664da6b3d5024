// The number on a document as it is stored and compared: an identity card of 18 or 15 digits as 18, X large; a passport or permit as it is written.
import { checkDocument, guessDocumentKinds } from '#kernel/shared/identity/documents.ts';
import { compact } from '#kernel/shared/identity/writing.ts';

/** Nobody is turned away for a pattern: what is no known number is kept as it was said. */
export function documentNumber(text: string): string {
  for (const kind of guessDocumentKinds(text)) {
    const verdict = checkDocument(kind, text);
    if (verdict.ok) return verdict.normalized;
  }
  return compact(text).toUpperCase();
}
