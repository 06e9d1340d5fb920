import { workingDaysAt } from './working-days.ts'

/** What an operator should know of the calendar of working days, and what to do; null when all is well. */
export function workingDaysSentence(at: Date): { zh: string; en: string } | null {
  const { state, lastYear } = workingDaysAt(at)
  if (state === 'known') return null
  const cure = {
    zh: '请运行 npx --yes pnpm update -r chinese-days 后重启。',
    en: 'Run npx --yes pnpm update -r chinese-days and restart.',
  }
  const next = lastYear + 1
  if (state === 'ending') {
    return {
      zh: `节假日与调休安排只到 ${lastYear} 年，${next} 年起“工作日”按周一至周五算；国务院办公厅公布下一年安排后，${cure.zh}`,
      en: `The calendar of Chinese working days ends with ${lastYear}; from ${next} on they are taken to be Monday to Friday. Once the next year's notice is out: ${cure.en}`,
    }
  }
  return {
    zh: `节假日与调休安排已在 ${lastYear} 年底用完，“工作日”现按周一至周五算。${cure.zh}`,
    en: `The calendar of Chinese working days ended with ${lastYear}; they are now taken to be Monday to Friday. ${cure.en}`,
  }
}
