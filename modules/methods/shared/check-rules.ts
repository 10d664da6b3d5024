// The rules that tie the parts of a work method together: lists against their figures, codes against each other, kinds
// against those who answer for them. Each rule is a function from method to findings.
import { photosAreEvidence } from './burden-rules.ts';
import { fieldRules } from './field-rules.ts';
import { type Finding, finding, type MethodRule } from './finding.ts';
import { keywordRules } from './keyword-rules.ts';
import { limitRules } from './limit-rules.ts';
import { nameOfField } from './place-names.ts';

/** B1: each figure in the method's name is the length of its list. */
const figuresMatch: MethodRule = (method) =>
  (['channels', 'mustVisitGroups', 'mustAnswerKinds', 'rhythms'] as const)
    .filter((list) => method[list].length !== method.counts[list])
    .map((list) =>
      finding(method, 'count_mismatch', ['counts', list], {
        zh: `写的是 ${method.counts[list]}，但“${nameOfField(list).zh}”列了 ${method[list].length} 项，请改成一致。`,
        en: `says ${method.counts[list]}, but ${method[list].length} are listed.`,
      }),
    );

/** Codes are stored with records, so within a list each stands for one thing. */
const codesUnique: MethodRule = (method) => {
  const lists: Record<string, string[]> = {
    channels: method.channels.map((c) => c.code),
    mustVisitGroups: method.mustVisitGroups.map((g) => g.code),
    mustAnswerKinds: method.mustAnswerKinds.map((k) => k.code),
    rhythms: method.rhythms.map((r) => r.id),
    handlingUnits: method.handlingUnits.map((u) => u.kind),
    requestKinds: method.requestKinds.map((k) => k.code),
    areaClasses: method.areaClasses.map((a) => a.code),
    exclusions: method.exclusions.map((e) => e.code),
    suspensions: method.suspensions.map((s) => s.code),
    fields: method.fields.map((f) => f.name),
    overrides: method.overrides.map((o) => `${o.areaClass}/${o.kindCode}`),
  };
  return Object.entries(lists).flatMap(([list, codes]) =>
    codes.flatMap((code, index) => {
      const first = codes.indexOf(code);
      if (first === index) return [];
      return finding(method, 'duplicate_code', [list, index], {
        zh: `代码 ${code} 与第 ${first + 1} 项重复，请换一个。`,
        en: `code ${code} is already used by item ${first + 1}.`,
      });
    }),
  );
};

/** B5: two rhythms with the same record on the same day would be one meeting counted twice. */
const rhythmsDiffer: MethodRule = (method) =>
  method.rhythms.flatMap((rhythm, index) => {
    const sameAs = method.rhythms.findIndex(
      (other) => other.record === rhythm.record && JSON.stringify(other.cadence) === JSON.stringify(rhythm.cadence),
    );
    if (sameAs === index) return [];
    return finding(method, 'rhythm_twice', ['rhythms', index], {
      zh: `与第 ${sameAs + 1} 个节奏内容和周期相同，会重复派任务，请删去一个。`,
      en: `same record and cadence as rhythm ${sameAs + 1}; tasks would be given out twice.`,
    });
  });

/** B5: a sweep says what it looks at, each thing once; a sweep of nothing would always be in order. */
const sweepsHaveItems: MethodRule = (method) =>
  method.rhythms.flatMap((rhythm, index) => {
    const codes = rhythm.items?.map(({ code }) => code) ?? [];
    const again = codes.findIndex((code, i) => codes.indexOf(code) !== i);
    if (again >= 0) {
      return finding(method, 'duplicate_code', ['rhythms', index, 'items', again], {
        zh: `代码 ${codes[again]} 重复，请换一个。`,
        en: `code ${codes[again]} is used twice.`,
      });
    }
    if (rhythm.record !== 'sweep' || codes.length > 0) return [];
    return finding(method, 'sweep_without_items', ['rhythms', index], {
      zh: '没有列出排查什么，请至少写一项。',
      en: 'does not say what is looked at; name at least one thing.',
    });
  });

