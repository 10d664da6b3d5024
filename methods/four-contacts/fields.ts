// What is known of a member who works elsewhere (I1), and what one contact or meeting tells (I3, I4). Where somebody is now ages in ninety days: each change is kept
// as a fact of its own day, and a stale one is asked again.
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';

const staleAfterDays = 90;

export const fields: NonNullable<ReachMethodInput['fields']> = [
  {
    home: 'person',
    alsoCalled: ['组织关系所在支部', '党支部'],
    field: {
      name: 'homeBranch',
      title: { zh: '流出地党支部', en: 'Home branch' },
      sensitivity: 'normal',
      type: 'text',
    },
  },
  {
    home: 'person',
    alsoCalled: ['流向', '外出地', '流入地', '外出地点'],
    askAgainAfterDays: staleAfterDays,
    field: { name: 'whereNow', title: { zh: '现在在哪', en: 'Where now' }, sensitivity: 'normal', type: 'text' },
  },
  {
    home: 'person',
    alsoCalled: ['外出从事工作', '务工单位'],
    askAgainAfterDays: staleAfterDays,
    field: { name: 'jobThere', title: { zh: '在外做什么', en: 'Job there' }, sensitivity: 'normal', type: 'text' },
  },
  {
    home: 'person',
    alsoCalled: ['最近联系时间', '联系时间'],
    askAgainAfterDays: staleAfterDays,
    field: {
      name: 'lastContactOn',
      title: { zh: '最近联系日期', en: 'Last contact on' },
      sensitivity: 'normal',
      type: 'date',
    },
  },
  {
    home: 'person',
    alsoCalled: ['是否入群', '线上联络群'],
    field: {
      name: 'joinedGroup',
      title: { zh: '已进联络群', en: 'Joined the contact group' },
      sensitivity: 'normal',
      type: 'yes_no',
    },
  },
  {
    home: 'visit',
    field: {
      name: 'attendMode',
      title: { zh: '怎么参加的', en: 'How they took part' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        { code: 'on_spot', title: { zh: '到场', en: 'On the spot' } },
        { code: 'online', title: { zh: '线上', en: 'Online' } },
        {
          code: 'afterwards',
          title: { zh: '没有网络或有时差，会后补学', en: 'Afterwards: no network, or another hour' },
        },
      ],
    },
  },
  {
    home: 'visit',
    alsoCalled: ['慰问品'],
    field: {
      name: 'gift',
      title: { zh: '送了什么', en: 'What was brought' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        { code: 'fu_and_calendar', title: { zh: '福字和日历', en: 'Fu character and calendar' } },
        { code: 'fu', title: { zh: '福字', en: 'Fu character' } },
        { code: 'calendar', title: { zh: '日历', en: 'Calendar' } },
        { code: 'other', title: { zh: '其他', en: 'Something else' } },
      ],
    },
  },
];
