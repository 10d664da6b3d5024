/**
 * The unified social credit code of firms, offices and associations, GB 32100-2015 (standards a4): department, category,
 * division, the organisation code of GB 11714 and a check character.
 */
import { compact } from './writing.ts';

export type UsccReason =
  | 'empty'
  | 'masked'
  | 'damaged_number'
  | 'registration_number'
  | 'organization_code'
  | 'characters'
  | 'length'
  | 'check_digit';

/** Worth a look, not a refusal: the inner check of early codes is sometimes wrong though the code was issued so. */
export type UsccWarning = 'organization_check';

export interface Uscc {
  ok: true;
  normalized: string;
  /** Who registered it: 1 staffing office, 5 civil affairs, 9 market regulation, Y others … */
  department: string;
  category: string;
  division: string;
  /** Nine characters, GB 11714. */
  organizationCode: string;
  warnings: UsccWarning[];
}

export interface UsccFault {
  ok: false;
  reason: UsccReason;
  /** A code that would be right, for a person to confirm against the licence. */
  proposal?: string;
}

/** The thirty-one characters in order of value; I O S V Z are left out because they look like figures. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

const ORGANIZATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Letters outside the alphabet and what they were misread from. */
const MISREAD: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', V: 'U', Z: '2' };

/** The eighteenth character for the first seventeen. Worked example: `91350100M000100Y4` → `3`. */
export function usccCheckCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(first17[i] ?? '0'), 0);
  return ALPHABET[(31 - (sum % 31)) % 31] ?? '';
}

/** The ninth character of an organisation code for its first eight, GB 11714: 0–9 and A–Z count 0 to 35. */
export function organizationCheckCharacter(first8: string): string {
  const sum = ORGANIZATION_WEIGHTS.reduce(
    (total, weight, i) => total + weight * Number.parseInt(first8[i] ?? '0', 36),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

export function checkUscc(input: string | number): Uscc | UsccFault {
  const text = compact(String(input)).toUpperCase();
  if (text === '') return { ok: false, reason: 'empty' };
  if (text.includes('*')) return { ok: false, reason: 'masked' };
  if (typeof input === 'number' && !Number.isSafeInteger(input)) return { ok: false, reason: 'damaged_number' };
  if (/^\d(?:\.\d+)?E\+\d+$/.test(text)) return { ok: false, reason: 'damaged_number' };
  if (/^\d{13}$|^\d{15}$/.test(text)) return { ok: false, reason: 'registration_number' };
  if (/^[\dA-Z]{8}-?[\dX]$/.test(text)) return { ok: false, reason: 'organization_code' };
  if (!/^[\dA-Z]+$/.test(text)) return { ok: false, reason: 'characters' };
  if (text.length !== 18) return { ok: false, reason: 'length' };
  return check18(text);
}

function check18(text: string): Uscc | UsccFault {
  if (/[IOSVZ]/.test(text.slice(0, 17)) || !/^..\d{6}/.test(text)) return misread(text);
  const checkCharacter = usccCheckCharacter(text);
  if (!text.endsWith(checkCharacter)) {
    return { ok: false, reason: 'check_digit', proposal: text.slice(0, 17) + checkCharacter };
  }
  const organizationCode = text.slice(8, 17);
  const hasInnerCheck = organizationCheckCharacter(organizationCode) === organizationCode[8];
  return {
    ok: true,
    normalized: text,
    department: text.slice(0, 1),
    category: text.slice(1, 2),
    division: text.slice(2, 8),
    organizationCode,
    warnings: hasInnerCheck ? [] : ['organization_check'],
  };
}

/** Letters that cannot occur are read back as the figures they look like; proposed only where the check then agrees. */
function misread(text: string): UsccFault {
  const proposal = text.replace(/[IOSVZ]/g, (letter) => MISREAD[letter] ?? letter);
  const isSound = /^..\d{6}/.test(proposal) && proposal.endsWith(usccCheckCharacter(proposal));
  return isSound ? { ok: false, reason: 'characters', proposal } : { ok: false, reason: 'characters' };
}
