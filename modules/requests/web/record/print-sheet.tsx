// 诉求办理单 on A4: the same story on paper, for the visit, the file and the wall of the office. Names and numbers stay masked.
import { formatMoment } from '#kernel/shared/clock/format.ts';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { PrintPage } from '#kernel/web/pieces/print-page.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { requestPage } from '../../shared/queries.ts';
import { stateTitles } from '../../shared/request-chart.ts';
import type { PageAnswer } from '../parts/names.ts';
import { type Titles, useCatalogue } from '../parts/use-catalogue.ts';
import { chaptersOf } from './chapters.ts';
import style from './print-sheet.module.css';

const messages = {
  zh: {
    title: '诉求办理单',
    no: '编号',
    state: '状态',
    received: '收到时间',
    channel: '渠道',
    summary: '诉求',
    said: '原话',
    caller: '来电人',
    place: '地点',
    grid: '网格',
    kind: '类别',
    lead: '主办',
    assist: '协办',
    due: '办结时限',
    first: '首问负责人',
    story: '办理经过',
    time: '时间',
    what: '经过',
    signs: ['经办人签字', '核实人签字', '来电人签字'],
    drill: '演练，不是真实诉求',
    photos: (n: number) => `附照片、录音 ${n} 个`,
    printed: (by: string, moment: string) => `${by} 打印于 ${moment}`,
  },
  en: {
    title: 'Record of a request',
    no: 'No.',
    state: 'State',
    received: 'Received',
    channel: 'Channel',
    summary: 'Request',
    said: 'In their words',
    caller: 'Caller',
    place: 'Place',
    grid: 'Grid',
    kind: 'Kind',
    lead: 'Lead',
    assist: 'Assisting',
    due: 'Due',
    first: 'First asked',
    story: 'What happened',
    time: 'Time',
    what: 'What',
    signs: ['Handler', 'Verified by', 'Caller'],
    drill: 'A drill, not a real request',
    photos: (n: number) => `${n} photos or recordings on file`,
    printed: (by: string, moment: string) => `printed by ${by}, ${moment}`,
  },
};

type PrintSheetProps = { requestId: string; onClose(): void };

/** Of no use to whoever goes out with it. */
const notOnPaper: readonly string[] = ['request.caller_revealed', 'request.fact_revealed', 'request.rang'];

export function PrintSheet({ requestId, onClose }: PrintSheetProps) {
  const { answer } = useAsk(requestPage, { requestId });
  const titles = useCatalogue();
  return answer ? <Sheet page={answer} titles={titles} onClose={onClose} /> : null;
}

function Sheet({ page, titles, onClose }: { page: PageAnswer; titles: Titles; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const { staff, post } = useHat();
  const { request } = page;
  const moment = (at: Date | number | string) => formatMoment(instantOf(at), lang, now);
  const chapters = chaptersOf(page, {
    request,
    channelTitle: titles.channelTitle,
    kindTitle: (code) => (code === request.kindCode && request.kindTitle ? request.kindTitle : titles.kindTitle(code)),
    now,
    // 今天 on paper is another day tomorrow.
    formatMoment: (at, as) => formatMoment(at, as, now),
  });
  // Who looked at the caller is for the file, not for a sheet that may be handed to them.
  const onPaper = chapters.filter(({ type }) => !notOnPaper.includes(type));
  const pairs: [string, string | null | undefined][] = [
    [t.no, request.requestNo],
    [t.state, words(stateTitles[request.state])],
    [t.received, moment(request.receivedAt)],
    [t.channel, words(titles.channelTitle(request.channel))],
    [t.caller, [request.callerName, request.callerPhone].filter(Boolean).join(' · ') || '—'],
    [t.place, request.placeText ?? '—'],
    [t.grid, `${request.gridChain}${request.gridWorker ? ` · ${request.gridWorker}` : ''}`],
    [t.kind, request.kindTitle ? words(request.kindTitle) : '—'],
    [t.lead, [request.leadName, request.leadPostName].filter(Boolean).join(' · ') || '—'],
    [t.assist, request.assisting.map(({ name }) => name).join('、') || '—'],
    [t.due, request.resolveDueAt ? moment(request.resolveDueAt) : '—'],
    [t.first, request.firstAskedName ?? '—'],
  ];
  const rows = pairs.flatMap((pair, i) => (i % 2 === 0 ? [[pair, pairs[i + 1]] as const] : []));
  return (
    <PrintPage title={`${t.title} ${request.requestNo}`} onClose={onClose}>
      <h1>{t.title}</h1>
      {request.isDrill && <p className={style['drill']}>{t.drill}</p>}
      <table className={style['facts']}>
        <tbody>
          <tr>
            <th scope="row">{t.summary}</th>
            <td colSpan={3}>
              <b>{request.summary}</b>
            </td>
          </tr>
          {request.text && request.text !== request.summary && (
            <tr>
              <th scope="row">{t.said}</th>
              <td colSpan={3} className={style['said']}>
                {request.text}
              </td>
            </tr>
          )}
          {rows.map(([left, right]) => (
            <tr key={left[0]}>
              <th scope="row">{left[0]}</th>
              <td>{left[1]}</td>
              {right && (
                <>
                  <th scope="row">{right[0]}</th>
                  <td>{right[1]}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <h2 className={style['heading']}>{t.story}</h2>
      <table className={style['story']}>
        <thead>
          <tr>
            <th scope="col">{t.time}</th>
            <th scope="col">{t.what}</th>
          </tr>
        </thead>
        <tbody>
          {onPaper.map((chapter) => (
            <tr key={chapter.key}>
              <td>{moment(chapter.at)}</td>
              <td>
                {words(chapter.what).replaceAll('**', '')}
                {chapter.text && <p className={style['said']}>{chapter.text}</p>}
                {chapter.more && <p>{words(chapter.more)}</p>}
                {chapter.files.length > 0 && <p>{t.photos(chapter.files.length)}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className={style['signs']}>
        {t.signs.map((sign) => (
          <span key={sign}>{sign}</span>
        ))}
      </div>
      <p className={style['foot']}>
        {post.unitName} · {t.printed(staff.name, moment(now))}
      </p>
    </PrintPage>
  );
}
