// `audit verify`: reads the whole journal again and says whether the chain of seals holds, and if not, where it first breaks.
import { verifyJournal } from '#kernel/server/seal.ts';
import { CallFault, type Command } from './command.ts';
import { onDatabase } from './ground.ts';
import { grouped, openProgress } from './progress.ts';

export const command: Command = {
  about: { zh: '核对日志的封存链', en: 'Check the sealed journal' },
  usage: ['audit verify'],
  help: [
    {
      zh: '逐条重算。完整则退出码为 0；被改、被删、被插入则为 1，并指出从哪里断开。可以在服务运行时做。',
      en: 'Computes every row anew. Exit code 0 when intact; 1 when a row was changed, removed or slipped in, with the place. The server may be running.',
    },
  ],
  async run({ words }) {
    if (words.length !== 1 || words[0] !== 'verify') throw new CallFault('audit verify');
    const progress = openProgress();
    const verdict = await onDatabase((database) =>
      verifyJournal(database, (rows) => progress.show(`已核对 ${grouped(rows)} 条 / checked ${grouped(rows)} rows`)),
    );
    progress.end();
    const { isIntact, seals, rows, unsealed, brokenAt } = verdict;
    if (isIntact) {
      console.log(`完整：${grouped(rows)} 条，${grouped(seals)} 个封存，另有 ${grouped(unsealed)} 条等待封存`);
      console.log(`Intact: ${grouped(rows)} rows in ${grouped(seals)} seals, ${grouped(unsealed)} rows not sealed yet`);
      return 0;
    }
    const seq = brokenAt?.seq === undefined ? '' : `，第 ${brokenAt.seq} 条 row ${brokenAt.seq}`;
    console.error(`断开于第 ${brokenAt?.chainNo} 个封存${seq}：${brokenAt?.reason}；在它之前 ${grouped(rows)} 条完整`);
    console.error(
      `Broken at seal ${brokenAt?.chainNo}: ${brokenAt?.reason}; the ${grouped(rows)} rows before it are intact`,
    );
    return 1;
  },
};
