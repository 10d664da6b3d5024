// Turns the schema's findings into sentences for the person who wrote the method file: where, what is wrong, what to write.
import type { z } from 'zod';
import type { Words } from '#kernel/shared/problem.ts';
import { finding, type MethodProblem } from './finding.ts';
import { nameOfField } from './place-names.ts';

type Issue = z.core.$ZodIssue;
type Sentence = { code: string; message: Words };

/** What the words of the closed lists mean, shown where a clerk has to choose one. */
const choices: Record<string, string> = {
  work_day: '工作日',
  work_hour: '工作时',
  clock_hour: '小时（含夜间和节假日）',
  service: '办理业务',
  problem: '处理问题',
  normal: '一般',
  sensitive: '敏感',
  property_company: '物业公司',
  clinic: '卫生服务站',
  police_room: '警务室',
  courtyard: '小区庭院',
  community: '社区',
};

const described = (value: unknown): string => {
  const meaning = choices[String(value)];
  return meaning ? `${String(value)}（${meaning}）` : String(value);
};

function valueAt(path: readonly PropertyKey[], candidate: unknown): unknown {
  return path.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    candidate,
  );
}

const shown = (value: unknown): string => {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '一个列表' : '一组内容';
  return typeof value === 'string' ? `“${value.slice(0, 40)}”` : String(value).slice(0, 40);
};

function isMissing(path: readonly PropertyKey[], candidate: unknown): boolean {
  const last = path.at(-1);
  const holder = valueAt(path.slice(0, -1), candidate);
  return last !== undefined && typeof holder === 'object' && holder !== null && Reflect.get(holder, last) === undefined;
}

function sentence(issue: Issue, candidate: unknown): Sentence {
  const last = issue.path.at(-1);
  if (issue.code !== 'unrecognized_keys' && isMissing(issue.path, candidate)) return missing(last);
  const value = valueAt(issue.path, candidate);
  switch (issue.code) {
    case 'invalid_value':
      return chooseOne(last === 'unit' ? 'unknown_unit' : 'unknown_value', value, issue.values.map(String));
    case 'invalid_union':
      if (last === 'handlingKind' || last === 'kind') {
        return chooseOne('unknown_handling_kind', value, [
          'property_company',
          'clinic',
          'police_room',
          'courtyard',
          'community',
          'department:…',
        ]);
      }
      return wrongShape(value);
    case 'unrecognized_keys':
      return {
        code: 'unknown_field',
        message: {
          zh: `不认识“${issue.keys.join('、')}”。请检查拼写，或删去。`,
          en: `Unknown: ${issue.keys.join(', ')}. Check the spelling or take it out.`,
        },
      };
    case 'too_small':
      return bound(
        'too_small',
        '不能少于',
        'at least',
        issue.minimum,
        issue.origin === 'string' || issue.origin === 'array',
        value,
      );
    case 'too_big':
      return bound(
        'too_big',
        '不能多于',
        'at most',
        issue.maximum,
        issue.origin === 'string' || issue.origin === 'array',
        value,
      );
    case 'invalid_format':
      return badFormat(last, value);
    default:
      return wrongShape(value);
  }
}

function missing(field: PropertyKey | undefined): Sentence {
  if (field === 'responsibleRole' || field === 'handlingKind') {
    return {
      code: 'no_responsible',
      message: {
        zh: `没有写明由谁负责。每类诉求都要有责任岗位（responsibleRole）和责任单位（handlingKind）。`,
        en: 'Nobody answers for it. Every kind needs a responsibleRole and a handlingKind.',
      },
    };
  }
  const name = nameOfField(field ?? '');
  return {
    code: 'missing',
    message: { zh: `没有填写，请补上（${String(field)}）。`, en: `Missing: please add ${name.en} (${String(field)}).` },
  };
}

function chooseOne(code: string, value: unknown, allowed: readonly string[]): Sentence {
  return {
    code,
    message: {
      zh: `${shown(value)} 不认识，只能写：${allowed.map(described).join('、')}。`,
      en: `${shown(value)} is not known. Write one of: ${allowed.join(', ')}.`,
    },
  };
}

function bound(
  code: string,
  zh: string,
  en: string,
  limit: number | bigint,
  isLength: boolean,
  value: unknown,
): Sentence {
  const what = isLength ? '个' : '';
  return {
    code,
    message: {
      zh: `${zh} ${limit}${what}${isLength ? '' : `，现在是 ${shown(value)}`}。`,
      en: `Must be ${en} ${limit}${isLength ? ' long' : `; it is ${shown(value)}`}.`,
    },
  };
}

const formats: Record<string, Words> = {
  effectiveFrom: { zh: '请写成 2022-01-01 这样的日期', en: 'write a date like 2022-01-01' },
  effectiveTo: { zh: '请写成 2022-12-31 这样的日期', en: 'write a date like 2022-12-31' },
  version: { zh: '请写成 1.0.0 这样的版本号', en: 'write a version like 1.0.0' },
  name: { zh: '只能用小写字母、数字和短横线', en: 'use small letters, digits and hyphens' },
};
const codeFormat: Words = {
  zh: '代码只能用小写字母、数字和下划线，以字母开头',
  en: 'use small letters, digits and underscores, beginning with a letter',
};

function badFormat(field: PropertyKey | undefined, value: unknown): Sentence {
  const wanted = formats[String(field)] ?? codeFormat;
  return {
    code: 'bad_format',
    message: { zh: `${shown(value)} 写法不对，${wanted.zh}。`, en: `${shown(value)}: ${wanted.en}.` },
  };
}

function wrongShape(value: unknown): Sentence {
  return {
    code: 'wrong_shape',
    message: {
      zh: `写法不对（现在是 ${shown(value)}），请照样例书写。`,
      en: `Not the right shape (${shown(value)}); follow the sample.`,
    },
  };
}

export function problemOfIssue(issue: Issue, candidate: unknown): MethodProblem {
  const { code, message } = sentence(issue, candidate);
  return finding(candidate, code, issue.path, message);
}
