import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { recordMeeting } from '../../shared/commands.ts';
import { type MeetingDraft, meetingInputOf, missingOf, readAttendees, readKeptDraft } from './draft.ts';

const empty: MeetingDraft = { heldAt: '', place: '', attendees: '', minutes: '', topics: [], decisions: [] };
const whole: MeetingDraft = {
  heldAt: '2026-03-16T09:00',
  place: '社区会议室',
  attendees: '王大爷 盛景花园\n李阿姨（永福小区）',
  minutes: '',
  topics: [
    { key: 'a', title: '南门晚上黑', answer: '加灯' },
    { key: 'b', title: ' ', answer: '' },
  ],
  decisions: [
    { decisionId: newId(), text: '南门加一盏路灯', ownerPostId: newId(), dueOn: '2026-03-31' },
    { decisionId: newId(), text: '', ownerPostId: '', dueOn: '2026-03-31' },
  ],
};

test('who came is read as it is typed or pasted: a name, and where from where it is said', () => {
  assert.deepEqual(readAttendees('王大爷 盛景花园\n\n李阿姨，永福小区\n赵师傅（安居物业）\n钱一、孙二'), [
    { name: '王大爷', from: '盛景花园' },
    { name: '李阿姨', from: '永福小区' },
    { name: '赵师傅', from: '安居物业' },
    { name: '钱一', from: '' },
    { name: '孙二', from: '' },
  ]);
});

test('what is missing is said part by part, and rows left empty are no rows', () => {
  assert.deepEqual(missingOf(empty), ['heldAt', 'place', 'attendees', 'topics']);
  assert.deepEqual(missingOf(whole), []);
  const noOwner = {
    ...whole,
    decisions: [{ decisionId: newId(), text: '加灯', ownerPostId: '', dueOn: '2026-03-31' }],
  };
  assert.deepEqual(missingOf(noOwner), ['decisions']);
  assert.deepEqual(missingOf({ ...whole, topics: [{ key: 'a', title: '', answer: '加灯' }] }), ['topics']);
});

test('the whole of it is an input that the command takes, in the time of China', () => {
  const input = recordMeeting.input.parse(meetingInputOf(whole, newId()));
  assert.equal(new Date(input.heldAt).toISOString(), '2026-03-16T01:00:00.000Z');
  assert.deepEqual(
    input.topics.map(({ title }) => title),
    ['南门晚上黑'],
  );
  assert.deepEqual(
    input.decisions.map(({ text }) => text),
    ['南门加一盏路灯'],
  );
});

test('a draft kept on the device comes back whole, and anything else that stands there is not taken for one', () => {
  assert.deepEqual(readKeptDraft(JSON.stringify(whole), empty), whole);
  assert.equal(readKeptDraft('', empty), empty);
  assert.equal(readKeptDraft('{"topics":7}', empty), empty);
  assert.equal(readKeptDraft('{"place":[]}', empty), empty);
  assert.equal(readKeptDraft('null', empty), empty);
});
