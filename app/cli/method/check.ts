// `method check`: what is wrong with a work method before anybody is bound by it, by place and in the clerk's words.
import { checkMethod } from '#modules/methods/shared/check-method.ts';
import { checkReach } from '#modules/methods/shared/check-reach.ts';
import { isReach, lineOf, readMethod, tellProblems } from './read.ts';

export async function checkFile(path: string): Promise<number> {
  const candidate = await readMethod(path);
  if (isReach(candidate)) {
    // By itself: what other methods in force hold is compared when it is weighed or published.
    const check = checkReach(candidate);
    if (!check.isValid) return tellProblems(check.problems);
    const { name, version, title, registers, rhythms } = check.method;
    const counts = `${registers.length} 个台账、${rhythms.length} 个节奏，没有问题`;
    console.log(
      `✓ ${title.zh} ${name} ${version}：${counts} / ${registers.length} registers, ${rhythms.length} rhythms, nothing wrong`,
    );
    return 0;
  }
  const check = checkMethod(candidate);
  if (!check.isValid) return tellProblems(check.problems);
  for (const advice of check.advice) console.log(lineOf('·', advice));
  const { name, version, title, requestKinds } = check.method;
  console.log(
    `✓ ${title.zh} ${name} ${version}：${requestKinds.length} 类诉求，没有问题 / ${requestKinds.length} kinds, nothing wrong`,
  );
  return 0;
}
