import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import minhu from '#methods/minhu-5643/method.ts';
import sample from '../fixtures/sample-4532/method.ts';
import { checkMethod } from './check-method.ts';
import type { WorkMethod } from './method.ts';

type Spoil = (method: WorkMethod) => void;

function spoiled(spoil: Spoil): WorkMethod {
  const method = structuredClone(minhu);
  spoil(method);
  return method;
}

/** What `checkMethod` says of 5643 after `spoil`; `unknown` because a spoilt method is no longer one. */
function problemsAfter(spoil: Spoil): { code: string; path: string; zh: string }[] {
  const check = checkMethod(spoiled(spoil));
  return check.isValid ? [] : check.problems.map(({ code, path, message }) => ({ code, path, zh: message.zh }));
}

const put = (target: object, field: string, value: unknown): void => void Reflect.set(target, field, value);

const kind = (method: WorkMethod, code: string) => {
  const found = method.requestKinds.find((k) => k.code === code);
  assert.ok(found);
  return found;
};

test('5643 is valid and its name is true: five, six, four, three', () => {
  const check = checkMethod(minhu);
  assert.deepEqual(check.isValid ? [] : check.problems, []);
  const lists = [minhu.channels, minhu.mustVisitGroups, minhu.mustAnswerKinds, minhu.rhythms];
  assert.deepEqual(
    lists.map((list) => list.length),
    [5, 6, 4, 3],
  );
  assert.ok(minhu.requestKinds.length >= 25);
});

test('another method with other figures is valid without a line of code', () => {
  const check = checkMethod(sample);
  assert.deepEqual(check.isValid ? [] : check.problems, []);
});

test('a method is plain JSON: written out and read back it is the same and still valid', () => {
  for (const method of [minhu, sample]) {
    const copy: unknown = JSON.parse(JSON.stringify(method));
    assert.deepEqual(copy, method);
    assert.equal(checkMethod(copy).isValid, true);
  }
});

test('the sample month’s kinds are all in 5643, services and problems as the desk counted them', () => {
  const services = ['上门维修', '家庭医生', '养老认证', '代办', '纠纷调解'];
  const problems = ['管道堵塞', '路灯不亮', '楼道漏水', '积水', '垃圾堆放'];
  const counted = new Map(minhu.requestKinds.map((k) => [k.title.zh, k.countsAs]));
  for (const title of services) assert.equal(counted.get(title), 'service', title);
  for (const title of problems) assert.equal(counted.get(title), 'problem', title);
});

test('the four named services of the one-key call are each one kind', () => {
  assert.deepEqual(minhu.requestKinds.flatMap((k) => k.serviceKind ?? []).sort(), [
    'family_doctor',
    'home_repair',
    'mediation',
    'pension_verification',
  ]);
});

