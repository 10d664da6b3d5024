import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { instantOf } from '#kernel/shared/clock/time.ts';
import method from '#methods/minhu-5643/method.ts';
import { type ChatSplit, splitChat } from './split-chat.ts';

const kinds = method.requestKinds;
const pastedAt = instantOf('2022-03-06T09:00:00+08:00');
const split = (paste: string): ChatSplit => splitChat({ paste, kinds, pastedAt, estates: ['水岸新居'] });

/** `line-line kind` of each matter. */
const outline = ({ matters }: ChatSplit): string[] =>
  matters.map(({ sourceLines, suggestion }) => `${sourceLines.join('-')} ${suggestion.suggestions[0]?.kindCode}`);

const at = (time: string): number => instantOf(`${time}:00+08:00`);

test('the copy of the desktop: name and time, then the text', () => {
  const told = split('张三 2022/3/5 14:12\n小区北门路灯坏了好几天\n李四 2022/3/5 14:30:05\n单元下水道堵了');
  assert.deepEqual(outline(told), ['1-2 street_light', '3-4 pipe_blockage']);
  assert.deepEqual(
    told.matters.map((m) => [m.speaker, m.at]),
    [
      ['张三', at('2022-03-05T14:12')],
      ['李四', at('2022-03-05T14:30')],
    ],
  );
});

test('the copy of the phone: name and colon, then the text', () => {
  const told = split('张三:\n小区北门路灯坏了\n\n李四：\n单元下水道堵了');
  assert.deepEqual(outline(told), ['1-2 street_light', '4-5 pipe_blockage']);
  assert.deepEqual(
    told.matters.map((m) => m.speaker),
    ['张三', '李四'],
  );
});

test('name, colon and text in one line, where a speaker comes again', () => {
  const told = split('张三：小区北门路灯坏了\n李四：单元下水道堵了\n张三：还有垃圾桶满了没人清');
  assert.deepEqual(
    told.matters.map((m) => m.speaker),
    ['张三', '李四', '张三'],
  );
});

test('a label before a colon is no speaker', () => {
  const told = split('张三 2022/3/5 14:12\n地址：3号楼2单元601\n电话：19900001234\n问题：厨房水龙头漏水');
  assert.deepEqual(outline(told), ['1-4 home_repair']);
  const [matter] = told.matters;
  assert.equal(matter?.speaker, '张三');
  assert.deepEqual([matter?.place?.building, matter?.place?.buildingUnit, matter?.place?.room], ['3', '2', '601']);
  assert.equal(matter?.phone, '19900001234');
});

test('a home in the speaker’s name is the place when the text says none, and is marked so', () => {
  const [first, second] = split(
    '张姐(3栋201) 14:12\n家里水龙头漏水\n李哥（5栋302） 14:20\n8号楼前积水没过脚脖子',
  ).matters;
  assert.deepEqual([first?.place?.building, first?.place?.room, first?.place?.where], ['3', '201', 'name']);
  assert.deepEqual([second?.place?.building, second?.place?.where], ['8', 'text']);
  assert.equal(first?.at, at('2022-03-06T14:12'));
});

test('a forwarded record: title and date lines are the system’s, bare times belong to the day above', () => {
  const told = split(
    '微信群聊“水岸新居网格群”的聊天记录如下:\n\n—————  2022-03-04  —————\n\n张三  14:12\n\n小区北门路灯坏了',
  );
  assert.deepEqual(outline(told), ['5-7 street_light']);
  assert.equal(told.matters[0]?.at, at('2022-03-04T14:12'));
  assert.deepEqual(
    told.dropped.map((d) => d.why),
    ['system', 'blank', 'system', 'blank'],
  );
});

test('yesterday, weekdays and halves of the day are read from the day of pasting', () => {
  const times = split('甲 昨天 14:12\n路灯坏了\n乙 星期三 下午 2:05\n下水道堵了\n丙 3月1日 8:30\n积水').matters.map(
    (m) => m.at,
  );
  assert.deepEqual(times, [at('2022-03-05T14:12'), at('2022-03-02T14:05'), at('2022-03-01T08:30')]);
});

test('a time inside a sentence makes no speaker', () => {
  const told = split('张三 2022/3/5 18:00\n我家从中午停电到 14:30\n到现在还没来电');
  assert.deepEqual(outline(told), ['1-3 power_supply']);
});

test('a numbered list is as many matters, the telephone is for all of them', () => {
  const told = split(
    '王五 2022/3/5 14:20\n反映几个问题：\n1. 3号楼2单元下水道堵了\n2. 楼后面堆了好多建筑垃圾\n3、路灯不亮\n电话19900001234',
  );
  assert.deepEqual(outline(told), ['1-3 pipe_blockage', '4-4 rubbish_heap', '5-6 street_light']);
  assert.deepEqual(
    told.matters.map((m) => m.phone),
    ['19900001234', '19900001234', '19900001234'],
  );
});

