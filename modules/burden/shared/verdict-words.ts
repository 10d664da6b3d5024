// The outcome of a simulation in a sentence, Chinese and English: on the command line, in a refusal, on a screen.
import type { Words } from '#kernel/shared/problem.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { hoursOfWeek, type Simulation } from './simulation.ts';

/** To the tenth, and up: 40.02 hours are not “40.0”. */
export const sayHours = (hours: number): string => {
  const rounded = Math.round(hours * 10) / 10;
  return (rounded <= hoursOfWeek && hours > hoursOfWeek + 1 / 3600 ? Math.ceil(hours * 10) / 10 : rounded).toFixed(1);
};

export const roleTitle = (role: string): Words => roles[role as Role]?.title ?? { zh: role, en: role };

export function sayVerdict({ verdict, rhythms, hours }: Pick<Simulation, 'verdict' | 'rhythms' | 'hours'>): Words {
  switch (verdict.is) {
    case 'empty':
      return rhythms.some(({ members }) => members > 0)
        ? {
            zh: '接下来四周没有轮到的事：每周 0 小时',
            en: 'Nothing comes round in the next four weeks: 0 hours a week',
          }
        : { zh: '台账上现在没有人：每周 0 小时', en: 'Its registers are empty: 0 hours a week' };
    case 'nobody':
      return {
        zh: `“${verdict.roles.map((role) => roleTitle(role).zh).join('、')}”岗位空缺：每周 ${sayHours(hours.counted)} 小时没有人做`,
        en: `Nobody holds ${verdict.roles.map((role) => roleTitle(role).en).join(', ')}: ${sayHours(hours.counted)} hours a week would be done by nobody`,
      };
    case 'over':
      return {
        zh: `${verdict.workers} 人每周超过 ${hoursOfWeek} 小时，最多的 ${sayHours(verdict.most)} 小时：要有批准人才能发布`,
        en: `${verdict.workers} people over ${hoursOfWeek} hours a week, the most ${sayHours(verdict.most)}: it needs a named approver`,
      };
    case 'within':
      return { zh: `每人每周都不超过 ${hoursOfWeek} 小时`, en: `Nobody over ${hoursOfWeek} hours a week` };
  }
}

/** Ways of reckoning that whoever reads the figures must know. */
export const howReckoned: readonly Words[] = [
  {
    zh: '从下一个周一（生效后）起四周的平均；一轮里哪天都可以做的，平摊到它的每一天',
    en: 'The average of four weeks from the next Monday in force; a turn that may be done on any of its days is spread over them',
  },
  {
    zh: '同一个人、同一种事、同一岗位，一次办完几项的只算一次；不同岗位之间不合并',
    en: 'One visit to one subject for several turns of the same action and role is counted once; between roles nothing is merged',
  },
  {
    zh: '限定当天办的，同一栋楼当天只走一趟：其余每次少算路程（最多 5 分钟，不超过一半）',
    en: 'For turns bound to a day a building is walked to once: each other visit saves the way (5 minutes at most, never more than half)',
  },
  {
    zh: '每次用时按工作法申报（含路程）；同类已实测 20 次以上的，用 90 天内实测的中位数（不含路程）',
    en: 'Minutes as declared (way included), or the median of 90 days once 20 were measured (way not included)',
  },
  {
    zh: '“几天之后”这类，新工作法按现有名单各一次算；以后新增的人不在内',
    en: 'Turns so long after an event: one for each who is on the list now; those who come later are not in it',
  },
];
