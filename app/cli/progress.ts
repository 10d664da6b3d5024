// How far long work has got: one line that is written over at a terminal, a line every ten seconds where the output goes to a file.

export type Progress = { show(text: string): void; end(text?: string): void };

const atTerminalMs = 100;
const inFileMs = 10_000;

export function openProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  let shownAt = 0;
  let isOpen = false;
  return {
    show(text) {
      const now = Date.now();
      if (now - shownAt < (stream.isTTY ? atTerminalMs : inFileMs)) return;
      shownAt = now;
      stream.write(stream.isTTY ? `\r\x1b[K  ${text}` : `  ${text}\n`);
      isOpen = stream.isTTY;
    },
    end(text) {
      if (isOpen) stream.write('\r\x1b[K');
      isOpen = false;
      if (text !== undefined) console.log(text);
    },
  };
}

export const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
export const grouped = (count: number): string => count.toLocaleString('en-US');
