// What was photographed for the file: small pictures that open large.
import { useMessages } from '#kernel/web/language/language.ts';
import style from './mediation.module.css';

const messages = { zh: { paper: (n: number) => `材料 ${n}` }, en: { paper: (n: number) => `Paper ${n}` } };

export function Papers({ files }: { files: readonly { id: string; url: string; mediaType: string }[] }) {
  const t = useMessages(messages);
  if (files.length === 0) return null;
  return (
    <p className={style['line']}>
      {files.map((file, i) => (
        <a key={file.id} href={file.url} target="_blank" rel="noreferrer">
          {t.paper(i + 1)}
        </a>
      ))}
    </p>
  );
}
