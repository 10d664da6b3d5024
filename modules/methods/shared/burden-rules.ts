// The guard of 国办函〔2026〕12号 over a work method: nothing in it scores, ranks or checks anybody by log-ins, online time, uploads, reports filed or steps,
// and no photo is asked for as proof of mere presence. Reads the file as it was handed in, so that a list of scores that no method has is told by its
// fault and not as a misspelling.
import { forbiddenMeasure, sayForbidden, type Told } from '#kernel/shared/burden-guard.ts';
import { type Finding, finding, type MethodRule } from './finding.ts';

/** Here things are called by what residents say and bring: 登录不了认证平台 is a matter, not a measure. */
const free = new Set([
  'requestKinds',
  'channels',
  'handlingUnits',
  'areaClasses',
  'overrides',
  'name',
  'version',
  'effectiveFrom',
  'effectiveTo',
]);
const codeKeys = new Set(['code', 'id', 'name', 'kind', 'field']);
const deepest = 8;

/** `candidate` may be anything. Whatever is named like a forbidden measure is a fault; a demand for photos or tracks is advice, for it may be necessary. */
export function burdenFindings(candidate: unknown): Finding[] {
  if (!isRecord(candidate)) return [];
  return Object.keys(candidate)
    .filter((key) => !free.has(key))
    .flatMap((key) => within(candidate, candidate[key], [key]));
}

function within(candidate: unknown, value: unknown, path: readonly (string | number)[]): Finding[] {
  const key = String(path.at(-1) ?? '');
  const own = judge(candidate, path, { code: key }) ?? judgeText(candidate, path, value, key);
  if (own) return [own];
  if (!isRecord(value) || path.length >= deepest) return [];
  const found = Object.keys(value).flatMap((step) =>
    // As a number, the place is named as the clerk counts it: 第1个监督节奏.
    within(candidate, value[step], [...path, Array.isArray(value) ? Number(step) : step]),
  );
  // Code, Chinese and English title of one thing are one fault.
  return found.filter((one, index) => found.findIndex((other) => isSameThing(one, other)) === index);
}

function judgeText(
  candidate: unknown,
  path: readonly (string | number)[],
  value: unknown,
  key: string,
): Finding | undefined {
  if (typeof value !== 'string') return undefined;
  return judge(candidate, path, codeKeys.has(key) ? { code: value, text: value } : value);
}

function judge(candidate: unknown, path: readonly (string | number)[], told: Told): Finding | undefined {
  const found = forbiddenMeasure(told);
  if (!found) return undefined;
  const isAdvice = found.kind === 'trace_upload';
  return {
    ...finding(candidate, isAdvice ? 'trace_demanded' : 'forbidden_measure', path, sayForbidden(found)),
    isAdvice,
  };
}

/** `rhythms.2.id` and `rhythms.2.title.zh`: the same item of the same list. */
const isSameThing = (one: Finding, other: Finding): boolean =>
  one.code === other.code && thingOf(one.path) === thingOf(other.path);
const thingOf = (path: string): string => path.replace(/\.(?:title|code|id|name)(?:\.\w+)?$/, '');

const presence = /到场|到岗|在岗|在场|签到|打卡|合影|自拍|工作照|入户照|走访照|巡查照|巡逻照/u;

/**
 * 国办函〔2026〕12号 (4): photos only where necessary. What a photo can prove is what was done or seen, so it belongs to resolving or closing; asked before
 * the work, or as a picture of whoever came, it proves presence alone. Advice: a street may have its reason.
 */
export const photosAreEvidence: MethodRule = (method) => {
  const fields = new Map(method.fields.map((field) => [field.name, field]));
  return method.requestKinds.flatMap((kind, index) =>
    kind.requiredFields.flatMap((required, nth) => {
      const field = fields.get(required.field);
      // Another field that does as well leaves the photo a choice.
      if (field?.type !== 'photo' || (required.or && fields.get(required.or)?.type !== 'photo')) return [];
      const isPresence = presence.test(`${field.title.zh}${required.why?.zh ?? ''}`);
      if (!isPresence && required.neededFor !== 'file') return [];
      return {
        ...finding(method, 'photo_for_presence', ['requestKinds', index, 'requiredFields', nth], {
          zh: `“${field.title.zh}”是照片必填项，${isPresence ? '看起来只用来证明人到过' : '在派单之前就要'}。照片宜作为办结的证据（resolve 或 close），非必要不强制上传工作照片（国办函〔2026〕12号）。`,
          en: `“${field.title.en}” is a required photo ${isPresence ? 'that seems to prove presence alone' : 'asked before dispatch'}. Photos belong to the evidence of resolving or closing.`,
        }),
        isAdvice: true,
      };
    }),
  );
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
