// The address as a screen sees it: which record is open, which filters are set. What is in the address can be linked, printed and sent.
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

/** The value of `$name` in the page's path, or of an optional `{-$name}`. */
export function useParam(name: string): string | undefined {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  return params[name];
}

export type Filters = Record<string, unknown>;

/**
 * The filters of a page. `read` makes them out of whatever stands in the address (anything may: people edit it).
 * `set` changes some of them; undefined takes one out. Going back undoes it only when `remember` is said.
 */
export function useFilters<F extends Filters>(
  read: (raw: Filters) => F,
): [F, (change: Partial<F>, remember?: boolean) => void] {
  const raw: Filters = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (change: Partial<F>, remember = false) => {
      void navigate({ to: '.', search: (before: Filters) => ({ ...before, ...change }), replace: !remember });
    },
    [navigate],
  );
  return [read(raw), set];
}

/** Goes to a page of ours: `go('/desk/requests/…', { state: 'late' })`. */
export function useGo(): (to: string, search?: Filters) => void {
  const navigate = useNavigate();
  return useCallback((to, search) => void navigate({ to, ...(search ? { search } : {}) }), [navigate]);
}
