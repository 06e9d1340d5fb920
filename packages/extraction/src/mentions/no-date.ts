import type { Numeral } from './numeral.ts'

/** 2000年历史, 1500年古树, 2021年第6号公告: a number and 年 that name no year. */
const notYearAfter = /^(的?历史|来的|古树|树龄|代|第[0-9一二三四五六七八九十]{1,3}号)/
const durationBefore = '近约满逾'

export function isNoYear(text: string, numeral: Numeral): boolean {
  if (notYearAfter.test(text.slice(numeral.end + 1, numeral.end + 6))) return true
  const before = text[numeral.start - 1] ?? '\n'
  if (durationBefore.includes(before) && numeral.value.digits < '1900') return true
  return /[A-Za-z0-9.\-/]/.test(before) && !/[-]/.test(before)
}

/** 6月龄, 5月嫂: 月 that begins another word. */
const notMonthAfter = /^(?:[龄嫂饼薪租供票球亮光牙子台坛]|工(?![业作程信会商地匠厂人]))/
/** Words that stand after the name of a month and never after a number of moons. */
const monthAfter =
  /^(份|底|末|初|中旬|上旬|下旬|以来|以前|之前|前|起|至|到|—|-|，|。|、|；|）|\n|间|正式|召开|启动)/
const monthBefore = /(今年|去年|明年|当年|同年|次年|本年|年|截至|截止|自|从|到|至|于|在|，|（)$/

/** 一月一评: once a month. */
const monthly = /^月[一1][\u4e00-\u9fff]/

/** 阳春三月, 人间四月: a season in a set phrase. */
const poeticBefore = /(阳春|烟花|人间|莺飞)$/

const festivals = /^[三五七九](月三|月五|月七|月九)/

/**
 * True where a number and 月 are no month of the solar year. Chinese numerals need a word beside
 * them that says so, for 三月三, 六月雪 and 一月一次 are no dates.
 */
export function isNoMonth(text: string, numeral: Numeral, hasYear: boolean): boolean {
  const after = text.slice(numeral.end + 1, numeral.end + 4)
  if (notMonthAfter.test(after)) return true
  if (hasYear) return false
  const rhythm = text.slice(numeral.end, numeral.end + 3)
  if (monthly.test(rhythm) && !/[日号]/.test(rhythm)) return true
  const before = text.slice(Math.max(0, numeral.start - 3), numeral.start)
  if (/[第近每满.\-·/A-Za-z]$/.test(before) || /(农历|阴历|旧历)$/.test(before)) return true
  if (poeticBefore.test(before)) return true
  if (numeral.arabic) return false
  if (festivals.test(text.slice(numeral.start, numeral.start + 3))) return true
  return !(monthAfter.test(after) || monthBefore.test(before))
}
