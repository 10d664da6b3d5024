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

export const cameraProblem = defineProblems('camera', {
  not_found: {
    status: 404,
    title: { zh: '没有找到这个摄像头，或者不在您的职责范围内', en: 'No such camera within your post' },
  },
  number: {
    status: 422,
    title: { zh: '不是国标摄像头编号：{why}', en: 'Not a GB/T 28181 camera number: {whyEn}' },
    wayOut: { zh: '照视频平台上的设备国标编号填', en: 'Take it from the video platform as it stands there' },
  },
  number_taken: {
    status: 409,
    title: { zh: '这个编号已经登记过', en: 'This number is registered already' },
  },
  no_yard: {
    status: 422,
    title: { zh: '摄像头要挂在小区或庭院下', en: 'A camera hangs in an estate or a courtyard' },
    wayOut: { zh: '选小区，或小区里的庭院', en: 'Choose the estate or one of its courtyards' },
  },
  place_unknown: {
    status: 422,
    title: { zh: '这个地点不在任何社区里', en: 'This place lies in no community' },
  },
  owner_unknown: { status: 422, title: { zh: '没有这个权属单位', en: 'No such owning unit' } },
  outside_area: {
    status: 403,
    title: { zh: '这里不在您的职责范围内', en: 'This place is outside your post' },
  },
  retired: { status: 409, title: { zh: '这个摄像头已经停用', en: 'This camera is retired' } },
  since_future: { status: 422, title: { zh: '起始时间还没有到', en: 'That moment has not come yet' } },
});

export const videoProblem = defineProblems('video', {
  request_not_found: {
    status: 404,
    title: { zh: '没有找到这件诉求，或者不在您的职责范围内', en: 'No such request within your post' },
  },
  request_over: {
    status: 409,
    title: { zh: '这件诉求已撤回或并入别的件', en: 'This request was withdrawn or merged' },
    wayOut: { zh: '在并入的那一件上关联', en: 'Attach it to the one it was merged into' },
  },
  not_yours: {
    status: 403,
    title: { zh: '处置单位里只有警务室可以关联、调阅录像', en: 'Of handling units only the police room may' },
    wayOut: { zh: '请社区或警务室来看', en: 'Ask the community or the police room to look' },
  },
  camera_elsewhere: {
    status: 422,
    title: { zh: '这个摄像头不在诉求所在的社区', en: 'This camera hangs in another community' },
  },
  camera_retired: {
    status: 409,
    title: { zh: '那时这个摄像头已经停用', en: 'The camera was retired by then' },
  },
  video_backwards: { status: 422, title: { zh: '结束时间要晚于开始时间', en: 'It must end after it begins' } },
  video_too_long: {
    status: 422,
    title: { zh: '一次最多关联 24 小时', en: 'At most 24 hours at once' },
    wayOut: { zh: '写清事发前后的时间', en: 'Name the time around the event' },
  },
  video_future: { status: 422, title: { zh: '还没有录到那个时间', en: 'That has not been recorded yet' } },
  not_found: {
    status: 404,
    title: { zh: '没有找到这段录像，或者不在您的职责范围内', en: 'No such recording within your post' },
  },
  removed: { status: 409, title: { zh: '这段录像已经撤下', en: 'This reference was taken back' } },
  look_over: {
    status: 410,
    title: { zh: '这次调阅已经过了 10 分钟', en: 'This look is more than ten minutes old' },
    wayOut: { zh: '再调阅一次，写明用途', en: 'Look again, and say what for' },
  },
});
