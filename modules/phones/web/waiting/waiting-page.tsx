// 待传: what was done on this phone and is not at the house yet, in order; what came back, with its reason and a way out. Nothing leaves this list without a press.
import { useState } from 'react';
import type { Waiting } from '#kernel/field/box.ts';
import { useBox, useFiles, usePhone } from '#kernel/field/phone-context.ts';
import { formatMoment } from '#kernel/shared/clock/format.ts';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { MoreRows } from '#kernel/web/pieces/table-tools.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { handOnAct } from '../../shared/commands.ts';
import { ShowSheet } from '../carry/show-sheet.tsx';
import { useNames } from './use-names.ts';
import style from './waiting.module.css';

const messages = {
  zh: {
    title: '待传',
    none: '都传完了',
    noneHow: '在这台手机上办的，有网马上传，没网先存在这里。',
    notSet: '这台手机没有开通离线使用',
    notSetHow: '在“我的”里开通。',
    sync: '现在传',
    byCode: '用二维码转走',
    waiting: '等网络',
    sending: '正在传',
    refused: '被退回',
    handedOn: (unit: string) => `已转给${unit}处理`,
    again: '重新提交',
    give: '交给社区处理',
    drop: '删掉',
    really: (what: string) => `“${what}”会从这台手机删掉，平台上没有它。`,
    keep: '不删',
    files: (n: number) => `照片、录音 ${n} 个，排在记录后面传`,
    seen: '知道了',
  },
  en: {
    title: 'Waiting',
    none: 'All is sent',
    noneHow: 'What you do on this phone goes out at once; without a network it stays here.',
    notSet: 'This phone is not set up to work alone',
    notSetHow: 'Set it up under Me.',
    sync: 'Send now',
    byCode: 'Out by code',
    waiting: 'waiting',
    sending: 'sending',
    refused: 'came back',
    handedOn: (unit: string) => `given to ${unit}`,
    again: 'Send again',
    give: 'Give to the community',
    drop: 'Delete',
    really: (what: string) => `“${what}” will be deleted from this phone; the house does not have it.`,
    keep: 'Keep',
    files: (n: number) => `${n} photos or recordings, sent after what they belong to`,
    seen: 'Understood',
  },
};

/** A sampling table holds thousands. */
const atOnce = 100;

export default function WaitingPage() {
  const t = useMessages(messages);
  const { phone } = usePhone();
  const box = useBox();
  const files = useFiles();
  const [isShown, show] = useState(false);
  const [shown, showMore] = useState(atOnce);
  if (!phone || !box || !files) {
    return (
      <>
        <PageHead title={t.title} />
        <EmptyState icon="phone" title={t.notSet} how={t.notSetHow} />
      </>
    );
  }
  const waits = box.waiting.some(({ state }) => state === 'waiting') || files.waiting > 0;
  const isEmpty = box.waiting.length === 0 && files.waiting + files.refused.length === 0;
  const sync = async () => {
    await phone.box.sync();
    await phone.files.sync();
  };
  return (
    <>
      <PageHead title={t.title}>
        {waits && (
          <Button icon="refresh" busy={box.isSyncing} onPress={() => void sync()}>
            {t.sync}
          </Button>
        )}
        {box.waiting.some(({ state }) => state === 'waiting') && (
          <Button icon="scan" onPress={() => show(true)}>
            {t.byCode}
          </Button>
        )}
      </PageHead>
      {isShown && <ShowSheet onClose={() => show(false)} />}
      {isEmpty ? (
        <EmptyState icon="check" title={t.none} how={t.noneHow} />
      ) : (
        <ul className={style['list']}>
          {box.waiting.slice(0, shown).map((one) => (
            <Row key={one.seq} one={one} isSyncing={box.isSyncing} />
          ))}
          {box.waiting.length > shown && (
            <li>
              <MoreRows more={() => showMore(shown + atOnce)} isAskingMore={false} />
            </li>
          )}
          {files.waiting > 0 && <li className={style['row']}>{t.files(files.waiting)}</li>}
          {files.refused.map(({ id, name, problem }) => (
            <li key={id} className={style['row']}>
              <b>{name}</b>
              <ProblemNote problem={problem} />
              <div className={style['acts']}>
                <Button kind="quiet" onPress={() => void phone.files.drop(id)}>
                  {t.drop}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ one, isSyncing }: { one: Waiting; isSyncing: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const nameOf = useNames();
  const [isAsking, ask] = useState(false);
  const { phone } = usePhone();
  if (!phone) return null;
  const { box } = phone;
  const { envelope, postId, problem, seq } = one;
  const name = nameOf(envelope.input);
  const what = [words(one.title), name].filter(Boolean).join(' · ');

  async function sendAgain(): Promise<void> {
    await box.put(one, { ...envelope, id: newId() }, postId);
    await box.drop(seq);
  }
  async function give(): Promise<void> {
    const doneAt = envelope.at ?? new Date().toISOString();
    const input = { actId: envelope.id, command: envelope.name, input: envelope.input, doneAt, problem };
    await box.put(handOnAct, { id: newId(), name: handOnAct.name, at: new Date().toISOString(), input }, postId);
    await box.drop(seq);
  }

  return (
    <li className={style['row']}>
      <div className={style['head']}>
        <b>{what}</b>
        <Tag tone={one.state === 'refused' ? 'red' : one.state === 'handed_on' ? 'green' : 'amber'}>
          {one.state === 'refused'
            ? t.refused
            : one.state === 'handed_on'
              ? t.handedOn(one.toUnit ?? '')
              : isSyncing
                ? t.sending
                : t.waiting}
        </Tag>
      </div>
      {envelope.at && <span className="muted">{formatMoment(instantOf(envelope.at), lang)}</span>}
      {one.state !== 'waiting' && <ProblemNote problem={problem} />}
      {one.state === 'handed_on' && <Button onPress={() => void box.drop(seq)}>{t.seen}</Button>}
      {one.state === 'refused' && !isAsking && (
        <div className={style['acts']}>
          {!one.isDamaged && <Button onPress={() => void sendAgain()}>{t.again}</Button>}
          {!one.isDamaged && <Button onPress={() => void give()}>{t.give}</Button>}
          <Button kind="quiet" onPress={() => ask(true)}>
            {t.drop}
          </Button>
        </div>
      )}
      {isAsking && (
        <div className={style['acts']} role="alert">
          <p>{t.really(what)}</p>
          <Button kind="danger" onPress={() => void box.drop(seq)}>
            {t.drop}
          </Button>
          <Button onPress={() => ask(false)}>{t.keep}</Button>
        </div>
      )}
    </li>
  );
}
