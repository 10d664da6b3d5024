// Why something of mass testing cannot be done. Nothing here is refused for what another tablet did meanwhile.
import { defineProblems } from '#kernel/shared/problem.ts';

export const samplingProblem = defineProblems('sampling', {
  campaign_not_found: {
    status: 404,
    title: {
      zh: '没有这个核酸检测行动，或者不在您的职责范围内',
      en: 'No such testing campaign, or not within your post',
    },
  },
  site_not_found: {
    status: 404,
    title: { zh: '没有这个采样点，或者不在您的职责范围内', en: 'No such sampling site, or not within your post' },
  },
  round_not_found: {
    status: 404,
    title: { zh: '没有这一轮，或者不是这个采样点的行动', en: 'No such round, or not of this site’s campaign' },
  },
  tube_not_found: { status: 404, title: { zh: '没有这支试管', en: 'No such tube' } },
  sample_not_found: { status: 404, title: { zh: '没有这条采样登记', en: 'No such registration' } },
  hold_not_found: { status: 404, title: { zh: '没有这条体温异常记录', en: 'Nobody held under this' } },
  pre_registration_not_found: {
    status: 404,
    title: { zh: '没有这条预登记', en: 'No such registration in advance' },
  },
  request_not_found: { status: 404, title: { zh: '没有这条上门采样申请', en: 'No such request for home sampling' } },
  person_not_found: {
    status: 404,
    title: { zh: '没有这个人，或者不在您的职责范围内', en: 'Nobody of that kind within your post' },
  },
  out_of_area: { status: 403, title: { zh: '只能在本辖区内设点', en: 'Only within one’s own area' } },
  firm_wanted: { status: 422, title: { zh: '企业上门要选企业', en: 'Choose the firm' } },
  zones_missing: {
    status: 422,
    title: { zh: '还缺功能区：{missing}', en: 'Zones are missing: {missingEn}' },
    wayOut: { zh: '布置好再开点；场地受限就写明原因', en: 'Lay them out, or say why there is no room' },
  },
  not_ready: {
    status: 422,
    title: { zh: '一米线、物资、设备都确认后才能开点', en: 'The one-metre line, supplies and equipment come first' },
  },
  role_missing: {
    status: 422,
    title: { zh: '还缺人：{missing}', en: 'Not there yet: {missingEn}' },
    wayOut: { zh: '五类人员到齐才能开点', en: 'A site opens with all five roles' },
  },
  times_wrong: { status: 422, title: { zh: '结束时间要晚于开始时间', en: 'It must end after it began' } },
  tube_of_another: {
    status: 409,
    title: { zh: '这支试管是另一台设备开的', en: 'This tube was opened by another device' },
    wayOut: { zh: '用自己开的试管登记', en: 'Register into a tube of your own' },
  },
  tube_closed: { status: 409, title: { zh: '这支试管已经封管', en: 'This tube is closed' } },
  tube_full: { status: 409, title: { zh: '这支试管已经满了', en: 'This tube is full' } },
  position_taken: { status: 409, title: { zh: '管里这个位置已经有人', en: 'Somebody has this place in the tube' } },
  not_of_home: {
    status: 409,
    title: { zh: '封闭户的试管只能采本户的人', en: 'A sealed home’s tube is for its own people' },
  },
  household_wanted: { status: 422, title: { zh: '一户一管要选哪一户', en: 'Choose the home' } },
  size_wrong: { status: 422, title: { zh: '单采管只采一人', en: 'A single tube is for one' } },
  reason_wanted: { status: 422, title: { zh: '没有采满，请写明原因', en: 'It is short: say why' } },
  over_counted: { status: 422, title: { zh: '清点数超过了试管的容量', en: 'More than the tube holds' } },
  who_wanted: { status: 422, title: { zh: '没有对上人时，要写姓名', en: 'Where nobody is found, say the name' } },
  code_repeated: { status: 422, title: { zh: '同一管码扫了两次：{code}', en: 'Scanned twice: {code}' } },
  count_reason_wanted: {
    status: 422,
    title: { zh: '扫到 {scanned} 支，清点 {told} 支，对不上', en: '{scanned} scanned, {told} counted' },
    wayOut: { zh: '重新清点；仍然对不上就写明原因', en: 'Count again, or say why' },
  },
  handover_reason_wanted: {
    status: 422,
    title: { zh: '双方数目不同或封条破损，要写明原因', en: 'Counts differ or the seal is broken: say why' },
  },
  outcome_reason_wanted: { status: 422, title: { zh: '请写明情况', en: 'Say what happened' } },
  file_not_found: { status: 404, title: { zh: '没有这个文件', en: 'No such file' } },
  no_header: {
    status: 422,
    title: { zh: '表里没有“管码”和“结果”两列', en: 'No columns “tube code” and “result”' },
  },
  rows_unread: {
    status: 422,
    title: { zh: '第 {rows} 行读不懂，一行也没有导入', en: 'Rows {rows} cannot be read; none was taken in' },
    wayOut: {
      zh: '结果只写阴性、阳性、无效；检测时间写成 2026-03-11 14:00',
      en: 'Results: negative, positive, invalid; times as 2026-03-11 14:00',
    },
  },
});

/** Two in flight at once: the index decided. */
export const samplingConstraints = { samples_position: () => samplingProblem('position_taken') };