test('还有 and 另外 begin another matter only where there is one', () => {
  assert.deepEqual(outline(split('赵六 14:22\n我妈80了想请家庭医生上门量血压，另外家里厨房水龙头也漏水')), [
    '1-2 family_doctor',
    '2-2 home_repair',
  ]);
  assert.deepEqual(outline(split('赵六 14:22\n厨房水龙头漏水，还有两个老人在家，挺着急')), ['1-2 home_repair']);
});

test('what one speaker says in several messages about one matter is one matter, pictures included', () => {
  const told = split('张三 14:12\n3号楼2单元\n张三 14:12\n下水道堵了\n张三 14:13\n[图片]\n张三 14:14\n臭死了');
  assert.deepEqual(outline(told), ['1-8 pipe_blockage']);
  assert.deepEqual(told.matters[0]?.media, ['图片']);
});

test('what the same speaker says about another matter is another', () => {
  assert.deepEqual(outline(split('张三 14:12\n下水道堵了\n张三 14:13\n路灯也不亮')), [
    '1-2 pipe_blockage',
    '3-4 street_light',
  ]);
});

test('talk, thanks, notices, answers of staff and voice are dropped, each with its reason', () => {
  const told = split(
    [
      '甲 14:01\n收到，谢谢[抱拳]',
      '乙 14:02\n路灯修好了，谢谢物业👍',
      '网格员小王 14:03\n@所有人 明天上午停水检修，请大家储水',
      '物业小李 14:04\n收到，马上派师傅过来',
      '丙 14:05\n[语音] 12秒',
      '丁 14:06\n[图片]',
      '"戊"拍了拍"己"',
      '己 14:07\n今天天气真好',
    ].join('\n'),
  );
  assert.deepEqual(told.matters, []);
  assert.deepEqual(
    told.dropped.map((d) => d.why),
    ['chatter', 'thanks', 'notice', 'reply', 'voice', 'media', 'system', 'chatter'],
  );
  assert.equal(told.dropped[4]?.text, '丙 14:05\n[语音] 12秒');
});

test('a repair that did not last is no thanks', () => {
  assert.deepEqual(outline(split('张三 14:12\n路灯修好了没两天又不亮了，辛苦再看看')), ['1-2 street_light']);
});

test('an emergency is never dropped, whoever says it and however', () => {
  for (const text of ['@所有人 三号楼着火了快下楼', '【紧急通知】3号楼有煤气味，请勿开灯', '救命']) {
    const told = split(`物业客服 14:12\n${text}`);
    assert.equal(told.matters[0]?.suggestion.isEmergency, true, text);
  }
});

test('an emergency told in two breaths is seen when put together', () => {
  const told = split('周九 15:10\n5号楼电梯卡住了\n周九 15:11\n里面困着两个人！！');
  assert.deepEqual(outline(told), ['1-4 elevator_trapped']);
  assert.equal(told.matters[0]?.suggestion.isEmergency, true);
});

test('a reply that quotes is proposed for merging with what it quotes, and the quotation is not told again', () => {
  const told = split(
    '张三 14:12\n小区北门路灯坏了好几天\n乙 14:13\n下水道堵了\n李四 14:15\n「张三：小区北门路灯坏了好几天」\n- - - - - - - - - -\n我们这也是',
  );
  const reply = told.matters[2];
  assert.deepEqual(reply?.duplicateOf, { index: 0, why: 'agrees' });
  assert.equal(reply?.text, '我们这也是');
  assert.equal(reply?.suggestion.suggestions[0]?.kindCode, 'street_light');
});

test('agreeing with what only the quotation holds is a matter of that kind', () => {
  const [matter] = split('李四 14:15\n「张三：小区北门路灯坏了好几天」\n- - - - - -\n我们这也是').matters;
  assert.equal(matter?.quoted, '张三：小区北门路灯坏了好几天');
  assert.equal(matter?.suggestion.suggestions[0]?.kindCode, 'street_light');
});

test('a reply that is only a receipt is dropped with its quotation', () => {
  const told = split('张三 14:12\n路灯坏了\n网格员小王 14:15\n「张三：路灯坏了」\n- - - - - - -\n收到');
  assert.deepEqual(
    told.dropped.map((d) => [d.sourceLines, d.why]),
    [[[3, 6], 'chatter']],
  );
});

test('+1 and two people telling the same lead to the first telling', () => {
  const told = split('张三 14:12\n小区北门路灯坏了好几天\n李四 14:13\n+1\n王五 14:40\n北门的路灯坏了没人管');
  assert.deepEqual(
    told.matters.map((m) => m.duplicateOf),
    [undefined, { index: 0, why: 'agrees' }, { index: 0, why: 'alike' }],
  );
});

