// What a method of reach would cost before anybody is bound by it: hours a week of everybody who would be asked, beside what is in force already (product, 减负;
// R1). Pure; the figures it starts from come from the registers (server/simulate.ts) or from whoever asks (CLI).
import { groupBy } from '#kernel/shared/group-by.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { VisitAction } from '#modules/duties/shared/visit.ts';
import { type Asked, type Load, type LoadRhythm, loadOf, type SubjectGroup } from './load.ts';
import { turnsPerWeek, weeksAhead } from './window.ts';

/** A working week (国务院关于职工工作时间的规定 (1995): 8 hours a day, 40 a week). Exactly so much is not over it. */
export const hoursOfWeek = 40;
/** Less than a second a week is no difference. */
const slack = 1 / 3600;

export type SimulatedRhythm = LoadRhythm & {
  title: Words;
  cadence: Words;
  /** Of the method asked about; else in force already. */
  isNew: boolean;
  isMeasured: boolean;
};

export type Post = { postId: string; staffId: string; name: string; role: string; unitName: string };
export type Cell = { cell: string; name: string; posts: readonly Post[] };

export type Figures = {
  rhythms: readonly SimulatedRhythm[];
  groups: readonly SubjectGroup[];
  cells: readonly Cell[];
  /** Posts named for single subjects. */
  named: readonly Post[];
};

export type WorkerLoad = {
  staffId: string;
  name: string;
  posts: { role: string; unitName: string }[];
  /** A week on the average of the four: of this method, of what is in force already, of both — what both ask for at once is counted once. */
  own: number;
  standing: number;
  total: number;
  /** The fullest of the four weeks. */
  fullest: number;
};
export type Vacancy = { role: string; unitName: string; hours: number };

export type Simulation = {
  rhythms: {
    key: string;
    title: Words;
    role: string;
    action: VisitAction;
    cadence: Words;
    members: number;
    turnsPerWeek: number;
    minutes: number;
    isMeasured: boolean;
    /** As if it stood alone, before anything is counted once. */
    hours: number;
  }[];
  hours: { alone: number; counted: number; standing: number; total: number };
  workers: WorkerLoad[];
  /** Nobody holds the role there: these hours are done by nobody. */
  vacancies: Vacancy[];
  verdict: Verdict;
};

/** `empty`: it asks nothing of anybody. `nobody`: it asks of roles that nobody in the area holds. `over`: somebody would have more than a week holds. */
export type Verdict =
  | { is: 'within' | 'empty' }
  | { is: 'nobody'; roles: string[] }
  | { is: 'over'; workers: number; most: number };

export function simulate({ rhythms, groups, cells, named }: Figures): Simulation {
  const fresh = rhythms.filter(({ isNew }) => isNew);
  const own = loadOf(groups, fresh);
  const standing = loadOf(
    groups,
    rhythms.filter(({ isNew }) => !isNew),
  );
  const total = loadOf(groups, rhythms);
  const shares = new Shares(cells, named);
  const workers = shares.workersOf(own, standing, total);
  const vacancies = shares.vacanciesOf(own);
  const table = fresh.map(({ list, way: _way, register: _register, isNew: _isNew, turns, ...rhythm }) => {
    const members = groups.filter(({ lists }) => lists.includes(list)).reduce((sum, { count }) => sum + count, 0);
    const perWeek = members * turnsPerWeek(turns);
    return { ...rhythm, members, turnsPerWeek: perWeek, hours: (perWeek * rhythm.minutes) / 60 };
  });
  return {
    rhythms: table,
    hours: {
      alone: table.reduce((sum, { hours }) => sum + hours, 0),
      counted: hoursOf(own),
      standing: hoursOf(standing),
      total: hoursOf(total),
    },
    workers,
    vacancies,
    verdict: judge(hoursOf(own), workers, vacancies, shares),
  };
}

