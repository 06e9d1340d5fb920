/** The calendar behind cadence `workdays`: it ends with the last year the State Council has planned. */
import { workingDaysAt, workingDaysSentence } from '@jianbao/store'
import { care, type Finding, ok } from './finding.ts'

export function checkWorkingDays(at: Date): Omit<Finding, 'check'> {
  const warning = workingDaysSentence(at)
  if (warning) return care(warning.zh, warning.en)
  const { lastYear } = workingDaysAt(at)
  return ok(
    `节假日与调休安排到 ${lastYear} 年底`,
    `The calendar of Chinese working days reaches to the end of ${lastYear}`,
  )
}