const spoilt: [string, string, string, Spoil][] = [
  ['an unknown unit', 'unknown_unit', '工作日', (m) => put(kind(m, 'noise').resolveLimit, 'unit', 'week')],
  [
    'a kind without a responsible unit',
    'no_responsible',
    '由谁负责',
    (m) => put(kind(m, 'noise'), 'handlingKind', undefined),
  ],
  [
    'a kind without a responsible role',
    'no_responsible',
    '由谁负责',
    (m) => put(kind(m, 'noise'), 'responsibleRole', undefined),
  ],
  [
    'an unknown handling kind',
    'unknown_handling_kind',
    '物业公司',
    (m) => put(kind(m, 'noise'), 'handlingKind', 'somebody'),
  ],
  ['an unknown role', 'unknown_value', 'grid_worker', (m) => put(kind(m, 'noise'), 'responsibleRole', 'mayor')],
  [
    'a unit nobody declared',
    'unknown_handler',
    'department:moon',
    (m) => put(kind(m, 'noise'), 'handlingKind', 'department:moon'),
  ],
  [
    'a limit too short to warn',
    'yellow_card_impossible',
    '黄牌',
    (m) => put(kind(m, 'noise'), 'resolveLimit', { amount: 1, unit: 'work_hour' }),
  ],
  [
    'a limit too short in an area',
    'yellow_card_impossible',
    '黄牌',
    (m) => put(m.overrides[0] ?? {}, 'resolveLimit', { amount: 1, unit: 'work_hour' }),
  ],
  [
    'a reply due after the work',
    'response_after_resolve',
    '办结时限',
    (m) => put(kind(m, 'advice'), 'responseLimit', { amount: 9, unit: 'work_day' }),
  ],
  [
    'an emergency in working hours',
    'emergency_not_round_the_clock',
    '夜间',
    (m) => put(kind(m, 'fire'), 'resolveLimit', { amount: 4, unit: 'work_hour' }),
  ],
  ['a limit of nothing', 'too_small', '不能少于', (m) => put(kind(m, 'noise').resolveLimit, 'amount', 0)],
  ['a code used twice', 'duplicate_code', 'noise', (m) => put(kind(m, 'pets'), 'code', 'noise')],
  [
    'a keyword as heavy in two kinds',
    'keyword_collision',
    '分不出',
    (m) => void kind(m, 'pets').keywords.push({ word: '路灯', weight: 8 }),
  ],
  [
    'a keyword twice in a kind',
    'keyword_twice',
    '两次',
    (m) => void kind(m, 'pets').keywords.push({ word: '遛狗', weight: 2 }),
  ],
  [
    'one weak character',
    'keyword_too_short',
    '一个字',
    (m) => void kind(m, 'pets').keywords.push({ word: '水', weight: 2 }),
  ],
  [
    'an alarm on an ordinary kind',
    'alarm_on_ordinary_kind',
    '不是紧急类',
    (m) => void kind(m, 'pets').keywords.push({ word: '咬死人', weight: 8, isAlarm: true }),
  ],
  [
    'a rhythm given twice',
    'rhythm_twice',
    '重复派任务',
    (m) => m.rhythms[0] && void m.rhythms.push({ ...m.rhythms[0], id: 'again' }),
  ],
  [
    'a sweep that looks at nothing',
    'sweep_without_items',
    '没有列出排查什么',
    (m) => m.rhythms.forEach((r) => void delete r.items),
  ],
  [
    'a thing looked at twice',
    'duplicate_code',
    '重复',
    (m) => m.rhythms[0]?.items && void m.rhythms[0].items.push(m.rhythms[0].items[0]!),
  ],
  ['a figure that is not true', 'count_mismatch', '列了 4 项', (m) => void m.channels.pop()],
  [
    'a must-answer kind nobody serves',
    'must_answer_uncovered',
    '无人应答',
    (m) =>
      m.requestKinds.forEach((k) =>
        put(k, 'mustAnswerKind', k.mustAnswerKind === 'family_conflict' ? 'emergency' : k.mustAnswerKind),
      ),
  ],
  [
    'a must-answer kind nobody declared',
    'unknown_must_answer',
    '必应事项',
    (m) => put(kind(m, 'noise'), 'mustAnswerKind', 'whim'),
  ],
  [
    'an area limit for nothing',
    'override_of_nothing',
    '不存在',
    (m) => put(m.overrides[0] ?? {}, 'kindCode', 'nothing_here'),
  ],
  ['emergencies that ring nobody', 'nobody_rung', '响铃', (m) => put(m, 'escalation', [])],
  ['an escalation out of order', 'escalation_order', '先后', (m) => put(m.escalation[2] ?? {}, 'afterMinutes', 1)],
  [
    'a verification without a document',
    'identity_not_required',
    '身份证件',
    (m) => put(kind(m, 'pension_verification'), 'requiredFields', []),
  ],
  [
    'a required field that no dictionary holds',
    'unknown_field_name',
    '不在字段目录',
    (m) => put(kind(m, 'elder_care').requiredFields[0] ?? {}, 'field', 'shoeSize'),
  ],
  [
    'something that does as well and is in no dictionary',
    'unknown_field_name',
    '不在字段目录',
    (m) => put(kind(m, 'elder_care').requiredFields[0] ?? {}, 'or', 'shoeSize'),
  ],
  ['a dictionary left out', 'unknown_field_name', '不在字段目录', (m) => put(m, 'fields', [])],
  ['a field told twice', 'duplicate_code', '重复', (m) => void m.fields.push(m.fields[0]!)],
  [
    'an identity number that anybody may read',
    'unknown_value',
    'sensitive',
    (m) => put(m.fields.find(({ type }) => type === 'id_number') ?? {}, 'sensitivity', 'normal'),
  ],
  [
    'a service that nobody can book',
    'service_without_booking',
    '要能预约',
    (m) => put(kind(m, 'home_repair'), 'booking', undefined),
  ],
  [
    'an appointment that is no time',
    'booking_no_instant',
    '时刻',
    (m) => put(kind(m, 'home_repair').booking ?? {}, 'agreedAt', 'repairCharge'),
  ],
  ['weights that are not a whole', 'weights_total', '应为 100', (m) => put(m.rateWeights, 'responseRate', 31)],
  ['a weight for logging in', 'forbidden_measure', '国办函〔2026〕12号', (m) => put(m.rateWeights, 'loginRate', 10)],
  [
    'a list of scores by steps, which no method has',
    'forbidden_measure',
    '步数',
    (m) => put(m, 'scores', [{ code: 'diligence', title: { zh: '每日步数', en: 'Diligence' }, weight: 10 }]),
  ],
  [
    'a rhythm that asks for check-ins',
    'forbidden_measure',
    '第1个监督节奏“每日打卡”的标题',
    (m) => put(m.rhythms[0]?.title ?? {}, 'zh', '每日打卡'),
  ],
  [
    'a rhythm that is done by being online',
    'forbidden_measure',
    '在线时长',
    (m) => put(m.rhythms[0]?.doneWhen ?? {}, 'zh', '在线时长满两小时'),
  ],
  [
    'a thing looked at that is a count of photos',
    'forbidden_measure',
    '照片数',
    (m) => put(m.rhythms[0]?.items?.[0]?.title ?? {}, 'zh', '上传照片数'),
  ],
  [
    'a reason to leave out by likes',
    'forbidden_measure',
    '点赞',
    (m) => put(m.exclusions[0]?.title ?? {}, 'zh', '点赞不足'),
  ],
  [
    'a field that asks for online time',
    'forbidden_measure',
    'online',
    (m) => put(m.fields[0]?.title ?? {}, 'en', 'Online minutes'),
  ],
  ['an end before the start', 'ends_before_start', '早于', (m) => put(m, 'effectiveTo', '2021-12-31')],
  ['two kinds for silent calls', 'only_one', '无声呼叫', (m) => put(kind(m, 'pets'), 'isForSilentCall', true)],
  ['a date that is none', 'bad_format', '2022-01-01', (m) => put(m, 'effectiveFrom', '明年')],
  ['a misspelt field', 'unknown_field', 'chanels', (m) => put(m, 'chanels', [])],
  ['a title left out', 'missing', '没有填写', (m) => put(kind(m, 'noise'), 'title', undefined)],
];

