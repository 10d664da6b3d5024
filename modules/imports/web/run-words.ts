// Words for where a run stands.
import type { Words } from '#kernel/shared/problem.ts';
import type { Tone } from '#kernel/web/plain/tag.tsx';
import type { RunState } from '../shared/run.ts';

const states: Record<RunState, { title: Words; tone: Tone }> = {
  reading: { title: { zh: '正在读表', en: 'Reading' }, tone: 'plain' },
  read: { title: { zh: '等核对列', en: 'Columns to look over' }, tone: 'amber' },
  checking: { title: { zh: '正在核对', en: 'Checking' }, tone: 'plain' },
  checked: { title: { zh: '等导入', en: 'To be taken' }, tone: 'amber' },
  taking: { title: { zh: '正在导入', en: 'Taking' }, tone: 'plain' },
  taken: { title: { zh: '已导入', en: 'Taken' }, tone: 'green' },
  failed: { title: { zh: '没有读成', en: 'Not read' }, tone: 'red' },
};

export const isRunState = (state: string): state is RunState => state in states;
export const stateWords = (state: string): { title: Words; tone: Tone } =>
  isRunState(state) ? states[state] : { title: { zh: state, en: state }, tone: 'plain' };
