// How alike two names are: the same, the same in other characters, of one sound, or one character apart in a way that hands and scanners mistake.
// The tables are short and of names: a pair they do not know is not thereby different, it only is not told to be alike.

/** Characters that write one name: older forms first, with the one of today. */
const olderForms =
  '張张 陳陈 劉刘 楊杨 黃黄 趙赵 吳吴 孫孙 馬马 許许 鄭郑 謝谢 韓韩 馮冯 鄧邓 蕭萧 蔣蒋 葉叶 餘余 閻阎 蘇苏 盧卢 鍾钟 陸陆 譚谭 範范 賈贾 韋韦 鄒邹 龍龙 萬万 錢钱 湯汤 賴赖 顧顾 ' +
  '龔龚 嚴严 華华 國国 蘭兰 鳳凤 軍军 偉伟 麗丽 傑杰 寶宝 瑋玮 慶庆 榮荣 貴贵 蓮莲 蘋苹 飛飞 強强 東东 興兴 義义 愛爱 豔艳 艷艳 靜静 曉晓 燁烨 輝辉 鵬鹏 濤涛 紅红 雲云 ' +
  '豐丰 啟启 啓启 會会 書书 樹树 進进 運运 選选 連连 達达 遠远 鴻鸿 鶴鹤 齊齐 黨党 衛卫 衞卫 賢贤 質质 贊赞 資资 長长 門门 開开 關关 陽阳 陰阴 雙双 順顺 頌颂 領领 顏颜 願愿 風风 馳驰 驍骁 ' +
  '魯鲁 鳴鸣 麥麦 亞亚 來来 倫伦 倉仓 儀仪 億亿 優优 兒儿 剛刚 創创 動动 勝胜 勛勋 區区 協协 單单 喬乔 壽寿 夢梦 婭娅 嬌娇 學学 寧宁 實实 導导 峯峰 嵐岚 帥帅 師师 廣广 憶忆 ' +
  '懷怀 戰战 揚扬 昇升 時时 暢畅 朧胧 權权 歐欧 歡欢 歸归 氣气 漢汉 潔洁 潤润 澤泽 瀟潇 灝灏 煥焕 燈灯 爾尔 獻献 現现 瓊琼 畢毕 盡尽 碩硕 禮礼 種种 穎颖 競竞 筆笔 節节 紀纪 純纯 ' +
  '紹绍 結结 維维 綱纲 緒绪 緯纬 繡绣 繼继 續续 羅罗 聖圣 聞闻 聰聪 職职 聯联 肅肃 與与 舉举 莊庄 蔭荫 藝艺 藍蓝 裝装 製制 覺觉 訓训 記记 詠咏 詩诗 誠诚 語语 諾诺 謙谦 識识 譯译 讓让';
/** Shapes that are mistaken for one another when a page is copied by hand or read by a machine. */
const alikeShapes =
  '己已巳 末未 土士 日曰 人入八 千干于 天夫无 大太犬 王玉主 田由甲申 戊戌戍 免兔 鸟乌 今令 冶治 析折 梁粱 候侯 竞竟 卷券 栗粟 籍藉 准淮 薄簿 晴睛 哀衷衰 茶荼 享亨 刺剌 壁璧 辨辩辫瓣 杨扬 风凤 明朋 ' +
  '清情晴 洋祥 海侮 娟涓 芬芳 苹萍 菊掬 桂佳 贞员 贤坚 俊峻 恒桓 栋拣 宇字 宁丁 凡几 刚钢 冰水 永水 文丈 元无 云去 月用 丹舟 亚业 兰三 兴共 英莫 荣菜 莲连 华毕 建健 秀季 李季 青责 春舂 昌冒 晨展 ' +
  '景影 林材 梅海 椿桩 民氏 洁浩 波坡 涛祷 玲铃 珍诊 琴琵 瑞端 生主 白自 百白 盼吩 福富 红江 维雄 美羊 艳绝 艺忆 良艮 若苦 茂茅 蕾雷 衡衔 西酉 诚城 贵责 超起 军车 辉挥 进近 远达 金全 银很 锋峰 长张 ' +
  '阳阻 雪雷 雨两 霞震 静挣 飞气 鹏鸣 龙尤 孟孟 曾会 崔催 傅博 侍待 陈阵 韩朝 许计 邓郑 冯汤 徐涂 孙扑 郭敦 高商 罗岁 宋末 唐康 沈沉 任仁 吕昌 余佘 潘播 杜社 戴载 钟种 汪汀 田旧 姜美 范苑 石右 姚挑';

const pairsOf = (text: string): string[][] => text.split(' ').map((group) => Array.from(group));
const todayOf = new Map(pairsOf(olderForms).map(([older = '', today = '']) => [older, today]));
const shapes = new Map<string, Set<string>>();
for (const group of pairsOf(alikeShapes))
  for (const one of group) shapes.set(one, new Set([...(shapes.get(one) ?? []), ...group]));

/** A name in the characters of today, without spaces and the dots between parts. */
export function plainName(name: string): string {
  const letters = Array.from(
    name
      .normalize('NFKC')
      .replace(/[\s·•・.．]/gu, '')
      .toLowerCase(),
  );
  return letters.map((letter) => todayOf.get(letter) ?? letter).join('');
}

/**
 * `same` to the letter · `variant` the same in older characters or other dots · `sound` other characters of one sound · `slip` one character apart that is
 * easily mistaken · `letter` one character apart otherwise · `none`.
 */
export type NameLikeness = 'same' | 'variant' | 'sound' | 'slip' | 'letter' | 'none';

export type Named = { name: string; pinyin: string };

export function nameLikeness(one: Named, other: Named): NameLikeness {
  if (one.name === other.name) return 'same';
  const [a, b] = [Array.from(plainName(one.name)), Array.from(plainName(other.name))];
  if (a.join('') === b.join('')) return 'variant';
  const isSound = one.pinyin !== '' && one.pinyin === other.pinyin;
  if (a.length !== b.length) return isSound ? 'sound' : 'none';
  const apart = a.flatMap((letter, i) => (letter === b[i] ? [] : [[letter, b[i] ?? ''] as const]));
  if (isSound) return 'sound';
  const [first] = apart;
  if (apart.length !== 1 || !first) return 'none';
  return shapes.get(first[0])?.has(first[1]) ? 'slip' : 'letter';
}
