// Every failed call ends as one kind of error that carries a problem in two languages: what happened, what was kept, what to do.
import type { ProblemBody } from '#kernel/shared/problem.ts';

export class Refusal extends Error {
  readonly problem: ProblemBody;

  constructor(problem: ProblemBody) {
    super(`${problem.code}: ${problem.title.en}`);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

/** No answer came: the network is down, the server is, or it took too long. Nothing is known about what was sent. */
export const unreachable: ProblemBody = {
  type: 'about:blank',
  status: 0,
  code: 'web.unreachable',
  title: { zh: '没连上服务器，网络可能断了', en: 'The server could not be reached' },
  wayOut: {
    zh: '您填的都在，连上后再点一次即可，不会重复提交',
    en: 'What you filled in is kept; try again when back on line, nothing is sent twice',
  },
  remedy: 'retry',
};

/** An answer that is not ours: a gateway's error page, a proxy's sign-in. */
export function strangeAnswer(status: number): ProblemBody {
  return {
    type: 'about:blank',
    status,
    code: 'web.strange_answer',
    title: { zh: `服务器没有正常回应（${status}）`, en: `The server did not answer as it should (${status})` },
    wayOut: { zh: '您填的都在，请过一会儿再试', en: 'What you filled in is kept; try again in a while' },
    remedy: status >= 500 || status === 429 ? 'retry' : 'ask_person',
  };
}

export function isProblem(body: unknown): body is ProblemBody {
  if (typeof body !== 'object' || body === null) return false;
  const { code, title, remedy } = body as Partial<ProblemBody>;
  return (
    typeof code === 'string' && typeof title?.zh === 'string' && typeof title.en === 'string' && remedy !== undefined
  );
}

/** The problem of anything thrown. A fault in our own code shows as one, without its inner words. */
export function problemOf(error: unknown): ProblemBody {
  if (error instanceof Refusal) return error.problem;
  return {
    type: 'about:blank',
    status: 0,
    code: 'web.fault',
    title: { zh: '这个页面出了错', en: 'This page has a fault' },
    wayOut: { zh: '请刷新后再试；已经提交的内容没有丢', en: 'Reload and try again; what was sent is not lost' },
    remedy: 'retry',
  };
}

/** Worth trying again by itself: nothing reached the server, or it was too busy to look. */
export function isPassing(problem: ProblemBody): boolean {
  return (
    problem.code === unreachable.code || problem.status === 502 || problem.status === 503 || problem.status === 504
  );
}