for (const [what, code, word, spoil] of spoilt) {
  test(`${what} is found and told in the clerk's words`, () => {
    const problems = problemsAfter(spoil);
    const found = problems.find((problem) => problem.code === code);
    assert.ok(found, `${code} not among ${JSON.stringify(problems)}`);
    assert.ok(found.zh.includes(word), found.zh);
  });
}

test('a problem names its place as the clerk sees it', () => {
  const [problem] = problemsAfter((m) => put(kind(m, 'waterlogging').resolveLimit, 'unit', 'hour'));
  assert.match(problem?.zh ?? '', /^第\d+类诉求“积水”的办结时限的单位：“hour” 不认识/u);
  assert.match(problem?.path ?? '', /^requestKinds\.\d+\.resolveLimit\.unit$/u);
});

test('an extension beyond the provincial rule is advice, not an error', () => {
  const check = checkMethod({ ...minhu, extensionMaximum: { amount: 30, unit: 'work_day' } });
  assert.ok(check.isValid);
  assert.deepEqual(
    check.advice.map((a) => a.code),
    ['beyond_provincial_rule'],
  );
});

test('one thing that is forbidden by code and by title is told once', () => {
  const problems = problemsAfter((m) => {
    put(m.rhythms[0] ?? {}, 'id', 'step_count');
    put(m.rhythms[0] ?? {}, 'title', { zh: '每日步数', en: 'Daily steps' });
  });
  assert.deepEqual(
    problems.map(({ code }) => code),
    ['forbidden_measure'],
  );
});

test('a matter of residents may be called what it is called: they cannot log in, they saw a post', () => {
  const check = checkMethod(
    spoiled((m) => put(kind(m, 'advice'), 'title', { zh: '登录次数过多被锁', en: 'Too many log-ins' })),
  );
  assert.ok(check.isValid);
});

test('photos demanded of whoever works are advised against, not refused', () => {
  const check = checkMethod(
    spoiled((m) => put(m.rhythms[0]?.doneWhen ?? {}, 'zh', '逐项有结果，每项必须上传工作照片')),
  );
  assert.ok(check.isValid);
  assert.deepEqual(
    check.advice.map(({ code, path }) => [code, path]),
    [['trace_demanded', 'rhythms.0.doneWhen.zh']],
  );
});

test('a required photo that is no evidence of the outcome is advised against', () => {
  const photo = { name: 'comerPhoto', type: 'photo', sensitivity: 'normal' };
  const adviceOf = (title: string, neededFor: string) => {
    const check = checkMethod(
      spoiled((m) => {
        m.fields.push({ ...photo, title: { zh: title, en: 'A photo' } } as (typeof m.fields)[number]);
        // A list of its own: kinds of the method share one.
        put(kind(m, 'noise'), 'requiredFields', [{ field: 'comerPhoto', neededFor }]);
      }),
    );
    assert.ok(check.isValid, JSON.stringify(check));
    return check.advice.map(({ code }) => code);
  };
  assert.deepEqual(adviceOf('处理后照片', 'resolve'), []);
  assert.deepEqual(adviceOf('处理前照片', 'file'), ['photo_for_presence']);
  assert.deepEqual(adviceOf('到场合影', 'resolve'), ['photo_for_presence']);
});

test('whatever is handed in, the check answers and never throws', () => {
  fc.assert(
    fc.property(fc.anything(), (candidate) => {
      const check = checkMethod(candidate);
      assert.equal(check.isValid, false);
      assert.ok(!check.isValid && check.problems.length > 0 && check.problems.every((p) => p.message.zh !== ''));
    }),
  );
});

test('one field of 5643 replaced by anything is refused or leaves a method, never a crash', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(minhu)), fc.jsonValue(), (field, value) => {
      const check = checkMethod({ ...minhu, [field]: value });
      assert.equal(typeof check.isValid, 'boolean');
    }),
  );
});