/** B4: no matter without a responder — each must-answer kind is reached by a request kind, and each reference exists. */
const mustAnswerCovered: MethodRule = (method) => {
  const declared = new Set(method.mustAnswerKinds.map((kind) => kind.code));
  const covered = new Set(method.requestKinds.map((kind) => kind.mustAnswerKind));
  return [
    ...method.requestKinds.flatMap((kind, index) =>
      kind.mustAnswerKind === undefined || declared.has(kind.mustAnswerKind)
        ? []
        : finding(method, 'unknown_must_answer', ['requestKinds', index, 'mustAnswerKind'], {
            zh: `“${kind.mustAnswerKind}”不在必应事项里，请先在必应事项中列出，或改成已有的。`,
            en: `“${kind.mustAnswerKind}” is not among the must-answer kinds.`,
          }),
    ),
    ...method.mustAnswerKinds.flatMap((kind, index) =>
      covered.has(kind.code)
        ? []
        : finding(method, 'must_answer_uncovered', ['mustAnswerKinds', index], {
            zh: '没有任何诉求类别归到这一项，这类事将无人应答。请至少让一类诉求对应它。',
            en: 'no request kind leads to it, so such matters would go unanswered.',
          }),
    ),
  ];
};

/** Whoever answers for a kind is a unit the method names. */
const handlersDeclared: MethodRule = (method) => {
  const declared = new Set<string>(method.handlingUnits.map((unit) => unit.kind));
  return method.requestKinds.flatMap((kind, index) =>
    [kind.handlingKind, ...(kind.assist ?? [])]
      .filter((unit) => !declared.has(unit))
      .map((unit) =>
        finding(method, 'unknown_handler', ['requestKinds', index], {
          zh: `责任或协办单位“${unit}”不在处置单位名单里，派单时找不到人，请在 handlingUnits 中补上。`,
          en: `unit “${unit}” is not among the handling units, so nobody could be dispatched.`,
        }),
      ),
  );
};

/** B4, B6: an emergency rings somebody at once and somebody else later; a silent call and an unknown matter have a home. */
const emergenciesRing: MethodRule = (method) => {
  const found: Finding[] = [];
  const minutes = method.escalation.map((step) => step.afterMinutes);
  const isEmergencyKnown = method.requestKinds.some((kind) => kind.isEmergency);
  if (isEmergencyKnown && minutes[0] !== 0) {
    found.push(
      finding(method, 'nobody_rung', ['escalation'], {
        zh: '有紧急类诉求，但没有人第一时间响铃。第一步的 afterMinutes 请写 0。',
        en: 'there are emergencies, but nobody is rung at minute 0.',
      }),
    );
  }
  minutes.forEach((minute, index) => {
    const before = minutes[index - 1];
    if (before !== undefined && minute <= before) {
      found.push(
        finding(method, 'escalation_order', ['escalation', index], {
          zh: `第 ${minute} 分钟不晚于上一步的第 ${before} 分钟，请按时间先后排列。`,
          en: `minute ${minute} is not later than the step before it (${before}).`,
        }),
      );
    }
  });
  for (const flag of ['isForSilentCall', 'isCatchAll'] as const) {
    const indexes = method.requestKinds.flatMap((kind, index) => (kind[flag] ? [index] : []));
    for (const index of indexes.slice(1)) {
      found.push(
        finding(method, 'only_one', ['requestKinds', index], {
          zh:
            flag === 'isCatchAll'
              ? '只能有一个兜底类别（isCatchAll）。'
              : '只能有一个无声呼叫类别（isForSilentCall）。',
          en: `only one kind may have ${flag}.`,
        }),
      );
    }
  }
  return found;
};

const totalsHold: MethodRule = (method) => {
  const { responseRate, resolutionRate, satisfactionRate } = method.rateWeights;
  const total = responseRate + resolutionRate + satisfactionRate;
  const found: Finding[] = [];
  if (total !== 100) {
    found.push(
      finding(method, 'weights_total', ['rateWeights'], {
        zh: `响应率、解决率、满意率的权重加起来是 ${total}，应为 100。`,
        en: `the weights add up to ${total}, not 100.`,
      }),
    );
  }
  if (method.effectiveTo !== undefined && method.effectiveTo < method.effectiveFrom) {
    found.push(
      finding(method, 'ends_before_start', ['effectiveTo'], {
        zh: `失效日期 ${method.effectiveTo} 早于生效日期 ${method.effectiveFrom}。`,
        en: 'ends before it starts.',
      }),
    );
  }
  return found;
};

export const methodRules: readonly MethodRule[] = [
  figuresMatch,
  codesUnique,
  rhythmsDiffer,
  sweepsHaveItems,
  mustAnswerCovered,
  handlersDeclared,
  emergenciesRing,
  ...fieldRules,
  photosAreEvidence,
  totalsHold,
  ...limitRules,
  ...keywordRules,
];
