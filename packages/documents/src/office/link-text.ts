const webAddress = /^https?:\/\//i
const white = /\s+/g

/** What a link prints: its words, and behind them its address where the words do not say it. */
export function linkText(words: string, address: string): string {
  const target = address.trim()
  if (words.trim() === '' || !webAddress.test(target) || target.search(white) >= 0) return words
  const said = words.replace(white, '')
  const bare = target.replace(/\/$/, '')
  return said.includes(bare) || bare.endsWith(said.replace(/\/$/, ''))
    ? words
    : `${words}（${target}）`
}
