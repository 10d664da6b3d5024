// Who is at odds: each party with their yes, their number behind the mask, and their private link, made here and shown once.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Masked } from '#kernel/web/pieces/masked.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { askQuery } from '#kernel/web/wire/client.ts';
import { Refusal } from '#kernel/web/wire/refusal.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { inviteParty, revealParty } from '../../shared/commands.ts';
import { type PartyRow, revealedParty } from '../../shared/queries.ts';
import { partyRoles, sexTitles } from '../../shared/words.ts';
import { newAccessKey, partyLink } from '../new-key.ts';
import { ActForm } from './act-form.tsx';
import { type CasePage, changePartyForm } from './forms.ts';
import style from './mediation.module.css';

const messages = {
  zh: {
    title: '当事人',
    yes: '同意调解',
    no: '不同意调解',
    wanting: '等回复',
    phone: '电话',
    noPhone: '没有电话',
    private: '只有本人使用',
    guardian: (name: string, relation: string | null) => `监护人 ${name}${relation ? `（${relation}）` : ''}`,
    age: (n: number) => `${n} 岁`,
    invite: '给链接',
    inviteAnew: '换新链接',
    send: '发到手机',
    sent: '已发出。内容不提调解和对方。',
    invited: '给过链接',
    once: '这个链接只显示这一次，只给本人；换新链接后旧的作废。',
    link: (name: string) => `${name} 的链接`,
    copy: '复制',
    copied: '已复制',
    change: '改',
    changeTitle: '改当事人信息',
    purpose: '联系当事人调解',
  },
  en: {
    title: 'Parties',
    yes: 'agrees to mediation',
    no: 'does not agree',
    wanting: 'no answer yet',
    phone: 'Phone',
    noPhone: 'no number',
    private: 'nobody else reads it',
    guardian: (name: string, relation: string | null) => `guardian ${name}${relation ? ` (${relation})` : ''}`,
    age: (n: number) => `${n}`,
    invite: 'Make a link',
    inviteAnew: 'Make a new link',
    send: 'Send to the phone',
    sent: 'Sent. It names neither the matter nor the other side.',
    invited: 'Link given',
    once: 'Shown this once, for the party alone; a new one ends the old.',
    link: (name: string) => `Link of ${name}`,
    copy: 'Copy',
    copied: 'Copied',
    change: 'Correct',
    changeTitle: 'Correct a party',
    purpose: 'to reach the party',
  },
};

export function PartiesPart({ page }: { page: CasePage }) {
  const t = useMessages(messages);
  return (
    <section className={style['part']}>
      <h2>{t.title}</h2>
      {page.parties.map((party) => (
        <Party key={party.partyId} page={page} party={party} />
      ))}
    </section>
  );
}

function Party({ page, party }: { page: CasePage; party: PartyRow }) {
  const t = useMessages(messages);
  const words = useWords();
  const [isChanging, setChanging] = useState(false);
  const may = (act: string) => page.abilities.some((ability) => ability.act === act && ability.may);
  const answer = page.acceptance.find(({ partyId }) => partyId === party.partyId);
  const sex = sexTitles[party.sex];
  return (
    <div className={style['party']}>
      <div className={style['line']}>
        <span className="muted">{words(partyRoles[party.role])}</span>
        <strong>{party.name}</strong>
        <span>{[sex && words(sex), party.age !== null && t.age(party.age)].filter(Boolean).join(' ')}</span>
        {party.role !== 'other' && (
          <Tag tone={answer ? (answer.isWilling ? 'green' : 'red') : 'amber'}>
            {answer ? (answer.isWilling ? t.yes : t.no) : t.wanting}
          </Tag>
        )}
      </div>
      {party.guardianName && <span>{t.guardian(party.guardianName, party.guardianRelation)}</span>}
      {party.address && <span className="muted">{party.address}</span>}
      <div className={style['line']}>
        <PartyPhone caseId={page.case.caseId} party={party} mayReveal={may('reveal')} />
        {party.isPhonePrivate && <span className="muted">{t.private}</span>}
        {may('change_party') && (
          <Button
            kind="quiet"
            icon="pencil"
            label={`${t.change} ${party.name}`}
            onPress={() => setChanging(!isChanging)}
          >
            {t.change}
          </Button>
        )}
      </div>
      {may('invite') && <Invitation caseId={page.case.caseId} party={party} />}
      {isChanging && may('change_party') && (
        <ActForm title={t.changeTitle} form={changePartyForm(page, party)} onClose={() => setChanging(false)} />
      )}
    </div>
  );
}

function PartyPhone({ caseId, party, mayReveal }: { caseId: string; party: PartyRow; mayReveal: boolean }) {
  const t = useMessages(messages);
  const asker = useAsker();
  const look = useCommand(revealParty);
  if (party.phone === null) return <span className="muted">{t.noPhone}</span>;
  async function reveal(): Promise<string> {
    const sent = await look.run({ caseId, partyId: party.partyId, purpose: t.purpose });
    if (sent.outcome === 'rejected' || sent.outcome === 'retry') throw new Refusal(sent.problem);
    const input = { caseId, partyId: party.partyId };
    const { phone } = await askQuery<QueryAnswer<typeof revealedParty>>(revealedParty.name, input, asker);
    return phone ?? '';
  }
  return <Masked value={party.phone} what={t.phone} reveal={mayReveal ? reveal : undefined} />;
}

function Invitation({ caseId, party }: { caseId: string; party: PartyRow }) {
  const t = useMessages(messages);
  const [link, setLink] = useState<string>();
  const [isCopied, setCopied] = useState(false);
  const [isSent, setSent] = useState(false);
  const invite = useCommand(inviteParty);
  async function give(isMessageWanted: boolean): Promise<void> {
    const accessKey = newAccessKey();
    const sent = await invite.run({ caseId, partyId: party.partyId, accessKey, isMessageWanted });
    if (sent.outcome === 'rejected' || sent.outcome === 'retry') return;
    setCopied(false);
    setSent(isMessageWanted);
    setLink(isMessageWanted ? undefined : partyLink(location.origin, caseId, accessKey));
  }
  return (
    <>
      <div className={style['line']}>
        <Button
          label={`${party.invitedAt ? t.inviteAnew : t.invite} ${party.name}`}
          busy={invite.isSending}
          onPress={() => void give(false)}
        >
          {party.invitedAt ? t.inviteAnew : t.invite}
        </Button>
        {party.phone !== null && (
          <Button
            kind="quiet"
            label={`${t.send} ${party.name}`}
            busy={invite.isSending}
            onPress={() => void give(true)}
          >
            {t.send}
          </Button>
        )}
        {party.invitedAt && (
          <span className="muted">
            {t.invited} <Moment at={party.invitedAt} short />
          </span>
        )}
        <span className="good" role="status">
          {isSent && t.sent}
        </span>
      </div>
      {link && (
        <div className={style['link']}>
          <span>{t.once}</span>
          <input readOnly aria-label={t.link(party.name)} value={link} onFocus={(event) => event.target.select()} />
          <span className={style['line']}>
            <Button
              onPress={() =>
                void navigator.clipboard.writeText(link).then(
                  () => setCopied(true),
                  () => setCopied(false),
                )
              }
            >
              {isCopied ? t.copied : t.copy}
            </Button>
          </span>
        </div>
      )}
      <ProblemNote problem={invite.problem} again={invite.again} />
    </>
  );
}
