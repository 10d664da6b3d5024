// What PostgreSQL refuses, in the words of the house. Constraint names map in one table, brought by the modules.
import { kernelProblem, type Problem } from '#kernel/shared/problem.ts';

type DatabaseError = { code?: string; constraint?: string };

/** A problem, `'again'` when the same transaction may simply be tried once more, or undefined when it is a bug. */
export function problemOfDatabase(
  error: unknown,
  constraints: ReadonlyMap<string, () => Problem>,
): Problem | 'again' | undefined {
  const { code, constraint } = error as DatabaseError;
  switch (code) {
    case '40001':
    case '40P01':
      return 'again';
    case '23505':
      // Two copies of one command at once: the second finds the stored outcome when it looks again.
      if (constraint === 'journal_command_id_key') return 'again';
      return named(constraint, constraints);
    case '23P01':
    case '23503':
    case '23514':
      return named(constraint, constraints);
    case '42501':
      return kernelProblem('not_found');
    // U+0000, and what else no text of PostgreSQL can hold: it can only have come from outside.
    case '22021':
    case '22P05':
      return kernelProblem('malformed', { summary: '有不能保存的字符 a character that cannot be kept' });
    case '57P01':
    case '57P03':
    case '53300':
    case '08006':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return kernelProblem('busy');
    default:
      return undefined;
  }
}

function named(constraint: string | undefined, constraints: ReadonlyMap<string, () => Problem>): Problem {
  const known = constraint ? constraints.get(constraint) : undefined;
  return known ? known() : kernelProblem('constraint', { constraint: constraint ?? '?' });
}
