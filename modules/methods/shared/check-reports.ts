// What is wrong with the reports of a reach method (E8, E9): a rhythm that nobody reports by, a register or a field that nothing stands for.
import type { Words } from '#kernel/shared/problem.ts';
import { dictionaryOf, fieldKey } from '#modules/facts/shared/dictionary.ts';
import type { Report, ReportItem } from '#modules/reports/shared/report.ts';
import type { Held } from './check-reach.ts';
import type { MethodProblem } from './finding.ts';
import type { ReachMethod } from './reach-method.ts';

type Say = (code: string, zh: string, en: string) => MethodProblem;
const sayAt =
  (path: string, where: Words): Say =>
  (code, zh, en) => ({ code, path, where, message: { zh: `${where.zh}：${zh}`, en: `${where.en}: ${en}` } });

export function reportFaults(method: ReachMethod, held: Held): MethodProblem[] {
  const faults = method.reports.flatMap((report, index) =>
    faultsOf(report, method, held, sayAt(`reports.${index}`, report.title)),
  );
  const told = new Set(method.reports.map(({ rhythm }) => rhythm));
  return [
    ...faults,
    ...method.rhythms.flatMap((rhythm, index) =>
      rhythm.action === 'report' && !told.has(rhythm.code)
        ? [
            sayAt(`rhythms.${index}`, rhythm.title)(
              'report_without_items',
              '要报什么还没有写 reports。',
              'no report says what is told.',
            ),
          ]
        : [],
    ),
  ];
}

function faultsOf(report: Report, method: ReachMethod, held: Held, say: Say): MethodProblem[] {
  const rhythm = method.rhythms.find(({ code }) => code === report.rhythm);
  const register = method.registers.find(({ code }) => code === rhythm?.register);
  const faults: MethodProblem[] = [];
  if (method.reports.filter(({ code, rhythm: by }) => code === report.code || by === report.rhythm).length > 1)
    faults.push(say('duplicate_code', '代码或节奏用了两次。', 'its code or its rhythm is used twice.'));
  if (!rhythm || rhythm.action !== 'report' || register?.subject !== 'unit')
    faults.push(
      say(
        'report_without_rhythm',
        `“${report.rhythm}”不是单位台账上的报告节奏。`,
        `“${report.rhythm}” is no rhythm of reports by units.`,
      ),
    );
  if (report.sumOf !== undefined) {
    const below = method.reports.find(({ code }) => code === report.sumOf);
    const cadence = method.rhythms.find(({ code }) => code === below?.rhythm)?.cadence;
    if (!below || below.code === report.code || below.sumOf !== undefined)
      faults.push(
        say(
          'sum_of_nothing',
          `“${report.sumOf}”不是可以汇总的报告。`,
          `“${report.sumOf}” is no report that can be summed up.`,
        ),
      );
    else if (cadence?.every !== rhythm?.cadence.every)
      faults.push(
        say(
          'sum_of_other_cadence',
          '汇总和下级报告的周期不一样。',
          'it does not come round when the reports below do.',
        ),
      );
  }
  if (new Set(report.items.map(({ code }) => code)).size !== report.items.length)
    faults.push(say('duplicate_code', '有两项代码一样。', 'two items have one code.'));
  return [...faults, ...report.items.flatMap((item) => itemFaults(item, method, held, say))];
}

function itemFaults(item: ReportItem, method: ReachMethod, held: Held, say: Say): MethodProblem[] {
  const dictionary = dictionaryOf([...held.fields, ...method.fields]);
  const { zh, en } = item.title;
  if ('asks' in item) {
    const entry = dictionary.get(fieldKey('visit', item.asks));
    return entry?.field.type === 'number'
      ? []
      : [
          say(
            'unknown_field',
            `“${zh}”要问的字段不是走访上的数字字段。`,
            `“${en}” asks for no number told by a visit.`,
          ),
        ];
  }
  const { count } = item;
  const registers = [...held.registers, ...method.registers.map(({ code }) => code)];
  if ('register' in count && count.register !== undefined && !registers.includes(count.register))
    return [
      say('unknown_register', `“${zh}”用的台账 ${count.register} 没有。`, `“${en}” names no register that stands.`),
    ];
  if (count.of === 'facts') {
    const entry = dictionary.get(fieldKey(count.home, count.field));
    if (!entry || 'isDerived' in entry || entry.field.sensitivity === 'sensitive')
      return [
        say(
          'unknown_field',
          `“${zh}”用的字段 ${count.field} 不能数。`,
          `“${en}” names a field that cannot be counted.`,
        ),
      ];
  }
  return [];
}
