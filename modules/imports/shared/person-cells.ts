// Checks of cells about people: names, telephone numbers, identity documents, over the rules of `#kernel/shared/identity`.
import { checkDocument, type DocumentKind, guessDocumentKinds } from '#kernel/shared/identity/documents.ts';
import { personNameMessages, phoneMessages, residentIdMessages } from '#kernel/shared/identity/messages.ts';
import { checkPersonName } from '#kernel/shared/identity/person-name.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { checkResidentId, type Sex } from '#kernel/shared/identity/resident-id.ts';
import { toHalfWidth } from '#kernel/shared/identity/writing.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import { type Checker, plainText, unlessError } from './cells.ts';
import { finding } from './findings.ts';
import type { CellFinding, CellVerdict, CheckContext } from './kind.ts';

/** A telephone number written beside a name, brackets and all: 张三 19900000001, 李四（0537-2345678）. */
const besideName = /[(（]?\s*(?:电话|手机|tel)?\s*[:：]?\s*\+?\d[\d -]{5,}\d\s*[)）]?/gi;
const compound = /^(?:欧阳|上官|司马|司徒|诸葛|东方|皇甫|令狐|尉迟|公孙|慕容|夏侯|长孙|宇文|轩辕|端木|独孤|南宫|西门)$/;

/** The telephone numbers in a cell of names. */
export function phonesBeside(cell: Cell, context: CheckContext): string[] {
  return (toHalfWidth(String(cell ?? '')).match(besideName) ?? []).flatMap(
    (found) => phoneCell(found.replace(/^[^+\d]+|\D+$/g, ''), context).value ?? [],
  );
}

/** The cell without the telephone numbers that stand beside its names. */
export const withoutPhones = (text: string): string => toHalfWidth(text).replace(besideName, ' ').trim();

/** Where a cell holds several names: line breaks part them, and spaces between whole names; 张 三 is one, 欧阳 明月 too. */
function namesIn(cell: Cell): string[] {
  const lines = toHalfWidth(String(cell ?? '')).split(/[\r\n、,，;；/]+/);
  return lines
    .flatMap((line) => {
      const names = line.replace(besideName, '、').split('、');
      return names.flatMap((name) => {
        const parts = name.trim().split(/\s+/);
        const areWhole = parts.every((part) => /^\p{Script=Han}{2,4}$/u.test(part) && !compound.test(part));
        return areWhole ? parts : [name];
      });
    })
    .filter((name) => name.trim() !== '');
}

/** One or several names; blank is allowed unless required. Where there may be several, their telephone numbers may stand beside them. */
export function personNameCell(options: { what: Words; required?: boolean; several?: boolean }): Checker<string> {
  return unlessError((cell) => {
    const text = plainText(cell);
    if (text === null)
      return { value: null, findings: options.required ? [finding('cell.empty', 'ask', { what: options.what })] : [] };
    const several = options.several ? namesIn(cell) : [];
    const parts = several.length > 0 ? several : [text];
    const names = parts.map((part) => readName(part));
    const findings = names.flatMap((name) => name.findings);
    const whole = names.every((name) => name.value !== null) ? names.map((name) => name.value).join('、') : null;
    return {
      value: whole,
      findings: findings.map((one) =>
        one.code === 'name.spaces' && whole !== null ? { ...one, proposal: whole } : one,
      ),
    };
  });
}

function readName(text: string): { value: string | null; findings: CellFinding[] } {
  const verdict = checkPersonName(text);
  if (!verdict.ok) {
    return {
      value: null,
      findings: [{ code: `name.${verdict.reason}`, gravity: 'ask', message: personNameMessages[verdict.reason] }],
    };
  }
  const findings: CellFinding[] = verdict.warnings.map((warning) => ({
    code: `name.${warning}`,
    gravity: 'note',
    message: personNameMessages[warning],
  }));
  const hadSpaces = verdict.script === 'han' && /\s/.test(text.trim().replace(/\s*[·•.．・]\s*/g, '·'));
  if (hadSpaces) findings.push(finding('name.spaces', 'mend', {}, { proposal: verdict.normalized }));
  return { value: verdict.normalized, findings };
}

