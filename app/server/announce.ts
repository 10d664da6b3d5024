// What the person at the terminal reads: the addresses, the demo people, and what to try first.
import { networkInterfaces } from 'node:os';
import { findDemo } from '../seed/demo.ts';
import type { Serving } from './serve.ts';

export async function announce(serving: Serving, about: { where: string; tookMs: number }): Promise<void> {
  const port = new URL(serving.address.replace('0.0.0.0', 'localhost')).port;
  const lan = Object.values(networkInterfaces())
    .flat()
    .find((n) => n && n.family === 'IPv4' && !n.internal)?.address;
  const demo = await findDemo(serving.house.database);
  const base = `http://localhost:${port}`;
  const lines = [
    '',
    `  居民 Resident   ${base}/`,
    `  工作台 Desk     ${base}/desk`,
    `  网格端 Field    ${base}/field`,
    `  大屏 Wall       ${base}/screen`,
    `  公开 Open       ${base}/open        API ${base}/open/api`,
    ...(lan ? [`  手机同网可开 On the same network: http://${lan}:${port}/`] : []),
    `  数据 Data       ${about.where}`,
    '',
  ];
  if (demo) {
    lines.push('  演示账号（密码都一样）Demo accounts — password ' + (demo.accounts[0]?.password ?? ''));
    for (const a of demo.accounts) lines.push(`    ${a.username.padEnd(20)} ${a.posts} · ${a.name}`);
    for (const r of demo.residents ?? [])
      lines.push(
        `  居民 Resident: ${r.phone} ${r.name} · ${r.address}（验证码显示在页面上 the code is shown on the page）`,
      );
    lines.push('', '  先试这个 Try this first:');
    for (const [i, step] of demo.tryFirst.zh.entries()) lines.push(`    ${i + 1}. ${step}`);
    for (const [i, step] of demo.tryFirst.en.entries()) lines.push(`    ${i + 1}. ${step}`);
  }
  lines.push(
    '',
    `  就绪，用时 ${(about.tookMs / 1000).toFixed(1)} 秒 Ready in ${(about.tookMs / 1000).toFixed(1)} s. Ctrl-C 停止 stops.`,
  );
  console.log(lines.join('\n'));
}
