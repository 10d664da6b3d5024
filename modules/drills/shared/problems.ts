import { defineProblems } from '#kernel/shared/problem.ts';

export const drillProblem = defineProblems('drill', {
  not_found: {
    status: 404,
    title: { zh: '没有这次演练，或者不在您的职责范围内', en: 'No such drill, or not within your post' },
  },
  out_of_area: {
    status: 403,
    title: { zh: '不在您的辖区', en: 'Not within your area' },
    wayOut: { zh: '换成本辖区的单位', en: 'Choose a unit of your own area' },
  },
  begun_already: { status: 409, title: { zh: '已经开始', en: 'It has begun' } },
  not_running: { status: 409, title: { zh: '演练不在进行', en: 'It is not running' } },
  cancelled: { status: 409, title: { zh: '已经取消', en: 'It was cancelled' } },
  not_open: { status: 409, title: { zh: '这一项不在办理中', en: 'This injection is not open' } },
  not_yours: { status: 403, title: { zh: '这一项是别的单位的', en: 'This one is another unit’s' } },
  not_by_hand: {
    status: 422,
    title: { zh: '这一项要在系统里实际办理，不能点已办', en: 'This act is done in the product itself' },
    wayOut: { zh: '按演练办一遍，时间自动记下', en: 'Do it, marked as a drill; its time is kept by itself' },
  },
  mended_already: { status: 409, title: { zh: '已经整改', en: 'It is mended' } },
  mender_elsewhere: {
    status: 422,
    title: {
      zh: '整改人不在演练单位及其下级任职',
      en: 'Whoever mends it holds no post at the unit of the drill or below',
    },
    wayOut: { zh: '换一个人；外单位的，直接写名字', en: 'Choose another; of somebody outside, write the name' },
  },
  gap_not_found: { status: 404, title: { zh: '没有这个问题', en: 'No such gap' } },
});
