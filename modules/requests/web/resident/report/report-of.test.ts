import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportRequest } from '../../../shared/commands.ts';
import { emptyReport, reportOf } from './report-of.ts';

const facts = {
  requestId: '0190f3a0-0000-7000-8000-000000000001',
  channel: 'grid_wechat_group',
  title: '报修',
  kindCode: undefined,
  fileIds: [],
  place: { id: '0190f3a0-0000-7000-8000-000000000002', isUnit: false, address: '盛景花园', within: '接庄社区' },
  callerPhone: ' 19900000001 ',
  isAnonymous: false,
};

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

test('a service carries its kind and when it suits; an everyday matter says nothing of when', () => {
  const draft = { ...emptyReport, text: '量血压', when: 'tomorrow_am' };
  assert.equal(reportOf(draft, { ...facts, kindCode: 'family_doctor' }).text, '量血压\n希望时间：明天上午');
  assert.equal(reportOf(draft, facts).text, '量血压');
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
