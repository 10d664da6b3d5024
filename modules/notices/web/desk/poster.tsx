// R8: one A4 sheet for a wall: what it is, a code to scan, the address to type where a camera fails.
import QrCode from 'antd/es/qrcode';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PrintPage } from '#kernel/web/pieces/print-page.tsx';
import type { PublicationLine } from '../../shared/queries.ts';
import { Period } from '../parts/period.tsx';
import { nameOf, publicPath } from '../words.ts';
import style from './poster.module.css';

const messages = {
  zh: {
    scan: '微信扫一扫，看全文',
    objections: '有意见？扫码后登录手机号就能提',
    type: '扫不了，在浏览器里输入',
    noAccount: '不用注册，不记录是谁看的',
  },
  en: {
    scan: 'Scan to read it all',
    objections: 'You may object on the page, signed in by phone',
    type: 'Or type this address',
    noAccount: 'No account needed; who reads it is not recorded',
  },
};

type PosterProps = { publication: PublicationLine & { code: string; takesObjections: boolean }; onClose: () => void };

export default function Poster({ publication, onClose }: PosterProps) {
  const t = useMessages(messages);
  const words = useWords();
  const url = `${location.origin}${publicPath(publication.code)}`;
  return (
    <PrintPage title={`${words(nameOf(publication))} ${publication.title}`} onClose={onClose}>
      <div className={style['poster']}>
        <p className={style['kind']}>{words(nameOf(publication))}</p>
        <h1>{publication.title}</h1>
        <div className={style['code']} data-url={url}>
          <QrCode value={url} type="svg" size={440} bordered={false} errorLevel="Q" color="#000" bgColor="#fff" />
        </div>
        <p className={style['scan']}>{t.scan}</p>
        {publication.takesObjections && <p>{t.objections}</p>}
        <p className={style['address']}>
          {t.type}
          <b>{url.replace(/^https?:\/\//, '')}</b>
        </p>
        <footer className={style['foot']}>
          <b>{publication.issuerName}</b>
          <span>
            <Period from={publication.periodFrom} to={publication.periodTo} />
          </span>
          <span>{t.noAccount}</span>
        </footer>
      </div>
    </PrintPage>
  );
}