function judge(hours: number, workers: readonly WorkerLoad[], vacancies: readonly Vacancy[], shares: Shares): Verdict {
  if (hours === 0) return { is: 'empty' };
  const unheld = [...new Set(vacancies.map(({ role }) => role))].filter((role) => !shares.isHeld(role));
  if (unheld.length > 0) return { is: 'nobody', roles: unheld };
  // Whoever has too much already, and by this no more, is nothing to hold it up for.
  const over = workers.filter((worker) => worker.total > worker.standing + slack && worker.total > hoursOfWeek + slack);
  if (over.length === 0) return { is: 'within' };
  return { is: 'over', workers: over.length, most: Math.max(...over.map(({ total }) => total)) };
}

const averageOf = (byWeek: readonly number[]): number =>
  byWeek.reduce((sum, minutes) => sum + minutes, 0) / weeksAhead / 60;
const hoursOf = (loads: readonly Load[]): number => loads.reduce((sum, { byWeek }) => sum + averageOf(byWeek), 0);

/** Who holds what: several posts of a role over one cell share its work evenly; one person's posts are one person's week. */
class Shares {
  readonly #cells: ReadonlyMap<string, Cell>;
  readonly #posts: ReadonlyMap<string, Post>;

  constructor(cells: readonly Cell[], named: readonly Post[]) {
    this.#cells = new Map(cells.map((cell) => [cell.cell, cell]));
    this.#posts = new Map([...cells.flatMap(({ posts }) => posts), ...named].map((post) => [post.postId, post]));
  }

  isHeld(role: string): boolean {
    return [...this.#cells.values()].some(({ posts }) => posts.some((post) => post.role === role));
  }

  #holders(asked: Asked): Post[] {
    if ('posts' in asked)
      return asked.posts.flatMap((postId) => {
        const post = this.#posts.get(postId);
        return post ? [post] : [];
      });
    return (this.#cells.get(asked.cell)?.posts ?? []).filter(({ role }) => role === asked.role);
  }

  /** Minutes by week of each person. */
  #byPerson(loads: readonly Load[]): Map<string, number[]> {
    const weeks = new Map<string, number[]>();
    for (const { asked, byWeek } of loads) {
      const holders = this.#holders(asked);
      for (const { staffId } of holders) {
        const mine = weeks.get(staffId) ?? Array.from({ length: weeksAhead }, () => 0);
        weeks.set(
          staffId,
          mine.map((minutes, week) => minutes + (byWeek[week] ?? 0) / holders.length),
        );
      }
    }
    return weeks;
  }

  workersOf(own: readonly Load[], standing: readonly Load[], total: readonly Load[]): WorkerLoad[] {
    const [ownOf, standingOf, totalOf] = [own, standing, total].map((loads) => this.#byPerson(loads));
    const people = groupBy(this.#posts.values(), ({ staffId }) => staffId);
    return [...people]
      .filter(([staffId]) => totalOf?.has(staffId))
      .map(([staffId, posts]) => ({
        staffId,
        name: posts[0]?.name ?? '',
        posts: posts.map(({ role, unitName }) => ({ role, unitName })),
        own: averageOf(ownOf?.get(staffId) ?? []),
        standing: averageOf(standingOf?.get(staffId) ?? []),
        total: averageOf(totalOf?.get(staffId) ?? []),
        fullest: Math.max(...(totalOf?.get(staffId) ?? [0])) / 60,
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name, 'zh') || a.staffId.localeCompare(b.staffId));
  }

  vacanciesOf(loads: readonly Load[]): Vacancy[] {
    return loads
      .filter(({ asked, byWeek }) => averageOf(byWeek) > 0 && this.#holders(asked).length === 0)
      .map(({ asked, byWeek }) => ({
        role: 'role' in asked ? asked.role : '',
        unitName: 'cell' in asked ? (this.#cells.get(asked.cell)?.name ?? '') : '',
        hours: averageOf(byWeek),
      }))
      .toSorted((a, b) => a.role.localeCompare(b.role) || a.unitName.localeCompare(b.unitName, 'zh'));
  }
}