/** Numbers of one cell: `19900091140/0537-2345678` holds two. */
export const phoneCell: Checker<string[]> = unlessError((cell, context) => {
  const text = shortExponent(plainText(cell));
  if (text === null) return { value: null };
  const parts =
    typeof cell === 'number'
      ? [text]
      : text.split(/[、,，;；/]|(?<=\d{7})\s+(?=\+?\d{7})/).filter((part) => part.trim() !== '');
  const judge = (part: string) =>
    checkPhone(part, context.areaCode === undefined ? {} : { areaCode: context.areaCode });
  const verdicts = parts.map((part) => judge(part));
  const bare = verdicts.some((verdict) => !verdict.ok && verdict.reason === 'characters') ? withoutWords(text) : [];
  const known = bare.map((part) => judge(part)).flatMap((verdict) => (verdict.ok ? [verdict.normalized] : []));
  if (known.length > 0 && known.length === bare.length) {
    const proposal = known.join('、');
    return { value: known, findings: [finding('phone.words', 'mend', {}, { proposal })] };
  }
  const findings: CellFinding[] = [];
  const phones: string[] = [];
  const extensions: CellFinding[] = [];
  for (const verdict of verdicts) {
    if (verdict.ok) {
      phones.push(verdict.normalized);
      if (verdict.extension) extensions.push(finding('phone.extension', 'note', { extension: verdict.extension }));
    } else if (verdict.reason !== 'empty') findings.push(phoneFinding(verdict.reason, verdict.proposal));
  }
  if (findings.length > 0) return { value: null, findings };
  const isWide = typeof cell === 'string' && /[０-９]/.test(cell);
  return {
    value: phones,
    findings: isWide ? [finding('phone.full_width', 'mend', {}, { proposal: phones.join('、') })] : extensions,
  };
});

/** `19900000005（儿子） 19900000006`, `19900000011或19900000012`: the runs of digits, where words and no other digits stand around them. */
function withoutWords(text: string): string[] {
  if (text.includes('*') || /转|分机/.test(text)) return [];
  return text.split(/[^\d+-]+/).filter((part) => /\d/.test(part));
}

/** LibreOffice writes three digits of exponent, 3.799E+017, where Excel writes two. */
function shortExponent<T extends string | null>(text: T): T | string {
  return text === null ? text : text.replace(/(?<=^\d(?:\.\d+)?E\+)0(?=\d\d$)/i, '');
}

function phoneFinding(reason: keyof typeof phoneMessages, proposal: string | undefined): CellFinding {
  return {
    code: `phone.${reason}`,
    gravity: 'ask',
    message: phoneMessages[reason],
    mayWaive: true,
    ...(proposal ? { proposal } : {}),
  };
}

export type IdValue = { kind: DocumentKind; number: string; legacy?: string; birthOn?: string; sex?: Sex };

/** The identity number of a resident, or another document's where the number has letters of its own. */
export const idCell: Checker<IdValue> = unlessError((cell, context) => {
  if (typeof cell !== 'number' && plainText(cell) === null) return idFault('empty');
  const given = typeof cell === 'number' ? cell : shortExponent(String(cell).trim());
  const verdict = checkResidentId(given);
  if (!verdict.ok) return otherDocument(given) ?? idFault(verdict.reason, verdict.proposal);
  const { normalized, legacy, birthOn, sex } = verdict;
  if (birthOn > context.today)
    return { value: null, findings: [finding('id.born_later', 'ask', {}, { mayWaive: true })] };
  const kind = guessDocumentKinds(normalized)[0] ?? 'resident_id';
  return {
    value: { kind, number: normalized, birthOn, sex, ...(legacy ? { legacy } : {}) },
    findings: writingOf(given, verdict.kind === 'id15').map((code) =>
      finding(code, 'mend', {}, { proposal: normalized }),
    ),
  };
});

function writingOf(given: string | number, isOld: boolean): ('id.old15' | 'id.full_width' | 'id.spaces')[] {
  if (isOld) return ['id.old15'];
  const text = String(given).replace(/^['`’]/, '');
  if (/[０-９Ｘｘ]/.test(text)) return ['id.full_width'];
  return /\S\s+\S/.test(text) ? ['id.spaces'] : [];
}

function otherDocument(given: string | number): CellVerdict<IdValue> | null {
  if (typeof given === 'number' || !/^[A-Z]/i.test(given.trim())) return null;
  const kind = guessDocumentKinds(given)[0];
  const verdict = kind && checkDocument(kind, given);
  if (!verdict?.ok) return null;
  const { normalized, birthOn, sex } = verdict;
  return {
    value: { kind: verdict.kind, number: normalized, ...(birthOn ? { birthOn } : {}), ...(sex ? { sex } : {}) },
    findings: [finding('id.other_document', 'note')],
  };
}

function idFault(reason: keyof typeof residentIdMessages, proposal?: string): CellVerdict<IdValue> {
  const found: CellFinding = {
    code: `id.${reason}`,
    gravity: 'ask',
    message: residentIdMessages[reason],
    mayWaive: true,
  };
  return { value: null, findings: [proposal ? { ...found, proposal } : found] };
}

/** Does a cell look like an identity number, whole, old, damaged or masked? */
export function looksLikeId(cell: Cell): boolean {
  if (typeof cell === 'number') return cell > 1e14 && cell < 1e18;
  if (typeof cell !== 'string') return false;
  return /^'?[1-9][\d*]{13,16}[\dXx*]$|^[1-9]\.\d+E\+?1[4-7]$/i.test(toHalfWidth(cell).replace(/\s/g, ''));
}

export function looksLikePhone(cell: Cell): boolean {
  return /^'?(\+?86)?(1[3-9]\d{8,9}|0\d{2,3}\d{7,8})$/.test(toHalfWidth(String(cell)).replace(/[\s-]/g, ''));
}
