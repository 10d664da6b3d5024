// 企业上门采样 on the firm's page (C23): set up here, with its headcount and its shifts; summary results without a name, printed for the firm.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { useSubject } from '#kernel/web/shell/pieces.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { sitesOfFirm } from '../../shared/queries.ts';
import style from '../sampling.module.css';
import { FirmSheet } from './firm-sheet.tsx';
import { FirmSums } from './firm-sums.tsx';
import { SetUpFirmSheet } from './set-up-firm-sheet.tsx';

const messages = {
  zh: { title: '企业上门采样', setUp: '安排上门采样', print: '打印结果单' },
  en: { title: 'Sampling at the firm', setUp: 'Arrange sampling here', print: 'Print the results' },
};

type Answer = QueryAnswer<typeof sitesOfFirm>;

export default function FirmPart() {
  const t = useMessages(messages);
  const enterpriseId = useSubject();
  const { answer } = useAsk(sitesOfFirm, { enterpriseId }, { events: ['site.', 'tube.', 'sample.'] });
  const [isSettingUp, setSettingUp] = useState(false);
  const [printed, setPrinted] = useState<Answer['sites'][number]>();
  if (!answer || (answer.sites.length === 0 && answer.campaigns.length === 0)) return null;
  const { firmName, sites, campaigns, unitId } = answer;
  return (
    <section className={style['part']} data-inner="yes" aria-label={t.title}>
      <h2>{t.title}</h2>
      {sites.map((site) => (
        <div key={site.siteId} className={style['name']}>
          <span className={style['row']}>
            <Link to={`/desk/sampling/${site.siteId}`}>
              {site.campaignTitle} · {site.title}
            </Link>
            {site.isDrill && <DrillTag />}
            <Button icon="print" onPress={() => setPrinted(site)}>
              {t.print}
            </Button>
          </span>
          <FirmSums summary={site.summary} />
        </div>
      ))}
      {campaigns.length > 0 && unitId && (
        <div>
          <Button icon="plus" onPress={() => setSettingUp(true)}>
            {t.setUp}
          </Button>
        </div>
      )}
      {isSettingUp && unitId && (
        <SetUpFirmSheet
          firm={{ enterpriseId, name: firmName, unitId }}
          campaigns={campaigns}
          onClose={() => setSettingUp(false)}
        />
      )}
      {printed && <FirmSheet title={firmName} summary={printed.summary} onClose={() => setPrinted(undefined)} />}
    </section>
  );
}
