import { defineProblems } from '#kernel/shared/problem.ts';

export const deviceProblem = defineProblems('device', {
  not_found: {
    status: 404,
    title: { zh: '没有找到这台设备，或者不在您的职责范围内', en: 'No such device within your post' },
  },
  number_taken: {
    status: 409,
    title: { zh: '这个设备号已经登记过', en: 'This device number is registered already' },
    wayOut: {
      zh: '核对机身上的编号；换了密钥请用“更换密钥”',
      en: 'Check the number on the case; a new key has its own act',
    },
  },
  place_needed: {
    status: 422,
    title: { zh: '要选设备装在哪里，或者至少选社区', en: 'Choose where it stands, or at least the community' },
  },
  place_unknown: {
    status: 422,
    title: { zh: '这个地点不在任何社区里', en: 'This place lies in no community' },
  },
  outside_area: {
    status: 403,
    title: { zh: '这里不在您的职责范围内', en: 'This place is outside your post' },
  },
  retired: { status: 409, title: { zh: '这台设备已经停用', en: 'This device is retired' } },
  unknown_device: {
    status: 401,
    title: { zh: '设备号或密钥不对，或设备已停用', en: 'Unknown device or wrong key, or the device is retired' },
    remedy: 'drop',
  },
  too_many: {
    status: 429,
    title: { zh: '按得太频繁，请 {seconds} 秒后再试', en: 'Too many signals; again in {seconds} s' },
    remedy: 'retry',
  },
  press_unknown: {
    status: 404,
    title: { zh: '没有找到这次呼叫，可能已并入之前的一次', en: 'No such call; it may have joined an earlier one' },
    remedy: 'drop',
  },
  already_answered: {
    status: 409,
    title: { zh: '已经有人接听，不能在设备上撤回', en: 'Somebody has answered; it cannot be taken back here' },
    wayOut: { zh: '告诉接听的人是误按', en: 'Tell whoever answered that it was a mistake' },
    remedy: 'drop',
  },
  pressed_again: {
    status: 409,
    title: { zh: '之后又按过，呼叫保留', en: 'It was pressed again since, so the call stands' },
    remedy: 'drop',
  },
  too_late: {
    status: 409,
    title: { zh: '已经过了可以撤回的 10 秒', en: 'The ten seconds to take it back are over' },
    wayOut: { zh: '社区会来电核实，说明是误按即可', en: 'The community will ring; tell them it was a mistake' },
    remedy: 'drop',
  },
});
