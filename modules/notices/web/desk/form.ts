// What the form holds while one writes, and what it becomes for the house. Pure.
import type { CommandInput } from '#kernel/shared/command.ts';
import type { draftPublication } from '../../shared/commands.ts';
import { type DraftFault, lackingOf } from '../../shared/draft.ts';
import type { Audience, PublicationKind, Verdict } from '../../shared/publication.ts';
import type { PublicationPage } from '../../shared/queries.ts';

export type ItemForm = {
  key: string;
  unit: { id: string; label: string } | undefined;
  verdict: Verdict;
  text: string;
  request: { id: string; label: string } | undefined;
};
export type KeptName = { id: string; name: string };

export type NoticeForm = {
  kind: PublicationKind;
  audience: Audience;
  areaUnitId: string;
  title: string;
  body: string;
  periodFrom: string;
  periodTo: string;
  takesObjections: boolean;
  files: readonly KeptName[];
  items: readonly ItemForm[];
};

export const emptyForm = (areaUnitId: string): NoticeForm => ({
  kind: 'notice',
  audience: 'public',
  areaUnitId,
  title: '',
  body: '',
  periodFrom: '',
  periodTo: '',
  takesObjections: false,
  files: [],
  items: [],
});

export function formOf({ publication, files, items }: PublicationPage): NoticeForm {
  const { kind, audience, areaUnitId, title, body, takesObjections } = publication;
  return {
    kind,
    audience,
    areaUnitId,
    title,
    body,
    takesObjections,
    periodFrom: publication.periodFrom ?? '',
    periodTo: publication.periodTo ?? '',
    files: files.map(({ id, name }) => ({ id, name: name ?? '' })),
    items: items.map((item, i) => ({
      key: String(i),
      unit: { id: item.unitId, label: item.unitName },
      verdict: item.verdict,
      text: item.text,
      request: item.request ? { id: item.request.id, label: item.request.requestNo } : undefined,
    })),
  };
}

/** Parts that the chosen kind has no use for are not sent, though the form keeps them in case one turns back. */
export function inputOf(form: NoticeForm): Omit<CommandInput<typeof draftPublication>, 'publicationId'> {
  const isNotice = form.kind === 'notice';
  return {
    kind: form.kind,
    audience: form.audience,
    areaUnitId: form.areaUnitId,
    title: form.title.trim(),
    body: form.body.trim(),
    fileIds: form.files.map(({ id }) => id),
    ...(form.periodFrom ? { periodFrom: form.periodFrom } : {}),
    ...(form.periodTo ? { periodTo: form.periodTo } : {}),
    takesObjections: isNotice && form.audience === 'public' && form.takesObjections,
    items:
      form.kind === 'bulletin'
        ? form.items.flatMap(({ unit, verdict, text, request }) =>
            unit
              ? [{ unitId: unit.id, verdict, text: text.trim(), ...(request ? { requestId: request.id } : {}) }]
              : [],
          )
        : [],
  };
}

/** What publishing will ask for; a draft may be kept without it. */
export function lackingIn(form: NoticeForm, today: string): DraftFault[] {
  const input = inputOf(form);
  return lackingOf(
    {
      ...input,
      body: input.body ?? '',
      fileIds: input.fileIds ?? [],
      items: input.items ?? [],
      takesObjections: input.takesObjections ?? false,
    },
    today,
  );
}
