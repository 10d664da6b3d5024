// What may be done next about one of the chain: the likely one in sight, the rest behind 更多.
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Menu } from '#kernel/web/plain/menu.tsx';
import type { ChainNode } from '../../shared/queries.ts';
import style from '../investigations.module.css';
import type { Asked, NodeAct } from './node-sheet.tsx';

const messages = {
  zh: {
    more: '更多',
    name: (who: string) => `更多：${who}`,
    reach: '联系上了',
    contact: '登记密接',
    test: '报检测',
    hand_out: '转出区外…',
    receipt: '登记回执',
    release: '解除…',
    end: '结束病例…',
    phone: '看电话…',
  },
  en: {
    more: 'More',
    name: (who: string) => `More: ${who}`,
    reach: 'Reached',
    contact: 'Name a contact',
    test: 'Tell a test',
    hand_out: 'Hand out…',
    receipt: 'Receipt',
    release: 'Release…',
    end: 'End the case…',
    phone: 'See the number…',
  },
};

export function actsOf(node: ChainNode): NodeAct[] {
  const phone: NodeAct[] = !node.subjectId && node.phoneTail ? ['phone'] : [];
  switch (node.status) {
    case 'to_reach':
      return ['reach', 'hand_out', 'contact', 'test', 'release', ...phone];
    case 'reached':
    case 'tested':
      return ['test', 'contact', 'hand_out', 'release', ...phone];
    case 'suspected':
    case 'confirmed':
      return ['contact', 'test', 'end', ...phone];
    case 'handed_out':
      return ['receipt'];
    default:
      return [];
  }
}

export function NodeActs({ node, onAsk }: { node: ChainNode; onAsk(asked: Asked): void }) {
  const t = useMessages(messages);
  const acts = actsOf(node);
  const [first, second, ...rest] = acts;
  const shown = [first, second].filter((act): act is NodeAct => act !== undefined);
  return (
    <div className={style['line']}>
      {shown.map((act) => (
        <Button key={act} label={`${t[act]} ${node.name}`} onPress={() => onAsk({ act, node })}>
          {t[act]}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu
          label={t.more}
          name={t.name(node.name)}
          items={rest.map((act) => ({ key: act, label: t[act], onPick: () => onAsk({ act, node }) }))}
        />
      )}
    </div>
  );
}
