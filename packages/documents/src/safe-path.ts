/** Names inside containers come from anybody: they are shown, and never opened. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g
const pathCharsMax = 240

/** The path without control and bidirectional characters, without `.`, `..` and drive letters, and short. */
export function safePath(path: string): string {
  const parts = path
    .toWellFormed()
    .replace(unprintable, '')
    .replace(/^[A-Za-z]:/, '')
    .split(/[\\/]/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '.' && part !== '..')
  const safe = parts.join('/')
  if (safe === '') return '未命名'
  return safe.length <= pathCharsMax ? safe : shortened(safe)
}

/** Keeps the ending, by which ties between formats are broken. */
function shortened(path: string): string {
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(path)?.[0] ?? ''
  return path.slice(0, pathCharsMax - ending.length).toWellFormed() + ending
}