test('a neighbour who says it is so at theirs too is another home of the same matter, and kept as told', () => {
  const told = split(
    [
      '张三(3栋101) 14:12\n我们楼停水了，有人知道吗',
      '李四(3栋201) 14:13\n+1 我家也是',
      '王五(3栋302) 14:14\n我家也停水了',
      '赵六 14:15\n+1，5号楼也没水',
      '孙七 14:16\n同上',
      '周八 14:17\n收到，谢谢',
    ].join('\n'),
  );
  const [first, ...others] = told.matters;
  assert.equal(first?.duplicateOf, undefined);
  assert.deepEqual(
    others.map((m) => [m.text, m.place?.building, m.place?.room, m.duplicateOf]),
    [
      ['+1 我家也是', '3', '201', { index: 0, why: 'agrees' }],
      ['我家也停水了', '3', '302', { index: 0, why: 'agrees' }],
      ['+1，5号楼也没水', '5', undefined, { index: 0, why: 'agrees' }],
      ['同上', undefined, undefined, { index: 0, why: 'agrees' }],
    ],
  );
  assert.deepEqual(new Set(told.matters.map((m) => m.suggestion.suggestions[0]?.kindCode)), new Set(['water_supply']));
  assert.deepEqual(
    told.dropped.map((d) => d.text),
    ['周八 14:17\n收到，谢谢'],
  );
});

test('agreement that names the matter goes to who told of it, past what was told between, and never to another matter', () => {
  const between = split(
    '张三 14:12\n小区停水了\n李四 14:13\n北门路灯坏了\n王五 14:14\n我家也停水了\n赵六 14:15\n我家也是',
  );
  assert.deepEqual(
    between.matters.map((m) => m.duplicateOf?.index),
    [undefined, undefined, 0, 0],
  );
  const alone = split('李四 14:13\n北门路灯坏了\n王五 14:14\n+1，我家也停水了');
  assert.deepEqual(outline(alone), ['1-2 street_light', '3-4 water_supply']);
  assert.equal(alone.matters[1]?.duplicateOf, undefined);
});

test('a building with the estate’s name and one without it are one place in a group of one estate, whichever was said first', () => {
  const merged = (paste: string) => split(paste).matters.map((m) => m.duplicateOf);
  const bare = '5号楼电梯坏了';
  const named = '水岸新居5号楼电梯又不动了，老人下不来';
  const proposed = [undefined, { index: 0, why: 'alike' }];
  assert.deepEqual(merged(`张三 14:01\n${bare}\n李四 14:20\n${named}`), proposed);
  assert.deepEqual(merged(`张三 14:01\n${named}\n李四 14:20\n${bare}`), proposed);
  assert.deepEqual(merged(`张三 14:01\n6号楼电梯坏了\n李四 14:20\n${named}`), [undefined, undefined]);
  const two = splitChat({
    paste: `张三 14:01\n${named}\n李四 14:20\n盛景花园5号楼电梯坏了\n王五 14:30\n${bare}`,
    kinds,
    pastedAt,
    estates: ['水岸新居', '盛景花园'],
  });
  assert.deepEqual([two.estate, two.matters.map((m) => m.duplicateOf)], [undefined, [undefined, undefined, undefined]]);
  const titled = '微信群聊“盛景花园网格群”的聊天记录如下:\n\n';
  const known = { kinds, pastedAt, estates: ['水岸新居', '盛景花园'] };
  assert.equal(splitChat({ paste: `${titled}张三 14:01\n${bare}`, ...known }).estate, '盛景花园');
});

test('agreement is a further telling however it is written, and its home may follow in the next message', () => {
  for (const words of [
    '加1我家也是',
    '加一',
    '+1+1',
    '1+',
    '我们家也这样',
    '我家同样',
    '我们楼也这样',
    '+1 我家也是，急',
  ]) {
    const [, second] = split(`张三 14:12\n3号楼停水了\n李四 14:13\n${words}`).matters;
    assert.deepEqual([second?.text, second?.duplicateOf], [words, { index: 0, why: 'agrees' }]);
  }
  const [, home] = split('张三 14:12\n3号楼停水了\n李四 14:13\n+1 我家也是\n李四 14:13\n5号楼302').matters;
  assert.deepEqual([home?.place?.building, home?.place?.room, home?.duplicateOf?.index], ['5', '302', 0]);
  assert.equal(home?.suggestion.suggestions[0]?.kindCode, 'water_supply');
  const other = split('张三 14:12\n3号楼停水了\n李四 14:13\n+1 我家也是\n李四 14:13\n北门路灯也不亮');
  assert.deepEqual(outline(other), ['1-2 water_supply', '3-4 water_supply', '5-6 street_light']);
  assert.deepEqual(split('张三 14:12\n3号楼停水了\n李四 14:13\n加1个群').matters.length, 1);
});

