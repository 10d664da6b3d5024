// Rules about the words by which kinds are known: a word must be able to decide, and only an emergency may ring.
import { finding, type MethodRule } from './finding.ts';

/** A word with equal weight in two kinds decides nothing; the suggestion would hang on the order of the file. */
const wordsDecide: MethodRule = (method) => {
  const seen = new Map<string, number>();
  return method.requestKinds.flatMap((kind, kindIndex) =>
    kind.keywords.flatMap((keyword, index) => {
      const mark = `${keyword.word}|${keyword.weight}|${keyword.near?.join(' ') ?? ''}`;
      const before = seen.get(mark);
      if (before === undefined) {
        seen.set(mark, kindIndex);
        return [];
      }
      if (before === kindIndex) return [];
      const other = method.requestKinds[before]?.title;
      return finding(method, 'keyword_collision', ['requestKinds', kindIndex, 'keywords', index], {
        zh: `在“${other?.zh}”里也有，而且分量同为 ${keyword.weight}，系统分不出该归哪类。请改其中一个的分量。`,
        en: `is also a keyword of “${other?.en}” with the same weight ${keyword.weight}; change one of them.`,
      });
    }),
  );
};

const wordsOnce: MethodRule = (method) =>
  method.requestKinds.flatMap((kind, kindIndex) =>
    kind.keywords.flatMap((keyword, index) => {
      const first = kind.keywords.findIndex(
        (other) => other.word === keyword.word && other.near?.join(' ') === keyword.near?.join(' '),
      );
      if (first === index) return [];
      return finding(method, 'keyword_twice', ['requestKinds', kindIndex, 'keywords', index], {
        zh: '在同一类里写了两次，请删去一个。',
        en: 'stands twice in the same kind.',
      });
    }),
  );

/** One character alone (水, 灯) is in too many sentences, unless another word must stand near it. */
const wordsLongEnough: MethodRule = (method) =>
  method.requestKinds.flatMap((kind, kindIndex) =>
    kind.keywords.flatMap((keyword, index) =>
      Array.from(keyword.word).length > 1 || keyword.near !== undefined
        ? []
        : finding(method, 'keyword_too_short', ['requestKinds', kindIndex, 'keywords', index], {
            zh: '只有一个字，容易误判。请写成词，或加上同句词（near）。',
            en: 'one character alone is too common; write a word or add near words.',
          }),
    ),
  );

const onlyEmergenciesRing: MethodRule = (method) =>
  method.requestKinds.flatMap((kind, kindIndex) =>
    kind.isEmergency
      ? []
      : kind.keywords.flatMap((keyword, index) =>
          keyword.isAlarm
            ? finding(method, 'alarm_on_ordinary_kind', ['requestKinds', kindIndex, 'keywords', index], {
                zh: '标了“立即响铃”，但这一类不是紧急类。请去掉 isAlarm，或把该类设为紧急。',
                en: 'is an alarm word, but the kind is no emergency.',
              })
            : [],
        ),
  );

export const keywordRules: readonly MethodRule[] = [wordsDecide, wordsOnce, wordsLongEnough, onlyEmergenciesRing];
