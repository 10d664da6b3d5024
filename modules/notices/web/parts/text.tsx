// The body of a publication and what hangs on it: paragraphs as they were typed, pictures and films in place, other files to open. Nothing in a
// text is read as markup.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { paragraphsOf, type Verdict, verdictTitles } from '../../shared/publication.ts';
import type { PublicationFile } from '../../shared/queries.ts';
import style from './text.module.css';

const messages = {
  zh: {
    photo: (n: number) => `图 ${n}`,
    film: '视频',
    voice: '录音',
    file: '打开附件',
    items: '通报事项',
  },
  en: { photo: (n: number) => `Picture ${n}`, film: 'Film', voice: 'Recording', file: 'Open the file', items: 'Items' },
};

export function Body({ body }: { body: string }) {
  return paragraphsOf(body).map((paragraph, i) => (
    <p key={`${i} ${paragraph.slice(0, 20)}`} className={style['paragraph']}>
      {paragraph}
    </p>
  ));
}

export function Files({ files }: { files: readonly PublicationFile[] }) {
  const t = useMessages(messages);
  const photos = files.filter(({ mediaType }) => mediaType.startsWith('image/'));
  return files.map((file) => {
    const [family] = file.mediaType.split('/');
    if (family === 'image')
      return <img key={file.id} src={file.url} alt={t.photo(photos.indexOf(file) + 1)} className={style['picture']} />;
    if (family === 'video')
      // A film of the house's own making has no caption track; what it says belongs into the text beside it.
      return <video key={file.id} src={file.url} controls preload="metadata" aria-label={file.name ?? t.film} />;
    if (family === 'audio')
      return <audio key={file.id} src={file.url} controls preload="metadata" aria-label={file.name ?? t.voice} />;
    return (
      <a key={file.id} href={file.url} target="_blank" rel="noreferrer" className={style['file']}>
        <Icon name="export" size={16} /> {file.name ?? t.file}
      </a>
    );
  });
}

type Item = { unitName: string; verdict: Verdict; text: string; aside?: React.ReactNode };

export function Items({ items }: { items: readonly Item[] }) {
  const t = useMessages(messages);
  const words = useWords();
  if (items.length === 0) return null;
  return (
    <ol className={style['items']} aria-label={t.items}>
      {items.map((item, i) => (
        <li key={`${i} ${item.unitName}`}>
          <span className={style['line']}>
            <b>{item.unitName}</b>
            <Tag tone={item.verdict === 'good' ? 'green' : 'red'}>{words(verdictTitles[item.verdict])}</Tag>
          </span>
          <p className={style['paragraph']}>{item.text}</p>
          {item.aside}
        </li>
      ))}
    </ol>
  );
}
