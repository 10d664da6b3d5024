import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field } from '#kernel/shared/field.ts';
import { reportRequest } from '../../../shared/commands.ts';
import { emptyReport, reportOf, wishOf } from './report-of.ts';

const facts = {
  requestId: '0190f3a0-0000-7000-8000-000000000001',
  channel: 'grid_wechat_group',
  title: '报修',
  kindCode: undefined,
  fileIds: [],
  place: { id: '0190f3a0-0000-7000-8000-000000000002', isUnit: false, address: '盛景花园', within: '接庄社区' },
  callerPhone: ' 19900000001 ',
  isAnonymous: false,
  facts: [],
  wishedAt: undefined,
  now: Date.parse('2026-03-16T08:00:00+08:00'),
};
const wishedAt: Field = { name: 'wishedAt', title: { zh: '希望', en: 'Wish' }, type: 'instant', sensitivity: 'normal' };

test('a word alone makes a report, which its own contract accepts', () => {
  const input = reportOf({ ...emptyReport, text: ' 水管漏了 ' }, facts);
  assert.equal(input.text, '水管漏了');
  assert.equal(input.summary, undefined);
  assert.equal(input.callerPhone, '19900000001');
  assert.equal(input.proxy, undefined);
  reportRequest.input.parse(input);
});

test('said by voice alone it still has a title in the lists', () => {
  assert.match(String(reportOf(emptyReport, { ...facts, fileIds: ['f'] }).summary), /^报修/);
});

test('who stays unknown leaves no number, whatever was typed before', () => {
  const input = reportOf({ ...emptyReport, text: 'x' }, { ...facts, isAnonymous: true });
  assert.equal(input.callerPhone, undefined);
  assert.equal(input.isAnonymous, true);
});

test('[B7] a service carries its kind, what it asks for and the time wished; an everyday matter nothing of the kind', () => {
  const draft = { ...emptyReport, text: '量血压', when: '2026-03-17T09:00:00+08:00' };
  const told = [{ field: 'beneficiaryName', value: '刘秀英' }];
  const booked = reportOf(draft, { ...facts, kindCode: 'family_doctor', facts: told, wishedAt });
  assert.deepEqual(booked.facts, [...told, { field: 'wishedAt', value: '2026-03-17T09:00:00+08:00' }]);
  reportRequest.input.parse(booked);
  assert.equal('facts' in reportOf(draft, facts), false);
});

test('a time picked by hand is meant in Shanghai; one that is past, or none at all, is no wish', () => {
  const wish = (when: string, picked = '') => wishOf({ ...emptyReport, when, picked }, wishedAt, facts.now);
  assert.equal(wish('other', '2026-03-18T10:30')[0]?.value, '2026-03-18T10:30:00+08:00');
  for (const none of [wish('any'), wish('other'), wish('2026-03-15T09:00:00+08:00'), wish('sometime')])
    assert.deepEqual(none, []);
});

test('rule 6: somebody speaks for somebody else; who it is about is the caller, who speaks is the proxy', () => {
  const draft = { ...emptyReport, text: 'x', forName: '刘奶奶', selfName: '王芳', relation: '邻居' };
  const input = reportOf(draft, facts);
  assert.equal(input.callerName, '刘奶奶');
  assert.deepEqual(input.proxy, { name: '王芳', relation: '邻居', phone: '19900000001' });
  reportRequest.input.parse(input);
  assert.equal(reportOf(draft, { ...facts, isAnonymous: true }).proxy, undefined);
});

test('where exactly is told beside the address; a community is a territory', () => {
  const detail = reportOf({ ...emptyReport, text: 'x', detail: '东门' }, facts);
  assert.equal(detail.placeText, '盛景花园 东门');
  const community = reportOf({ ...emptyReport, text: 'x' }, { ...facts, place: { ...facts.place, isUnit: true } });
  assert.equal(community.placeId, undefined);
  assert.equal(community.territoryId, facts.place.id);
});
