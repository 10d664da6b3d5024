// Names for the places in a method file, so that a problem reads “第3类诉求「积水」的办结时限” and not `requestKinds.2.resolveLimit`.
import type { Words } from '#kernel/shared/problem.ts';

const fieldNames: Record<string, Words> = {
  name: { zh: '名称代码', en: 'name' },
  version: { zh: '版本号', en: 'version' },
  title: { zh: '标题', en: 'title' },
  summary: { zh: '简介', en: 'summary' },
  effectiveFrom: { zh: '生效日期', en: 'effective from' },
  effectiveTo: { zh: '失效日期', en: 'effective to' },
  counts: { zh: '名称中的数字', en: 'figures in the name' },
  channels: { zh: '收集渠道', en: 'channels' },
  mustVisitGroups: { zh: '必访群体', en: 'must-visit groups' },
  mustAnswerKinds: { zh: '必应事项', en: 'must-answer kinds' },
  mustAnswerKind: { zh: '对应的必应事项', en: 'must-answer kind' },
  rhythms: { zh: '监督节奏', en: 'rhythms' },
  handlingUnits: { zh: '处置单位', en: 'handling units' },
  requestKinds: { zh: '诉求类别', en: 'request kinds' },
  areaClasses: { zh: '区域类别', en: 'area classes' },
  overrides: { zh: '区域时限', en: 'area limits' },
  rateWeights: { zh: '三率权重', en: 'rate weights' },
  exclusions: { zh: '剔除理由', en: 'exclusions' },
  suspensions: { zh: '挂账理由', en: 'suspensions' },
  escalation: { zh: '紧急响铃顺序', en: 'escalation chain' },
  extensionMaximum: { zh: '最长延期', en: 'longest extension' },
  returnLimit: { zh: '退单期限', en: 'return limit' },
  mediationTermMonths: { zh: '调解期限（月）', en: 'mediation term (months)' },
  requiredStaffing: { zh: '人员配备', en: 'staffing' },
  callback: { zh: '回访', en: 'callback' },
  duplicateWithinHours: { zh: '重复诉求时间窗（小时）', en: 'duplicate window (hours)' },
  responseLimit: { zh: '响应时限', en: 'response limit' },
  resolveLimit: { zh: '办结时限', en: 'resolve limit' },
  unit: { zh: '单位', en: 'unit' },
  amount: { zh: '数量', en: 'amount' },
  responsibleRole: { zh: '责任岗位', en: 'responsible role' },
  handlingKind: { zh: '责任单位', en: 'responsible unit' },
  assist: { zh: '协办单位', en: 'assisting units' },
  role: { zh: '岗位', en: 'role' },
  filingCondition: { zh: '立案条件', en: 'filing condition' },
  closingCondition: { zh: '结案条件', en: 'closing condition' },
  countsAs: { zh: '计为业务或问题', en: 'counts as' },
  sensitivity: { zh: '敏感程度', en: 'sensitivity' },
  requiredFields: { zh: '必填项', en: 'required fields' },
  fields: { zh: '字段目录', en: 'field dictionary' },
  field: { zh: '字段', en: 'field' },
  booking: { zh: '预约', en: 'booking' },
  wishedAt: { zh: '希望的时间', en: 'wished time' },
  agreedAt: { zh: '约定的时间', en: 'agreed time' },
  codes: { zh: '选项', en: 'codes' },
  type: { zh: '类型', en: 'type' },
  keywords: { zh: '关键词', en: 'keywords' },
  word: { zh: '词', en: 'word' },
  weight: { zh: '分量', en: 'weight' },
  near: { zh: '同句词', en: 'near words' },
  notIn: { zh: '除外的长词', en: 'longer words left out' },
  unless: { zh: '另有原因的词', en: 'words that account for it' },
  cadence: { zh: '周期', en: 'cadence' },
  items: { zh: '排查项', en: 'items' },
  serviceKind: { zh: '服务种类', en: 'service kind' },
  code: { zh: '代码', en: 'code' },
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
};

const itemNames: Record<string, Words> = {
  requestKinds: { zh: '类诉求', en: 'request kind' },
  channels: { zh: '个渠道', en: 'channel' },
  mustVisitGroups: { zh: '个必访群体', en: 'must-visit group' },
  mustAnswerKinds: { zh: '个必应事项', en: 'must-answer kind' },
  rhythms: { zh: '个监督节奏', en: 'rhythm' },
  fields: { zh: '个字段', en: 'field' },
  requiredFields: { zh: '个必填项', en: 'required field' },
  codes: { zh: '个选项', en: 'code' },
  keywords: { zh: '个关键词', en: 'keyword' },
  items: { zh: '个排查项', en: 'item' },
  escalation: { zh: '步响铃', en: 'escalation step' },
};

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === 'object' && value !== null;

export const nameOfField = (field: PropertyKey): Words =>
  (Object.hasOwn(fieldNames, field) ? fieldNames[String(field)] : undefined) ?? {
    zh: String(field),
    en: String(field),
  };

/** What an item calls itself: its title, its word, or its code. */
function ownName(item: unknown, language: keyof Words): string | undefined {
  if (!isRecord(item)) return undefined;
  const title = isRecord(item.title) ? item.title[language] : undefined;
  return [title, item.word, item.code, item.id, item.kind, item.name, item.field].find(
    (name) => typeof name === 'string',
  );
}

export function nameOfPlace(path: readonly PropertyKey[], candidate: unknown): Words {
  const parts: Words[] = [];
  let value = candidate;
  path.forEach((step, depth) => {
    const list = path[depth - 1];
    value = isRecord(value) ? value[step] : undefined;
    if (typeof step !== 'number') {
      if (typeof path[depth + 1] !== 'number') parts.push(nameOfField(step));
      return;
    }
    const item = (list !== undefined && itemNames[String(list)]) || {
      zh: `项${nameOfField(list ?? '').zh}`,
      en: 'item',
    };
    const [zh, en] = [ownName(value, 'zh'), ownName(value, 'en')];
    parts.push({
      zh: `第${step + 1}${item.zh}${zh ? `“${zh}”` : ''}`,
      en: `${item.en} ${step + 1}${en ? ` “${en}”` : ''}`,
    });
  });
  if (parts.length === 0) return { zh: '整个文件', en: 'the whole file' };
  return { zh: parts.map((part) => part.zh).join('的'), en: parts.map((part) => part.en).join(', ') };
}
