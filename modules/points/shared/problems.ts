// Why something about a service point cannot be done, and what to do instead.
import { defineProblems, type Problem } from '#kernel/shared/problem.ts';

export const pointProblem = defineProblems('point', {
  not_found: { status: 404, title: { zh: '没有这个服务点', en: 'There is no such service point' } },
  outside_area: {
    status: 403,
    title: { zh: '{unit}不在您这个岗位的管辖范围内', en: '{unit} lies outside the area of your post' },
    wayOut: { zh: '请由所属街道或社区的人员来办', en: 'Ask somebody of the street or community it belongs to' },
  },
  unit_not_found: { status: 404, title: { zh: '没有找到这个单元', en: 'There is no such unit' } },
  kind_unknown: {
    status: 422,
    title: { zh: '没有这个服务类别，或者它不在这个辖区使用', en: 'No such kind of service, or it is not used here' },
    wayOut: { zh: '从列表里选；没有的可以先“新增类别”', en: 'Choose one from the list, or add the kind first' },
  },
  kind_taken: {
    status: 409,
    title: { zh: '已经有“{title}”这个类别', en: 'There is already a kind “{title}”' },
  },
  kind_in_use: {
    status: 409,
    title: { zh: '还有 {count} 个服务点属于这个类别', en: '{count} service points are still of this kind' },
    wayOut: { zh: '先停用或改类别', en: 'End them or change their kind first' },
  },
  place_not_found: { status: 422, title: { zh: '没有找到这个地点', en: 'There is no such place' } },
  swapped: {
    status: 422,
    title: { zh: '经度和纬度写反了（经度在前）', en: 'Longitude and latitude are swapped (longitude comes first)' },
  },
  ends_before_it_begins: {
    status: 422,
    title: { zh: '结束日期要晚于开始日期', en: 'It must end after it begins' },
  },
  already_open: { status: 409, title: { zh: '这个服务点已经登记过', en: 'This service point is on the list already' } },
  over: {
    status: 409,
    title: { zh: '这个服务点已经停用', en: 'This service point has ended' },
    wayOut: { zh: '重新开业的，请新登记一个', en: 'If it has opened again, put it on the list anew' },
  },
  before_its_state: {
    status: 409,
    title: {
      zh: '从 {from} 起的情况已经登记，不能从更早的日子改',
      en: 'What holds from {from} is on record already; change it from that day on',
    },
  },
  too_far_ahead: {
    status: 422,
    title: { zh: '最多提前一年登记', en: 'At most a year ahead' },
  },
});

/** What PostgreSQL's own rules say, in these words. */
export const pointConstraints: Record<string, () => Problem> = {
  service_points_once: () => pointProblem('already_open'),
  service_point_kinds_title: () => pointProblem('kind_taken', { title: '' }),
};
