// Why something about the territory cannot be done, and what to do instead.
import { defineProblems, type Problem } from '#kernel/shared/problem.ts';
import type { GeometryFault } from './geometry.ts';

export const territoryProblem = defineProblems('territory', {
  unit_not_found: { status: 404, title: { zh: '没有找到这个单元', en: 'There is no such unit' } },
  outside_area: {
    status: 403,
    title: { zh: '{unit}不在您这个岗位的管辖范围内', en: '{unit} lies outside the area of your post' },
    wayOut: { zh: '请由所属街道或社区的人员来办', en: 'Ask somebody of the street or community it belongs to' },
  },
  unit_ended: { status: 409, title: { zh: '{unit}已经撤销', en: '{unit} has ended' } },
  wrong_parent: {
    status: 409,
    title: { zh: '{child}不能直接设在{parent}下面', en: 'A {childEn} cannot stand directly below: {parentEn}' },
  },
  grid_level: {
    status: 409,
    title: {
      zh: '网格级别不对：二级网格设在一级网格下面，一级网格设在社区或村下面',
      en: 'Wrong level: a level-2 grid lies in a level-1 grid, a level-1 grid in a community or village',
    },
  },
  name_taken: {
    status: 409,
    title: { zh: '这里已经有叫“{name}”的了', en: '“{name}” is already there' },
    wayOut: { zh: '换一个名称', en: 'Choose another name' },
  },
  grid_has_places: {
    status: 409,
    title: {
      zh: '{unit}里还有 {count} 处小区、房屋或商铺，不能直接改',
      en: '{unit} still holds {count} estates, dwellings or shops',
    },
    wayOut: {
      zh: '请用“网格调整”先预演再实施，房屋和未办结的诉求会一起划走',
      en: 'Use a redraw: it is rehearsed first and takes dwellings and open requests along',
    },
  },
  unit_has_units: {
    status: 409,
    title: { zh: '{unit}下面还有 {count} 个单元', en: '{unit} still has {count} units below it' },
    wayOut: { zh: '请先撤销或划走下级单元', en: 'End or move the units below it first' },
  },
  unit_has_requests: {
    status: 409,
    title: { zh: '{unit}还有 {count} 件未办结的诉求', en: '{unit} still has {count} open requests' },
    wayOut: {
      zh: '网格请用“网格调整”；其他单元请先办结或转出',
      en: 'Redraw a grid; for other units close or transfer them first',
    },
  },
  division_not_found: { status: 404, title: { zh: '没有这个区划代码：{code}', en: 'There is no division {code}' } },
  place_not_found: { status: 404, title: { zh: '没有找到这个地点', en: 'There is no such place' } },
  not_a_community: {
    status: 409,
    title: { zh: '地点要登记在社区或村下面', en: 'A place belongs to a community or village' },
  },
  wrong_place_parent: {
    status: 409,
    title: { zh: '{child}不能登记在{parent}里', en: 'A {child} cannot lie in a {parent}' },
  },
  address_taken: { status: 409, title: { zh: '已经登记过：{address}', en: 'Already recorded: {address}' } },
  not_a_grid: { status: 409, title: { zh: '{unit}不是网格', en: '{unit} is not a grid' } },
  not_lowest_grid: {
    status: 409,
    title: {
      zh: '{unit}下面还分有网格，房屋要划入最下一级',
      en: '{unit} is divided further; a place goes into the lowest grid',
    },
  },
  grid_elsewhere: {
    status: 409,
    title: { zh: '{unit}不属于{address}所在的社区', en: '{unit} is not of the community where {address} lies' },
  },
  already_in_grid: {
    status: 409,
    title: { zh: '{count} 处已经在别的网格里：{about}', en: '{count} already lie in another grid: {about}' },
    wayOut: {
      zh: '要换网格请用“网格调整”，先看会牵动哪些人和事',
      en: 'To change the grid use a redraw, which shows first what it touches',
    },
  },
  assigned_twice: {
    status: 409,
    title: { zh: '同一处被划给了两个网格：{about}', en: 'Given to two grids at once: {about}' },
  },
  contract_not_found: { status: 404, title: { zh: '没有这份包保', en: 'There is no such contract' } },
  contract_exists: {
    status: 409,
    title: { zh: '{contractor}已经包保{grid}', en: '{contractor} already answers for {grid}' },
  },
  contract_day: {
    status: 400,
    title: { zh: '从哪天起要在今天以后、两年以内', en: 'It must begin after today and within two years' },
  },
  staff_not_found: { status: 404, title: { zh: '没有找到这个人员', en: 'There is no such member of staff' } },
  not_a_handling_unit: { status: 409, title: { zh: '{unit}不是处置单位', en: '{unit} is not a handling unit' } },
  service_area_not_found: { status: 404, title: { zh: '没有这个服务范围', en: 'There is no such service area' } },
  shift_outside: {
    status: 409,
    title: {
      zh: '有班次不在所选时段内，或结束早于开始',
      en: 'A shift lies outside the stretch, or ends before it begins',
    },
  },
  post_elsewhere: {
    status: 409,
    title: { zh: '值班人员的岗位不在{unit}', en: 'Somebody on the roster has no post at {unit}' },
  },
  geometry_fault: {
    status: 422,
    title: { zh: '{name}的边界有问题：{reason}', en: 'The polygon of {name} is at fault: {reasonEn}' },
  },
  geometry_unmatched: {
    status: 422,
    title: { zh: '有 {count} 个边界对不上单元：{about}', en: '{count} polygons match no unit: {about}' },
    wayOut: {
      zh: '边界的“名称”要与网格名称一致，或带上 unitId',
      en: 'Name each feature as its grid, or give its unitId',
    },
  },
  redraw_not_found: { status: 404, title: { zh: '没有这次网格调整', en: 'There is no such redraw' } },
  redraw_faulty: {
    status: 409,
    title: { zh: '这个调整方案还不能用：{summary}', en: 'The plan cannot be carried out: {summaryEn}' },
    wayOut: { zh: '按列出的名称逐项补齐，再预演一次', en: 'Mend what is listed and rehearse again' },
  },
  redraw_applied: { status: 409, title: { zh: '这次网格调整已经实施', en: 'This redraw has been applied' } },
  redraw_stale: {
    status: 409,
    title: { zh: '预演之后情况变了：{summary}', en: 'Things have changed since the rehearsal: {summaryEn}' },
    wayOut: { zh: '请重新预演，看过再实施', en: 'Rehearse again, look, then apply' },
  },
  redraw_in_the_past: {
    status: 409,
    title: {
      zh: '不能从过去的时间起调整：已经记下的归属不改',
      en: 'A redraw cannot start in the past: recorded owners stay',
    },
  },
});

export const geometryReasons: Record<GeometryFault, { zh: string; en: string }> = {
  no_rings: { zh: '没有点', en: 'it has no rings' },
  ring_too_short: { zh: '点太少，围不成一块', en: 'a ring has fewer than four positions' },
  ring_not_closed: { zh: '首尾两点不重合', en: 'a ring is not closed' },
  out_of_range: { zh: '经纬度超出范围', en: 'degrees are out of range' },
  swapped: { zh: '经度和纬度写反了（经度在前）', en: 'longitude and latitude are swapped (longitude comes first)' },
};

/** What PostgreSQL's own rules say, in these words. */
export const territoryConstraints: Record<string, () => Problem> = {
  governance_units_name: () => territoryProblem('name_taken', { name: '' }),
  places_address: () => territoryProblem('address_taken', { address: '' }),
  place_grids_current: () => territoryProblem('already_in_grid', { count: 1, about: '' }),
  place_grids_once: () => territoryProblem('already_in_grid', { count: 1, about: '' }),
};
