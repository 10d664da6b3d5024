// The rules of the field dictionary: every name that a kind refers to is in it, and the four services of the one-key call (B7) have what makes them
// bookable.
import type { Field } from '#kernel/shared/field.ts';
import { type Finding, finding, type MethodRule } from './finding.ts';
import type { WorkMethod } from './method.ts';

const dictionaryOf = (method: WorkMethod): ReadonlyMap<string, Field> =>
  new Map(method.fields.map((field) => [field.name, field]));

const unknown = (method: WorkMethod, path: readonly PropertyKey[], name: string): Finding =>
  finding(method, 'unknown_field_name', path, {
    zh: `字段“${name}”不在字段目录（fields）里，没有人知道该怎么填，请先在目录中列出，或改成已有的。`,
    en: `“${name}” is in no field dictionary (fields): add it there, or name one that is.`,
  });

/** A required field, and what does as well, is a name of the dictionary. */
const requiredKnown: MethodRule = (method) => {
  const fields = dictionaryOf(method);
  return method.requestKinds.flatMap((kind, index) =>
    kind.requiredFields.flatMap((required, nth) =>
      [required.field, ...(required.or ? [required.or] : [])]
        .filter((name) => !fields.has(name))
        .map((name) => unknown(method, ['requestKinds', index, 'requiredFields', nth], name)),
    ),
  );
};

/** B7: each of the named services is bookable; a time that is wished and a time that is agreed are instants of the dictionary. */
const servicesBookable: MethodRule = (method) => {
  const fields = dictionaryOf(method);
  return method.requestKinds.flatMap((kind, index) => {
    if (!kind.booking) {
      return kind.serviceKind
        ? finding(method, 'service_without_booking', ['requestKinds', index], {
            zh: '一键呼叫的服务要能预约，请写明 booking：希望的时间和约定的时间各是哪个字段。',
            en: 'a service of the one-key call is bookable: name its fields of wished and agreed time in booking.',
          })
        : [];
    }
    return (['wishedAt', 'agreedAt'] as const).flatMap((which) => {
      const name = kind.booking?.[which] ?? '';
      const path = ['requestKinds', index, 'booking', which];
      const field = fields.get(name);
      if (!field) return unknown(method, path, name);
      if (field.type === 'instant' && field.sensitivity === 'normal') return [];
      return finding(method, 'booking_no_instant', path, {
        zh: `字段“${name}”应是一般敏感程度的时刻（instant），预约要按时间排。`,
        en: `“${name}” must be an instant of normal sensitivity: appointments are put in order of time.`,
      });
    });
  });
};

/** B7: a pension verification is of the very person, so an identity document is seen before it is done. */
const identityProven: MethodRule = (method) => {
  const fields = dictionaryOf(method);
  return method.requestKinds.flatMap((kind, index) => {
    const isProven = kind.requiredFields.some(
      ({ field, neededFor }) => neededFor !== 'close' && fields.get(field)?.type === 'id_number',
    );
    if (kind.serviceKind !== 'pension_verification' || isProven) return [];
    return finding(method, 'identity_not_required', ['requestKinds', index, 'requiredFields'], {
      zh: '养老认证必须核对身份证件，请加上一个证件号码（id_number）的必填项，如 identityProof。',
      en: 'a pension verification needs a required field of an identity number (id_number), such as identityProof.',
    });
  });
};

export const fieldRules: readonly MethodRule[] = [requiredKnown, servicesBookable, identityProven];
