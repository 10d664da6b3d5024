// Why a hand-over cannot be, and what to do instead.
import { defineProblems } from '#kernel/shared/problem.ts';

export const handoverProblem = defineProblems('handover', {
  not_found: {
    status: 404,
    title: { zh: '没有找到这次交接，或者与您无关', en: 'No such hand-over, or none of yours' },
  },
  nothing_held: {
    status: 409,
    title: { zh: '{name} 现在没有岗位可交', en: '{name} holds no post to give' },
    wayOut: { zh: '岗位结束后留下的事已由上一级代管', en: 'What a post left behind is kept by the level above' },
  },
  not_theirs: {
    status: 422,
    title: { zh: '有的岗位不是 {name} 的，或者已经结束', en: 'Some posts are not {name}’s, or have ended' },
    wayOut: { zh: '请重新打开，按现在的岗位再选', en: 'Open it again and choose from the posts of now' },
  },
  same_person: {
    status: 422,
    title: { zh: '不能交给自己', en: 'Nobody hands over to themselves' },
    wayOut: {
      zh: '请选接手的人；没有合适的人就先交上一级代管',
      en: 'Choose a successor, or leave it to the level above',
    },
  },
  running_already: {
    status: 409,
    title: { zh: '{unit}的这个岗位已经在交接中', en: 'This post at {unit} is being handed over already' },
    wayOut: { zh: '请打开那一次交接；要改就先撤销它', en: 'Open that one; drop it first to change it' },
  },
  given_already: {
    status: 409,
    title: { zh: '{unit}的这个岗位刚刚已经交出', en: 'This post at {unit} has just been handed over' },
    wayOut: { zh: '在“交接”里能看到交给了谁', en: 'Hand-overs shows to whom' },
  },
  moment_past: {
    status: 422,
    title: { zh: '交接时间已经过去', en: 'The moment has passed' },
    wayOut: { zh: '不填时间就立刻生效', en: 'Leave the time empty to give over now' },
  },
  until_needed: {
    status: 422,
    title: { zh: '临时代管要写到什么时候，并且晚于开始', en: 'A deputy needs a last day after the first' },
  },
  deputy_needed: {
    status: 422,
    title: { zh: '临时代管要写明由谁代', en: 'A deputy must be named' },
  },
  nobody_above: {
    status: 409,
    title: { zh: '{unit}往上没有在岗的人可以代管', en: 'Nobody in office at or above {unit} could keep it' },
    wayOut: { zh: '请指定接手的人', en: 'Please name a successor' },
  },
  administrator: {
    status: 422,
    title: { zh: '管理员岗位不能空着，也不能代管', en: 'An administrator’s post is neither left vacant nor deputised' },
    wayOut: { zh: '请指定接手的人，立刻或到时交出', en: 'Name a successor' },
  },
  not_waiting: {
    status: 409,
    title: { zh: '这次交接已经不在等待：{state}', en: 'This hand-over no longer waits: {stateEn}' },
  },
  not_yet: {
    status: 409,
    title: { zh: '这次交接还没有生效，或已经交回', en: 'It has not taken effect, or came back' },
  },
  not_yours_to_receive: {
    status: 403,
    title: { zh: '接收要由接手的人自己确认', en: 'Only a successor confirms receipt' },
  },
  no_such_item: {
    status: 404,
    title: { zh: '交给您的清单里没有这一项', en: 'Nothing of the kind was given to you' },
  },
  no_question: {
    status: 409,
    title: { zh: '这一项没有疑问要答复', en: 'There is no question to answer' },
  },
});
