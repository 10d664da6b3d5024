// 流动党员四必联 (I1–I6): members who work elsewhere are on one register, their home branch is first to answer, and four occasions are never let pass: festivals,
// coming home, organisation life, great events. Not yet contacted is what the coverage of each occasion lists. Nothing measures time on line (国办函〔2026〕12号).
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';
import { fields } from './fields.ts';

const family = { zh: '流动党员', en: 'Mobile party members' };
const columns = ['name', 'homeBranch', 'whereNow', 'jobThere', 'lastContactOn', 'joinedGroup'];

const method: ReachMethodInput = {
  kind: 'reach',
  name: 'four-contacts',
  version: '1.0.0',
  title: { zh: '流动党员四必联', en: 'Four contacts with mobile party members' },
  summary: {
    zh: '逢年过节、外出返乡、组织生活、重大事项必联系；春节走访；去向九十天没更新的自动提示',
    en: 'Contacted at festivals, on coming home, for organisation life and at great events; visited at Spring Festival; a place ninety days old is asked again',
  },
  effectiveFrom: '2022-01-01',
  fields,
  registers: [
    {
      code: 'mobile_party_member',
      title: { zh: '流动党员', en: 'Mobile party member' },
      purpose: { zh: '离乡不离党，去向清楚、联系得上', en: 'Known where they are, and reached' },
      subject: 'person',
      family,
      membership: { kept: true },
      sensitivity: 'normal',
      columns,
      // The home branch is first to answer: somebody of it by name (I1).
      wantsOwner: true,
    },
    {
      code: 'member_out_of_touch',
      title: { zh: '九十天没联系上的流动党员', en: 'Mobile member out of touch for ninety days' },
      purpose: { zh: '去向可能变了，要重新联系', en: 'Where they are may have changed' },
      subject: 'person',
      family,
      membership: {
        rule: {
          all: [
            { field: 'flags', has: 'mobile_party_member' },
            {
              any: [
                { field: 'lastContactOn', isKnown: false },
                { field: 'lastContactOn', olderThanDays: 90 },
              ],
            },
          ],
        },
      },
      sensitivity: 'normal',
      columns,
    },
    {
      code: 'home_coming',
      title: { zh: '返乡党员', en: 'Member coming home' },
      purpose: { zh: '说了要回来，或者发现已经回来，尽快联系', en: 'Announced, or found to be back: contacted soon' },
      subject: 'person',
      family,
      membership: { kept: true },
      sensitivity: 'normal',
      columns,
    },
    {
      code: 'member_great_event',
      title: { zh: '遇重大事项的流动党员', en: 'Mobile member at a great event' },
      purpose: { zh: '婚丧、疾病、困难等大事要联系到人', en: 'Marriage, loss, illness, hardship: somebody calls' },
      subject: 'person',
      family,
      membership: { kept: true },
      sensitivity: 'sensitive',
      columns: ['name', 'homeBranch'],
    },
  ],
  forms: [
    {
      code: 'member_contact',
      title: { zh: '联系记录', en: 'Contact' },
      subject: 'person',
      issuer: { zh: '党支部', en: 'Party branch' },
      fields: ['whereNow', 'jobThere', 'homeBranch', 'joinedGroup', 'lastContactOn'],
    },
    {
      code: 'spring_greeting',
      title: { zh: '春节走访慰问', en: 'Spring Festival visit' },
      subject: 'person',
      issuer: { zh: '党支部', en: 'Party branch' },
      visitFields: ['gift'],
      needed: ['gift'],
    },
    {
      code: 'organisation_life',
      title: { zh: '组织生活', en: 'Organisation life' },
      subject: 'person',
      issuer: { zh: '党支部', en: 'Party branch' },
      visitFields: ['attendMode'],
      needed: ['attendMode'],
    },
  ],
  rhythms: [
    {
      code: 'festival_contact',
      title: { zh: '逢年过节必联', en: 'Contact at festivals' },
      register: 'mobile_party_member',
      action: 'call',
      form: 'member_contact',
      cadence: {
        every: 'festival',
        festivals: ['new_year', 'spring_festival', 'dragon_boat', 'mid_autumn', 'national_day'],
        openDaysBefore: 7,
        dueDaysAfter: 3,
      },
      // A greeting belongs to the festival itself, day off or not.
      onDayOff: 'same_day',
      role: 'community_secretary',
      rank: 3,
      minutes: 5,
    },
    {
      code: 'spring_festival_visit',
      title: { zh: '春节走访慰问', en: 'Spring Festival visit' },
      register: 'mobile_party_member',
      action: 'visit',
      form: 'spring_greeting',
      cadence: { every: 'festival', festivals: ['spring_festival'], openDaysBefore: 15, dueDaysAfter: 14 },
      onDayOff: 'same_day',
      role: 'community_secretary',
      rank: 3,
      minutes: 20,
    },
    {
      code: 'home_coming_contact',
      title: { zh: '外出返乡必联', en: 'Contact on coming home' },
      register: 'home_coming',
      action: 'call',
      form: 'member_contact',
      cadence: { every: 'after', days: 3 },
      onDayOff: 'same_day',
      role: 'community_secretary',
      rank: 2,
      minutes: 5,
    },
    {
      code: 'organisation_life',
      title: { zh: '组织生活必联', en: 'Organisation life' },
      register: 'mobile_party_member',
      action: 'attend',
      form: 'organisation_life',
      cadence: { every: 'month' },
      onDayOff: 'same_day',
      role: 'community_secretary',
      rank: 4,
      minutes: 2,
    },
    {
      code: 'great_event_contact',
      title: { zh: '重大事项必联', en: 'Contact at a great event' },
      register: 'member_great_event',
      action: 'call',
      cadence: { every: 'after', days: 2 },
      onDayOff: 'same_day',
      role: 'community_secretary',
      rank: 1,
      minutes: 10,
    },
    {
      code: 'out_of_touch_contact',
      title: { zh: '失联再联系', en: 'Reach who is out of touch' },
      register: 'member_out_of_touch',
      action: 'call',
      form: 'member_contact',
      cadence: { every: 'after', days: 15 },
      onDayOff: 'next_work_day',
      role: 'community_secretary',
      rank: 2,
      minutes: 5,
    },
  ],
};

export default method;
