// 包保: who answers for this grid's result since when; none is a gap, two a double, both said aloud and never forbidden (A7).
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { ReasonSheet } from '#modules/identity/web/public.ts';
import { endContract } from '../../shared/commands.ts';
import style from '../territory.module.css';
import { ContractSheet } from './contract-sheet.tsx';
import { dayOf, type UnitAnswer } from './unit-answer.ts';

const messages = {
  zh: {
    title: '包保',
    none: '没有包保单位，这是一个缺口',
    double: '两个以上单位包保，请明确以谁为主',
    since: (on: string) => `${on}起`,
    make: '落实包保',
    end: '解除',
    endOf: (who: string) => `解除 ${who} 的包保`,
    what: (who: string, grid: string) => `从这一刻起 ${who} 不再包保${grid}；以前的责任留在记录里。`,
  },
  en: {
    title: 'Contracted by',
    none: 'No contractor: a gap',
    double: 'Two or more contractors: say who leads',
    since: (on: string) => `since ${on}`,
    make: 'Make a contract',
    end: 'End',
    endOf: (who: string) => `End the contract of ${who}`,
    what: (who: string, grid: string) => `${who} no longer answers for ${grid}; the past stays on record.`,
  },
};

export function UnitContracts({ answer, isNow }: { answer: UnitAnswer; isNow: boolean }) {
  const t = useMessages(messages);
  const [isMaking, setMaking] = useState(false);
  const [ending, setEnding] = useState<{ contractId: string; who: string }>();
  const { unit, contracts, contractState } = answer;
  const may = isNow && answer.abilities.mayContract;
  if (contractState === 'not_judged' && contracts.length === 0) return null;
  return (
    <section>
      <div className={style['sectionHead']}>
        <h3>{t.title}</h3>
        {may && (
          <Button kind="quiet" icon="plus" onPress={() => setMaking(true)}>
            {t.make}
          </Button>
        )}
      </div>
      {contractState === 'none' && <Tag tone="red">{t.none}</Tag>}
      {contractState === 'double' && <Tag tone="amber">{t.double}</Tag>}
      <ul className={style['people']}>
        {contracts.map((contract) => {
          const who = contract.staffName ?? contract.contractorUnitName ?? '';
          return (
            <li key={contract.contractId}>
              <strong>{who}</strong>{' '}
              <span className="muted">
                {contract.staffName ? contract.contractorUnitName : ''} {t.since(dayOf(contract.from))}
              </span>
              {may && (
                <span className={style['acts']}>
                  <Button
                    kind="quiet"
                    label={t.endOf(who)}
                    onPress={() => setEnding({ contractId: contract.contractId, who })}
                  >
                    {t.end}
                  </Button>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {isMaking && <ContractSheet gridId={unit.unitId} gridName={unit.name} onClose={() => setMaking(false)} />}
      {ending && (
        <ReasonSheet
          command={endContract}
          title={t.endOf(ending.who)}
          press={t.end}
          what={t.what(ending.who, unit.name)}
          input={(reason) => ({ contractId: ending.contractId, reason })}
          invalidates={['contract.', 'unit.']}
          onClose={() => setEnding(undefined)}
        />
      )}
    </section>
  );
}
