// What a field of the dictionary is said to be, on the pages where forms are set up.

import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { FieldType } from '#kernel/shared/field.ts';
import { type FieldHome } from '../../shared/dictionary.ts';
import type { listDictionary } from '../../shared/queries.ts';
import { subjectTitles } from '../../shared/subject.ts';

type Words = { zh: string; en: string };
export type DictionaryEntry = QueryAnswer<typeof listDictionary>['fields'][number];

export const typeTitles: Record<FieldType, Words> = {
  text: { zh: '一行字', en: 'A line' },
  long_text: { zh: '一段话', en: 'A paragraph' },
  number: { zh: '数字', en: 'Number' },
  money: { zh: '金额', en: 'Money' },
  date: { zh: '日期', en: 'Date' },
  instant: { zh: '日期和时间', en: 'Date and time' },
  yes_no: { zh: '是／否', en: 'Yes or no' },
  choice: { zh: '选一项', en: 'One of a list' },
  phone: { zh: '电话号码', en: 'Telephone number' },
  id_number: { zh: '证件号码', en: 'Identity number' },
  photo: { zh: '照片', en: 'Photo' },
};

export const homeTitles: Record<FieldHome, Words> = {
  ...subjectTitles,
  visit: { zh: '只问这一次', en: 'This visit only' },
};

export const formWords = {
  zh: {
    title: '表单和字段',
    sub: '谁在问什么；问过的不再问',
    define: '设一张表单',
    form: '表单',
    subject: '问谁',
    issuer: '谁要的',
    fields: '项目',
    from: '来自',
    since: '生效',
    own: '本地自设',
    none: '还没有表单',
    noneHow: '设一张表单：从字段目录里选要问的项，系统里有的不再问。',
    asks: '要问的项',
    needed: '必填',
    house: '系统里有，自动带出，不用问',
    derived: '系统自己算，不用问',
    fresh: (days: number) => `${days} 天后再问`,
    noAge: '长期有效',
    sealed: '敏感，加密保存',
    askedBy: (who: string) => `已在问：${who}`,
    formOf: (form: string, issuer: string) => (issuer ? `${issuer}《${form}》` : `《${form}》`),
    unissued: '没有写明',
    versionOf: (method: string, version: string) => `${method} ${version}`,
  },
  en: {
    title: 'Forms and fields',
    sub: 'Who asks what; what was asked is not asked again',
    define: 'Define a form',
    form: 'Form',
    subject: 'About',
    issuer: 'Wanted by',
    fields: 'Fields',
    from: 'From',
    since: 'In force from',
    own: 'set up here',
    none: 'No form yet',
    noneHow: 'Define one: pick what to ask from the dictionary; what the house holds is not asked.',
    asks: 'What it asks',
    needed: 'Needed',
    house: 'held by the house and shown by itself',
    derived: 'worked out by the house',
    fresh: (days: number) => `asked again after ${days} days`,
    noAge: 'does not age',
    sealed: 'sensitive, sealed',
    askedBy: (who: string) => `Asked already: ${who}`,
    formOf: (form: string, issuer: string) => (issuer ? `“${form}” of ${issuer}` : `“${form}”`),
    unissued: 'not said',
    versionOf: (method: string, version: string) => `${method} ${version}`,
  },
};

export const keyOf = ({ home, field }: Pick<DictionaryEntry, 'home' | 'field'>): string => `${home}.${field.name}`;
