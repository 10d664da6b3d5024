// The key that opens a party's page: it comes behind the # of the link, is taken out of the address at once, and stays with this tab only — on a
// telephone that others use, closing the page closes the matter.
import { readAccessKey } from '../new-key.ts';

const nameOf = (caseId: string) => `huying.party.${caseId}`;

export function takeKey(caseId: string): string | undefined {
  const fresh = readAccessKey(location.hash);
  if (fresh) {
    sessionStorage.setItem(nameOf(caseId), fresh);
    history.replaceState(history.state, '', location.pathname + location.search);
    return fresh;
  }
  return sessionStorage.getItem(nameOf(caseId)) ?? undefined;
}
