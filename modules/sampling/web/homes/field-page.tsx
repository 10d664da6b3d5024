// 上门采样 at the field door: the homes of one's own area.
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import style from '../sampling.module.css';
import { HomesPart } from './homes-part.tsx';

const messages = { zh: { title: '上门采样' }, en: { title: 'Home sampling' } };

export default function FieldHomesPage() {
  const t = useMessages(messages);
  return (
    <>
      <PageHead title={t.title} />
      <div className={style['page']}>
        <HomesPart isAtDoor />
      </div>
    </>
  );
}
