// A simulation on the command line: by rhythm, by worker against forty hours, what nobody would do, and the verdict. Sorted by name, never by hours.

import type { Simulation } from '#modules/burden/shared/simulation.ts';
import { howReckoned, roleTitle, sayHours, sayVerdict } from '#modules/burden/shared/verdict-words.ts';
import type { ReachMethod } from '#modules/methods/shared/reach-method.ts';

/** The exit code: 1 where it would be refused without a name. */
export function tellSimulation(
  method: ReachMethod,
  simulation: Simulation & { from: string },
  areaName: string | null,
): number {
  const { rhythms, hours, workers, vacancies, verdict, from } = simulation;
  const where = areaName === null ? '按给定的人数 by the figures given' : areaName;
  console.log(
    `${method.title.zh} ${method.name} ${method.version} · ${where} · ${from} 起四周 four weeks from ${from}`,
  );
  console.log('');
  table(
    [
      '节奏 Rhythm',
      '岗位 Role',
      '多久一次 Cadence',
      '对象 On register',
      '次/周 a week',
      '分钟/次 min',
      '小时/周 h a week',
    ],
    [
      ...rhythms.map((rhythm) => [
        rhythm.title.zh,
        roleTitle(rhythm.role).zh,
        rhythm.cadence.zh,
        String(rhythm.members),
        rhythm.turnsPerWeek.toFixed(1),
        `${trim(rhythm.minutes)}${rhythm.isMeasured ? ' 实测' : ''}`,
        sayHours(rhythm.hours),
      ]),
      ['合计（各算各的）in all, each alone', '', '', '', '', '', sayHours(hours.alone)],
      [
        '一次办完几项、同楼一趟只算一次 counted once',
        '',
        '',
        '',
        '',
        '',
        hours.alone - hours.counted > 0.05 ? `-${sayHours(hours.alone - hours.counted)}` : '0.0',
      ],
      ['本工作法 this method', '', '', '', '', '', sayHours(hours.counted)],
      ['已经生效的 in force already', '', '', '', '', '', sayHours(hours.standing)],
      ['加在一起 together', '', '', '', '', '', sayHours(hours.total)],
    ],
  );
  console.log('');
  if (workers.length > 0)
    table(
      ['谁 Who', '岗位 Post', '本工作法 this', '已有 now', '合计 total', '最满一周 fullest', '/ 40 小时 h'],
      workers.map((worker) => [
        worker.name,
        worker.posts.map(({ role, unitName }) => `${roleTitle(role).zh} ${unitName}`.trim()).join('、'),
        sayHours(worker.own),
        sayHours(worker.standing),
        sayHours(worker.total),
        sayHours(worker.fullest),
        worker.total > 40 + 1 / 3600 ? '超 over' : '',
      ]),
    );
  for (const { role, unitName, hours: left } of vacancies)
    console.log(
      `空缺 Vacant: ${roleTitle(role).zh} ${unitName} — 每周 ${sayHours(left)} 小时没有人做 / ${sayHours(left)} h a week done by nobody`,
    );
  console.log('');
  for (const { zh, en } of howReckoned) console.log(`· ${zh}\n  ${en}`);
  console.log('');
  const isRefused = verdict.is === 'over' || verdict.is === 'nobody';
  const { zh, en } = sayVerdict(simulation);
  (isRefused ? console.error : console.log)(`${isRefused ? '✗' : '✓'} ${zh} / ${en}`);
  return isRefused ? 1 : 0;
}

const trim = (minutes: number): string => String(Math.round(minutes * 10) / 10);

/** A character of Chinese takes two places in a terminal. */
const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (width, sign) =>
      width +
      (/[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        sign,
      )
        ? 2
        : 1),
    0,
  );

function table(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(row[column] ?? ''))),
  );
  for (const row of [head, ...rows])
    console.log(
      row
        .map((text, column) => text + ' '.repeat((widths[column] ?? 0) - widthOf(text)))
        .join('  ')
        .trimEnd(),
    );
}
