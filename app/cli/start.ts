import type { Command } from './command.ts';

export const command: Command = {
  about: {
    zh: '启动服务；首次启动准备演示区',
    en: 'Start the server; the first start prepares a demonstration district',
  },
  usage: ['start'],
  help: [
    {
      zh: '环境变量：HUYING_PORT 端口（8080）· HUYING_DATA 数据目录 · DATABASE_URL 自备数据库 · HUYING_SEED=0 不要演示区 · HUYING_KEY 密钥',
      en: 'Environment: HUYING_PORT (8080) · HUYING_DATA data folder · DATABASE_URL your own database · HUYING_SEED=0 no demonstration · HUYING_KEY the key',
    },
  ],
  async run() {
    await import('../server/start.ts');
    return undefined;
  },
};
