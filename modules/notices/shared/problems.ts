// Why something about a publication cannot be done, and what to do instead.
import { defineProblems } from '#kernel/shared/problem.ts';
import { actFaults } from './publication-chart.ts';

const { not_draft, not_published, withdrawn, not_issuers, not_writer, not_publisher, not_named, confirmed_already } =
  actFaults;

export const noticeProblem = defineProblems('publication', {
  not_found: {
    status: 404,
    title: { zh: '没有找到这份公告，或者不是发给您的', en: 'Not found, or not meant for you' },
  },
  outside_area: {
    status: 403,
    title: { zh: '{unit}不在您的辖区内，不能替它发布', en: '{unit} is not within your area' },
    wayOut: {
      zh: '请选本单位或下级单位；要发到更大范围，请上级来发',
      en: 'Choose your unit or one below it, or ask the level above',
    },
  },
  item_outside_area: {
    status: 422,
    title: { zh: '通报点到的{unit}不在发布范围内', en: '{unit}, named in an item, is not within the area' },
    wayOut: { zh: '把发布范围改大，或者去掉这一项', en: 'Widen the area or take the item out' },
  },
  file_not_yours: {
    status: 403,
    title: { zh: '有的附件不是您上传的，没有保存', en: 'Some files were not uploaded by you' },
    wayOut: { zh: '请重新上传', en: 'Please upload them again' },
  },
  request_not_found: {
    status: 404,
    title: {
      zh: '没有找到通报里提到的诉求，或者不在您的职责范围内',
      en: 'A request it mentions was not found, or is not yours to see',
    },
  },
  incomplete: {
    status: 422,
    title: { zh: '{faults}', en: '{faultsEn}' },
  },
  changed_meanwhile: {
    status: 409,
    title: { zh: '刚才有人改过这份草稿，请看一眼再来', en: 'Somebody changed this draft just now; look again' },
    wayOut: { zh: '您写的没有丢，刷新后对照着改', en: 'What you wrote is not lost: compare and try again' },
  },
  objections_closed: {
    status: 409,
    title: { zh: '这份公告现在不收意见', en: 'This notice takes no objections now' },
    wayOut: {
      zh: '您说的已作为一般建议登记，社区照样答复',
      en: 'What you said is kept as an ordinary suggestion and will be answered',
    },
  },
  objection_elsewhere: {
    status: 422,
    title: { zh: '这件诉求不是对这份公告提的', en: 'This request is not about this notice' },
  },
  not_draft: { status: 409, title: not_draft },
  not_published: { status: 409, title: not_published },
  withdrawn: { status: 409, title: withdrawn },
  not_issuers: { status: 403, title: not_issuers },
  not_writer: { status: 403, title: not_writer },
  not_publisher: { status: 403, title: not_publisher },
  not_named: { status: 403, title: not_named },
  confirmed_already: { status: 409, title: confirmed_already },
});
