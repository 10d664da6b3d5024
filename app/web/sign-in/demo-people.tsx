// In a demonstration: the people one may be, and what to try first as each of them.
import { useQuery } from '@tanstack/react-query';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type DemoAccount, listDemoAccounts } from './calls.ts';
import { messages } from './messages.ts';
import style from './sign-in.module.css';

export function DemoPeople({ onPick }: { onPick: (account: DemoAccount) => void }) {
  const t = useMessages(messages);
  const words = useWords();
  const { data: accounts = [] } = useQuery({
    queryKey: ['demo'],
    queryFn: listDemoAccounts,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  if (accounts.length === 0) return null;
  return (
    <section className={style['demo']}>
      <h2>{t.demo}</h2>
      <p className="muted">{t.demoHint}</p>
      <ul>
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" onClick={() => onPick(account)}>
              <b>{account.name}</b>
              <span>{account.posts ?? [account.unitName, words(account.title)].filter(Boolean).join(' · ')}</span>
              {account.tryFirst && <small>{words(account.tryFirst)}</small>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
