// A name that leads to the page of whom it is about, where there is one.
import { Link } from '@tanstack/react-router';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import { pathOfSubject } from '../words.ts';

export function SubjectName({ row }: { row: { subjectId: string; kind: SubjectKind; name: string } }) {
  const to = pathOfSubject(row.kind, row.subjectId);
  return to ? <Link to={to}>{row.name}</Link> : <span>{row.name}</span>;
}
