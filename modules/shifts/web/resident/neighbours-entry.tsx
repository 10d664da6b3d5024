// The way to the neighbours' board, where this place has one; told to who is signed in.
import { Link } from '@tanstack/react-router';
import { useIsResidentSignedIn } from '#kernel/web/door/resident.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { neighbourBoard } from '../../shared/board-queries.ts';
import style from './volunteer.module.css';

const messages = {
  zh: { title: '邻里互助', sub: '米、菜、药，谁有谁要', act: '看' },
  en: { title: 'Between neighbours', sub: 'Rice, vegetables, medicine: who has, who needs', act: 'See' },
};

export default function NeighboursEntry() {
  const t = useMessages(messages);
  const isIn = useIsResidentSignedIn();
  const { answer } = useAsk(neighbourBoard, {}, { enabled: isIn });
  if (!answer?.isOpen) return null;
  return (
    <Link to="/neighbours" className={style['entry']}>
      <span className={style['mark']}>
        <Icon name="home" size={24} />
      </span>
      <span>
        <b>{t.title}</b>
        <span>{t.sub}</span>
      </span>
      <b className={style['see']}>{t.act}</b>
    </Link>
  );
}
