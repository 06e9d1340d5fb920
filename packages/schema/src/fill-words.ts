/** Numbers in English words: which form of a word goes with which number. Chinese has one form. */

const rules = new Intl.PluralRules('en')

/** A number as it may be written: `1`, `1,234`, `10,000+`. */
const isOne = (written: string | number) => rules.select(Number(written)) === 'one'

/** `1 article`, `2 articles`; `other` where the word takes more than an s. */
export const counted = (n: number, one: string, other = `${one}s`): string =>
  `${n} ${isOne(n) ? one : other}`

/**
 * Fills a text: `{n}` is the value of that name, `{n|article waits|articles wait}` the words that go with
 * it in English. A value that is not given is left empty.
 */
export function fillWords(
  text: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return text.replace(
    /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g,
    (_, name: string, one?: string, other?: string) => {
      const value = values[name] ?? ''
      return one === undefined ? String(value) : String(isOne(value) ? one : other)
    },
  )
}