test('where nobody is named, agreement is still another home', () => {
  assert.deepEqual(
    split('5号楼停水了\n+1 我家也是\n我家也停水了').matters.map((m) => m.duplicateOf?.index),
    [undefined, 0, 0],
  );
});

test('two homes with a dripping tap are two matters', () => {
  const told = split('张姐(3栋201) 14:12\n厨房水龙头漏水\n李哥(5栋302) 14:20\n厨房水龙头漏水');
  assert.deepEqual(
    told.matters.map((m) => m.duplicateOf),
    [undefined, undefined],
  );
});

test('plain text without speakers is read line by line', () => {
  assert.deepEqual(outline(split('路灯坏了\n单元下水道堵了')), ['1-1 street_light', '2-2 pipe_blockage']);
  assert.deepEqual(split(''), { matters: [], dropped: [{ sourceLines: [1, 1], text: '', why: 'blank' }] });
});

const words = fc.constantFrom(
  '路灯坏了',
  '收到',
  '3号楼2单元下水道堵了',
  '另外楼道漏水',
  '1. 积水 2. 噪音太吵',
  '+1',
  '[图片]',
  '[语音] 3秒',
  '谢谢',
  '「张三：路灯坏了」',
  '「没有结束',
  '- - - - - -',
  '着火了',
  '@所有人 通知',
  '',
  '   ',
  '—— 2022-03-05 ——',
  '14:30',
  '地址：3号楼',
  '😀',
  '今天天气真好',
  '"甲"拍了拍"乙"',
);
const header = fc.constantFrom(
  '张三 2022/3/5 14:12',
  '李四:',
  '王五(3栋201) 14:12',
  '2022-03-05 14:12:33 赵六',
  '张三：还有路灯不亮',
  '张三 昨天 9:05',
);
const chat = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: words },
      { weight: 2, arbitrary: header },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
    ),
    { maxLength: 40 },
  )
  .chain((lines) => fc.constantFrom('\n', '\r\n').map((end) => lines.join(end)));

test('every line of any paste is in matters or in what was dropped, never in both', () => {
  fc.assert(
    fc.property(chat, (paste) => {
      const { matters, dropped } = split(paste);
      const lines = paste.split(/\r\n|[\n\r\u2028\u2029]/u);
      const inMatter = lines.map((_, i) => matters.some((m) => m.sourceLines[0] <= i + 1 && i + 1 <= m.sourceLines[1]));
      const timesDropped = lines.map(
        (_, i) => dropped.filter((d) => d.sourceLines[0] <= i + 1 && i + 1 <= d.sourceLines[1]).length,
      );
      lines.forEach((line, i) => {
        assert.equal(
          (inMatter[i] ? 1 : 0) + (timesDropped[i] ?? 0),
          1,
          `line ${i + 1} “${line}” of ${JSON.stringify(paste)}`,
        );
      });
    }),
    { numRuns: 400 },
  );
});

test('what a person said is kept word for word, in a matter or among what was dropped', () => {
  fc.assert(
    fc.property(chat, (paste) => {
      const { matters, dropped } = split(paste);
      const kept = [...matters.map((m) => `${m.text}\n${m.quoted}`), ...dropped.map((d) => d.text)].join('\n');
      for (const said of ['路灯坏了', '下水道堵了', '楼道漏水', '积水', '噪音太吵', '着火了', '今天天气真好']) {
        const times = paste.split(said).length - 1;
        assert.ok(kept.split(said).length - 1 >= times, `${said} in ${JSON.stringify(paste)}`);
      }
    }),
    { numRuns: 400 },
  );
});

test('a proposal to merge always points to an earlier matter that is not itself one', () => {
  fc.assert(
    fc.property(chat, (paste) => {
      const { matters } = split(paste);
      matters.forEach(({ duplicateOf }, index) => {
        if (!duplicateOf) return;
        assert.ok(duplicateOf.index < index);
        assert.equal(matters[duplicateOf.index]?.duplicateOf, undefined);
      });
    }),
  );
});

test('a paste of megabytes is read in part and says which lines were not', () => {
  const paste = '张三 2022/3/5 14:12\n路灯坏了\n'.repeat(300_000);
  const { matters, dropped } = split(paste);
  const last = dropped.at(-1);
  assert.equal(last?.why, 'too_long');
  assert.equal(last?.sourceLines[1], 600_001);
  assert.equal(
    Math.max(...matters.map((m) => m.sourceLines[1]), ...dropped.slice(0, -1).map((d) => d.sourceLines[1])) + 1,
    last?.sourceLines[0],
  );
  assert.doesNotThrow(() => split('a'.repeat(10_000_000)));
  assert.doesNotThrow(() => split('「'.repeat(100_000)));
});
