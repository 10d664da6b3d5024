// Reads tokens.css so that code that needs a colour as a value (antd's theme, a canvas) takes it from the one place.

export type Tokens = Record<string, string>;

/** The custom properties of the first `:root` block, without their leading dashes. */
export function readTokens(css: string): Tokens {
  const block = /:root\s*\{([^}]*)\}/.exec(css)?.[1] ?? '';
  const tokens: Tokens = {};
  for (const [, name, value] of block.matchAll(/--([\w-]+):\s*([^;]+);/g)) {
    if (name && value) tokens[name] = value.trim();
  }
  return tokens;
}

/** Contrast of two `#rrggbb` colours by WCAG 2.2, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour);
  if (!match) throw new RangeError(`Not a #rrggbb colour: ${colour}`);
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((pair) => {
    const share = Number.parseInt(pair, 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
