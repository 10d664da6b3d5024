// What a password must be (GB/T 22239-2019 8.1.4.1: complexity; ASVS 2.1: length and a list of what everybody guesses first). Pure.

export const shortestPassword = 10;
export const longestPassword = 128;

export type PasswordFault =
  | 'too_short'
  | 'too_long'
  | 'one_kind'
  | 'common'
  | 'like_username'
  | 'repeats'
  | 'same_as_before';

/** Guessed first by everybody, of ten characters and more; compared without case and with the usual letters put back for signs. */
const COMMON = new Set(
  `1234567890 0123456789 0987654321 1q2w3e4r5t 1qaz2wsx3edc 1qazxsw23edc qwertyuiop qwerty12345 qwerty123456 qwe123456789 qwer123456
   password12 password123 password1234 password12345 passw0rd123 p@ssw0rd123 admin12345 admin123456 admin888888 administrator root123456
   test123456 a123456789 aa12345678 aa123456789 abc1234567 abc12345678 abc123456789 abcd123456 abcd12345678 a1234567890 123456789a 1234567890a
   123456abcdef 123456qwerty 12345qwert asdfghjkl123 asdf123456 zxcvbnm123 zxcvbnm123456 iloveyou123 welcome123 welcome1234 letmein1234
   woaini1314 woaini520 woaini521 woaini5201314 woaini1314520 5201314woaini 5201314520 520131420 1314520woaini qq123456789 wang123456 zhang123456
   li12345678 liu1234567 chen123456 yang123456 a5201314520 huying1234 huying12345 huying123456 jining1234 jining123456 gaoxin1234 gaoxinqu123
   shequ12345 wangge12345 qwertyuiop123 changeme123 default123 888888888a 666666666a 1111111111a`.split(/\s+/),
);

const UNDISGUISED: Record<string, string> = { '@': 'a', $: 's', '!': 'i' };

/** Everything wrong with it at once, so that the next try can be right. */
export function checkPassword(password: string, about: { username: string; previous?: string }): PasswordFault[] {
  const faults: PasswordFault[] = [];
  const length = [...password].length;
  const lower = password.normalize('NFKC').toLowerCase();
  const plain = lower.replace(/[@$!]/g, (sign) => UNDISGUISED[sign] ?? sign);
  if (length < shortestPassword) faults.push('too_short');
  if (password.length > longestPassword) faults.push('too_long');
  if (kindsOf(password) < 2) faults.push('one_kind');
  if (COMMON.has(lower) || COMMON.has(plain)) faults.push('common');
  if (isLike(lower, about.username.toLowerCase())) faults.push('like_username');
  if (length > 0 && new Set(lower).size < 5) faults.push('repeats');
  if (about.previous !== undefined && password === about.previous) faults.push('same_as_before');
  return faults;
}

function kindsOf(password: string): number {
  return [/\p{L}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
}

/** The username itself, backwards, or with only digits and signs around it. */
function isLike(password: string, username: string): boolean {
  if (username === '') return false;
  const letters = password.replace(/[^\p{L}]/gu, '');
  const nameLetters = username.replace(/[^\p{L}]/gu, '');
  return (
    password === username ||
    password === [...username].toReversed().join('') ||
    (nameLetters.length >= 3 && letters === nameLetters)
  );
}

export const passwordFaultWords: Record<PasswordFault, { zh: string; en: string }> = {
  too_short: { zh: `至少 ${shortestPassword} 个字符`, en: `at least ${shortestPassword} characters` },
  too_long: { zh: `最多 ${longestPassword} 个字符`, en: `at most ${longestPassword} characters` },
  one_kind: { zh: '要有字母、数字、符号中的两种', en: 'two of letters, digits and signs' },
  common: { zh: '太常见，容易被猜中', en: 'too common' },
  like_username: { zh: '不能和用户名一样', en: 'not the username' },
  repeats: { zh: '不能总是同几个字符', en: 'not the same few characters over and over' },
  same_as_before: { zh: '要和原来的不同', en: 'different from the present one' },
};
