/** Sums of money as people read them: 10.2万亿元, 10.2T yuan. */
import { useLanguage, useSay } from '../text/language.tsx'

const units = [
  ['万亿', 1e12],
  ['亿', 1e8],
  ['万', 1e4],
] as const

const plain = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 4, useGrouping: false })
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 4 })

function inChinese(value: number): string {
  const [unit, size] = units.find(([, each]) => value >= each) ?? (['', 1] as const)
  return `${plain.format(value / size)}${unit}`
}

/** `useSum()(2_000_000, 'CNY')`; of a currency without a word of its own its code is shown. */
export function useSum(): (value: number, currency?: string) => string {
  const say = useSay()
  const { language } = useLanguage()
  return (value, currency = 'CNY') => {
    const figure = language === 'zh' ? inChinese(value) : compact.format(value)
    return `${figure}${currency === 'CNY' ? say('yuanShort') : ` ${currency}`}`
  }
}
