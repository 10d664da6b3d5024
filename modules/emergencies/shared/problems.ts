// Why something about an emergency order cannot be, and what to do instead.
import { defineProblems, type Problem } from '#kernel/shared/problem.ts';

export const emergencyProblem = defineProblems('emergency', {
  not_found: {
    status: 404,
    title: { zh: '没有找到这份应急令，或者不在您的辖区内', en: 'Not found, or not within your area' },
  },
  /** Not a question of who asks: whoever told it late keeps it with this reason, and no desk could take it up. */
  asleep: {
    status: 409,
    title: {
      zh: '“{power}”现在没有启用：{where}没有生效的应急令',
      en: '“{powerEn}” is asleep: no emergency order in force {whereEn}',
    },
    wayOut: {
      zh: '要用它，先有一份含“{power}”、范围覆盖这里的应急令：由{who}提出，另一人批准',
      en: 'It needs an order with this power that covers the place: proposed by {whoEn}, approved by another person',
    },
  },
  outside_area: {
    status: 403,
    title: { zh: '{units}不在您的辖区内', en: '{units} is not within your area' },
    wayOut: { zh: '请选本单位或下级单位，或者请上级来办', en: 'Choose your unit or one below, or ask the level above' },
  },
  no_such_unit: {
    status: 422,
    title: { zh: '范围里有已经撤销的单位', en: 'The area names a unit that is no more' },
  },
  term: {
    status: 422,
    title: { zh: '一份应急令最长 {days} 天，到期时间要晚于开始时间', en: 'An order lasts {days} days at most' },
    wayOut: { zh: '需要更久的，到期前再提一份延期，重新批准', en: 'For longer, propose an extension before it ends' },
  },
  begun_long_ago: {
    status: 422,
    title: { zh: '开始时间已经过去，不能倒填', en: 'It would begin in the past' },
    wayOut: { zh: '把开始时间改到现在或以后', en: 'Let it begin now or later' },
  },
  same_person: {
    status: 403,
    title: { zh: '提出的人不能自己批', en: 'Whoever proposed it cannot decide on it' },
    wayOut: { zh: '请另一位负责人来批准', en: 'Ask another person who may approve' },
  },
  not_proposed: {
    status: 409,
    title: { zh: '这份应急令现在是“{state}”，不能再批', en: 'It is “{stateEn}” and cannot be decided on' },
    wayOut: { zh: '需要的话重新提一份', en: 'Propose it anew if it is needed' },
  },
  not_live: {
    status: 409,
    title: { zh: '这份应急令现在是“{state}”，不用撤销', en: 'It is “{stateEn}”: there is nothing to withdraw' },
  },
  overlaps: {
    status: 409,
    title: {
      zh: '{no}已经在这个范围、这段时间里启用了{powers}',
      en: '{no} has {powersEn} for this area and time already',
    },
    wayOut: { zh: '要延长请从那一份点“延期”；要改范围请先撤销它', en: 'Extend that one, or withdraw it first' },
  },
  extends_nothing: {
    status: 409,
    title: {
      zh: '只有已批准、还没到期的应急令可以延期',
      en: 'Only an approved order that is not over can be extended',
    },
    wayOut: { zh: '已经到期的，按新的应急令提', en: 'Propose a new order' },
  },
  extends_more: {
    status: 422,
    title: {
      zh: '延期不能增加措施或扩大范围，并且要接上原来的到期时间',
      en: 'An extension adds no power and no area, and goes on where the order before ends',
    },
    wayOut: { zh: '要增加的另提一份应急令', en: 'Propose another order for what is added' },
  },
  extended_already: {
    status: 409,
    title: { zh: '这份应急令已经有批准的延期', en: 'It is extended already' },
  },
  not_erased: {
    status: 409,
    title: { zh: '还有没删完的数据，不能出删除证明', en: 'There are rows left: no certificate yet' },
  },
  not_due: {
    status: 409,
    title: { zh: '还没到删除的时候', en: 'It is not due yet' },
  },
});

export const emergencyConstraints: Record<string, () => Problem> = {
  emergency_two_persons: () => emergencyProblem('same_person'),
  emergency_orders_term: () => emergencyProblem('term', { days: 14 }),
  emergency_decisions_pkey: () => emergencyProblem('not_proposed', { state: '已决定', stateEn: 'decided' }),
  emergency_withdrawals_pkey: () => emergencyProblem('not_live', { state: '已撤销', stateEn: 'withdrawn' }),
};
