// 包保: who answers for this grid's result, who did and who will from which day; none is a gap, two a double, both said aloud and never forbidden (A7).
import { type ReactNode, useState } from 'react';
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
    toCome: '将到',
    from: (on: string) => `自 ${on} 起`,
    cancel: '取消',
    cancelOf: (who: string) => `取消 ${who} 的包保`,
    cancelWhat: (who: string, grid: string, on: string) => `${who} 不会在 ${on} 开始包保${grid}。`,
    past: (n: number) => `以前的包保 ${n}`,
    span: (from: string, until: string) => `${from} 至 ${until}`,
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
    toCome: 'To begin',
    from: (on: string) => `from ${on}`,
    cancel: 'Cancel',
    cancelOf: (who: string) => `Cancel the contract of ${who}`,
    cancelWhat: (who: string, grid: string, on: string) => `${who} will not answer for ${grid} from ${on}.`,
    past: (n: number) => `Earlier contracts ${n}`,
    span: (from: string, until: string) => `${from} to ${until}`,
  },
};

type Contract = UnitAnswer['contracts'][number];
const whoOf = (contract: Contract): string => contract.staffName ?? contract.contractorUnitName ?? '';

export function UnitContracts({ answer, isNow }: { answer: UnitAnswer; isNow: boolean }) {
  const t = useMessages(messages);
  const [isMaking, setMaking] = useState(false);
  const [ending, setEnding] = useState<{ contract: Contract; isBefore: boolean }>();
  const { unit, contracts, contractsToCome, contractsPast, contractState } = answer;
  const may = isNow && answer.abilities.mayContract;
  const known = contracts.length + contractsToCome.length + contractsPast.length;
  if (contractState === 'not_judged' && known === 0) return null;
  return (
    <section aria-label={t.title}>
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
        {contracts.map((contract) => (
          <Line key={contract.contractId} contract={contract} when={t.since(dayOf(contract.from))}>
            {may && (
              <Button
                kind="quiet"
                label={t.endOf(whoOf(contract))}
                onPress={() => setEnding({ contract, isBefore: false })}
              >
                {t.end}
              </Button>
            )}
          </Line>
        ))}
        {contractsToCome.map((contract) => (
          <Line key={contract.contractId} contract={contract} when={t.from(dayOf(contract.from))} mark={t.toCome}>
            {may && (
              <Button
                kind="quiet"
                label={t.cancelOf(whoOf(contract))}
                onPress={() => setEnding({ contract, isBefore: true })}
              >
                {t.cancel}
              </Button>
            )}
          </Line>
        ))}
      </ul>
      {contractsPast.length > 0 && (
        <details>
          <summary className="muted">{t.past(contractsPast.length)}</summary>
          <ul className={style['people']}>
            {contractsPast.map((contract) => (
              <Line
                key={contract.contractId}
                contract={contract}
                when={t.span(dayOf(contract.from), contract.until ? dayOf(contract.until) : '')}
              />
            ))}
          </ul>
        </details>
      )}
      {isMaking && <ContractSheet gridId={unit.unitId} gridName={unit.name} onClose={() => setMaking(false)} />}
      {ending && <EndSheet {...ending} gridName={unit.name} onClose={() => setEnding(undefined)} />}
    </section>
  );
}

type LineProps = { contract: Contract; when: string; mark?: string; children?: ReactNode };

function Line({ contract, when, mark, children }: LineProps) {
  return (
    <li>
      <strong>{whoOf(contract)}</strong> {mark && <Tag tone="amber">{mark}</Tag>}{' '}
      <span className="muted">
        {contract.staffName ? contract.contractorUnitName : ''} {when}
      </span>
      {children && <span className={style['acts']}>{children}</span>}
    </li>
  );
}

type EndSheetProps = { contract: Contract; isBefore: boolean; gridName: string; onClose(): void };

function EndSheet({ contract, isBefore, gridName, onClose }: EndSheetProps) {
  const t = useMessages(messages);
  const who = whoOf(contract);
  return (
    <ReasonSheet
      command={endContract}
      title={isBefore ? t.cancelOf(who) : t.endOf(who)}
      press={isBefore ? t.cancel : t.end}
      what={isBefore ? t.cancelWhat(who, gridName, dayOf(contract.from)) : t.what(who, gridName)}
      input={(reason) => ({ contractId: contract.contractId, reason })}
      invalidates={['contract.', 'unit.']}
      onClose={onClose}
    />
  );
}
