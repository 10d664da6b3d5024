// What a dispatch would do, before it is done: to whom, by which rule, with whose help, until when; and the way to another unit.
import { useState } from 'react';
import { formatNearMoment } from '#kernel/shared/clock/format.ts';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import type { Preview } from '../parts/names.ts';
import { SearchSelect } from '../parts/search-select.tsx';
import { unitKindTitle } from '../parts/unit-kinds.ts';
import style from './intake-panel.module.css';

const messages = {
  zh: {
    to: '派给',
    assist: '协办',
    due: '办结时限',
    rule: '规则',
    change: '换一个单位',
    byRule: '仍按规则派',
    choose: '派给哪个单位',
    noUnit: '没有这样的单位',
    chosen: (name: string) => `人工指定 ${name}`,
  },
  en: {
    to: 'To',
    assist: 'Assisted by',
    due: 'Due',
    rule: 'Rule',
    change: 'Another unit',
    byRule: 'By the rule after all',
    choose: 'To which unit',
    noUnit: 'No such unit',
    chosen: (name: string) => `${name}, chosen by hand`,
  },
};

export type DispatchPreviewProps = {
  preview: Preview;
  /** The unit chosen by hand instead of the rule's. */
  leadUnitId: string | undefined;
  onLead(unitId: string | undefined): void;
};

export function DispatchPreview({ preview, leadUnitId, onLead }: DispatchPreviewProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [isChangingLead, setChangingLead] = useState(false);
  const hand = preview.choices.find(({ unitId }) => unitId === leadUnitId);
  return (
    <div className={style['preview']}>
      <PreviewFacts
        preview={preview}
        leadName={hand?.name ?? preview.leadName ?? undefined}
        isByHand={hand !== undefined}
      />
      {preview.problem && !hand && <p className="late">{words(preview.problem)}</p>}
      <div className={style['lead']}>
        {isChangingLead || preview.problem ? (
          <SearchSelect
            label={t.choose}
            options={preview.choices.map((choice) => ({
              value: choice.unitId,
              label: choice.name,
              sub: words(unitKindTitle(choice.kind)),
            }))}
            nothing={t.noUnit}
            value={leadUnitId}
            mayClear
            onChange={onLead}
          />
        ) : (
          <span />
        )}
        {!preview.problem && (
          <Button
            kind="quiet"
            onPress={() => {
              setChangingLead(!isChangingLead);
              onLead(undefined);
            }}
          >
            {isChangingLead ? t.byRule : t.change}
          </Button>
        )}
      </div>
    </div>
  );
}

type PreviewFactsProps = { preview: Preview; leadName: string | undefined; isByHand: boolean };

function PreviewFacts({ preview, leadName, isByHand }: PreviewFactsProps) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  return (
    <dl className={style['facts']}>
      {leadName && (
        <>
          <dt>{t.to}</dt>
          <dd>
            <b>{leadName}</b>
          </dd>
        </>
      )}
      {(preview.rule || isByHand) && (
        <>
          <dt>{t.rule}</dt>
          <dd>{isByHand && leadName ? t.chosen(leadName) : preview.rule}</dd>
        </>
      )}
      {preview.assisting.length > 0 && (
        <>
          <dt>{t.assist}</dt>
          <dd>{preview.assisting.map(({ name }) => name).join('、')}</dd>
        </>
      )}
      {preview.resolveDueAt && (
        <>
          <dt>{t.due}</dt>
          <dd>{formatNearMoment(instantOf(preview.resolveDueAt), now, lang)}</dd>
        </>
      )}
    </dl>
  );
}
