// Who goes along to the other grid: posts and contracts of the grid that is split or merged. Those not chosen stay (split) or end (merge).
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choices } from '#kernel/web/plain/controls.tsx';
import type { Ground } from './draft.ts';
import { roleWords } from './words.ts';

const messages = {
  zh: {
    posts: '哪些人跟着过去',
    contracts: '哪些包保跟着过去',
    stay: '没选的留在原网格；新网格缺人、没人包保都会在预演里列出。',
    end: '没选的随原网格一起结束。',
  },
  en: {
    posts: 'Who goes along',
    contracts: 'Contracts that go along',
    stay: 'Those not chosen stay; what the new grid lacks shows in the rehearsal.',
    end: 'Those not chosen end with the grid.',
  },
};

type GoAlongProps = {
  isEnding: boolean;
  posts: Ground['posts'];
  contracts: Ground['contracts'];
  chosenPosts: readonly string[];
  chosenContracts: readonly string[];
  onPosts(ids: string[]): void;
  onContracts(ids: string[]): void;
};

export function GoAlong(props: GoAlongProps) {
  const { isEnding, posts, contracts, chosenPosts, chosenContracts, onPosts, onContracts } = props;
  const t = useMessages(messages);
  const words = useWords();
  const hint = isEnding ? t.end : t.stay;
  return (
    <>
      {posts.length > 0 && (
        <Choices
          label={t.posts}
          hint={hint}
          value={chosenPosts}
          onChange={onPosts}
          options={posts.map((post) => ({
            value: post.postId,
            label: `${post.staffName} ${words(roleWords(post.role))}`,
          }))}
        />
      )}
      {contracts.length > 0 && (
        <Choices
          label={t.contracts}
          hint={posts.length > 0 ? undefined : hint}
          value={chosenContracts}
          onChange={onContracts}
          options={contracts.map((contract) => ({ value: contract.contractId, label: contract.contractor }))}
        />
      )}
    </>
  );
}
