// The faults of a redraw in a person's words, one line each.
import type { Words } from '#kernel/shared/problem.ts';
import type { RedrawFault } from './redraw.ts';

export const redrawFaultWords: Record<RedrawFault['code'], Words> = {
  unknown_grid: { zh: '没有这个网格', en: 'no such grid in this community' },
  grid_exists: { zh: '新网格已经存在', en: 'a new grid already exists' },
  name_taken: { zh: '网格重名', en: 'two grids of one name' },
  wrong_level: { zh: '网格级别不对', en: 'wrong level of grid' },
  grid_ends: { zh: '目标网格同时要撤销', en: 'the target grid ends in this plan' },
  not_lowest: { zh: '目标不是最下一级网格', en: 'the target is not a lowest grid' },
  child_left: { zh: '上级网格要撤销，下级没有着落', en: 'its level-1 grid ends and it goes nowhere' },
  unknown_place: { zh: '没有这个地点', en: 'no such place in this community' },
  doubled: { zh: '划给了两个网格', en: 'given to two grids' },
  uncovered: { zh: '没有划入任何网格', en: 'left in no grid' },
  unknown_post: { zh: '没有这个岗位', en: 'no such post' },
  unknown_contract: { zh: '没有这份包保', en: 'no such contract' },
  nothing_to_do: { zh: '方案里没有任何变动', en: 'the plan changes nothing' },
};

/** 没有划入任何网格 12 处（盛景花园3号楼1单元101、…） */
export function tellFaults(faults: readonly RedrawFault[]): Words {
  const line = (fault: RedrawFault, lang: 'zh' | 'en') => {
    const names = fault.about.filter(Boolean).slice(0, 3).join('、');
    const more = fault.count > 3 ? '…' : '';
    const count = lang === 'zh' ? ` ${fault.count} 处` : ` ${fault.count}`;
    return `${redrawFaultWords[fault.code][lang]}${names ? `${count}${lang === 'zh' ? '（' : ' ('}${names}${more}${lang === 'zh' ? '）' : ')'}` : ''}`;
  };
  return { zh: faults.map((f) => line(f, 'zh')).join('；'), en: faults.map((f) => line(f, 'en')).join('; ') };
}
