/** Characters of a file's name that people see. */
export const shownNameCharactersMax = 255

/**
 * A name that a stranger chose, as people see it: one line, nothing invisible, nothing that turns the
 * writing round (Unicode categories Cc, Cf, Zl, Zp), at most 255 characters. Never empty.
 */
export function shownName(name: string): string {
  const shown = name
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
  return [...shown].slice(0, shownNameCharactersMax).join('') || '未命名'
}
