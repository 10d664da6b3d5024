// 管码标签: drawn once and printed; drawn again they are other numbers, so that no code is on two tubes.
import { toString as svgOf } from 'qrcode';
import { useEffect, useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { PrintPage } from '#kernel/web/pieces/print-page.tsx';
import style from '../sampling.module.css';

const messages = { zh: { title: '管码标签' }, en: { title: 'Tube labels' } };

export function LabelSheet({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useMessages(messages);
  return (
    <PrintPage title={t.title} onClose={onClose}>
      <ul className={style['labels']}>
        {codes.map((code) => (
          <Label key={code} code={code} />
        ))}
      </ul>
    </PrintPage>
  );
}

function Label({ code }: { code: string }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    let isShown = true;
    void svgOf(code, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }).then((svg) => {
      if (isShown) setSource(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
    });
    return () => {
      isShown = false;
    };
  }, [code]);
  return (
    <li>
      {source && <img src={source} alt={code} width={90} height={90} />}
      <span>{code}</span>
    </li>
  );
}
