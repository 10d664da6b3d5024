// The facts of a record: name and value, the empty ones left out.
import { Fragment, type ReactNode } from 'react';
import style from './facts.module.css';

export type Fact = { label: string; value: ReactNode };

export function Facts({ facts }: { facts: readonly (Fact | undefined | false)[] }) {
  return (
    <dl className={style['facts']}>
      {facts.map(
        (fact) =>
          fact &&
          fact.value !== undefined &&
          fact.value !== null &&
          fact.value !== '' && (
            <Fragment key={fact.label}>
              <dt>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </Fragment>
          ),
      )}
    </dl>
  );
}
