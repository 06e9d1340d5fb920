/** Times as people read them: how long ago, and the exact time on a closer look. */
import { useEffect, useState } from 'react'
import { useCircumstances } from '../shell/circumstances.ts'
import { useIsHydrated } from '../shell/use-is-hydrated.ts'
import { useLanguage, useSay } from '../text/language.tsx'

const locales = { zh: 'zh-CN', en: 'en' } as const
const steps = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** Making a format takes a hundred times as long as using it. */
function kept<Given extends readonly string[], Format>(make: (...given: Given) => Format) {
  const formats = new Map<string, Format>()
  return (...given: Given): Format => {
    const key = given.join(' ')
    const format = formats.get(key) ?? make(...given)
    formats.set(key, format)
    return format
  }
}

const relativeFormat = kept(
  (locale: string) => new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }),
)
const exactFormat = kept(
  (locale: string, to: 'minutes' | 'seconds', timeZone: string) =>
    new Intl.DateTimeFormat(locale, {
      timeZone,
      dateStyle: 'medium',
      timeStyle: to === 'seconds' ? 'medium' : 'short',
      hourCycle: 'h23',
    }),
)

export function Ago({ at }: { at: string }) {
  const say = useSay()
  const { language } = useLanguage()
  const exact = useExact()
  const seconds = (new Date(at).getTime() - useNow()) / 1000
  return (
    <time dateTime={at} title={exact(at)}>
      {Math.abs(seconds) > 7 * 86_400
        ? exact(at)
        : (relative(seconds, locales[language]) ?? say('justNow'))}
    </time>
  )
}

/** Undefined within a minute. */
function relative(seconds: number, locale: string): string | undefined {
  const format = relativeFormat(locale)
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit)
  }
  return undefined
}

/** In the home's zone; to the minute, or to the second where things follow one another closely. */
export function useExact(): (at: string, to?: 'minutes' | 'seconds') => string {
  const { language } = useLanguage()
  const { timeZone } = useCircumstances()
  return (at, to = 'minutes') => exactFormat(locales[language], to, timeZone).format(new Date(at))
}

/** How long something lasted, or lasts so far: 3 分钟, 2 h. */
export function useDuration(): (since: string, until?: string) => string {
  const { language } = useLanguage()
  const now = useNow()
  return (since, until) => {
    const end = until === undefined ? now : new Date(until).getTime()
    const seconds = Math.max(0, (end - new Date(since).getTime()) / 1000)
    const [unit, size] = steps.find(([, each]) => seconds >= each) ?? (['second', 1] as const)
    return new Intl.NumberFormat(locales[language], {
      style: 'unit',
      unit,
      unitDisplay: language === 'zh' ? 'long' : 'short',
      maximumFractionDigits: 0,
    }).format(Math.floor(seconds / size))
  }
}

/** Read again now and then, so that “3 minutes ago” does not stay for ever. The first picture shows the server's. */
function useNow(): number {
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 15_000)
    return () => clearInterval(timer)
  }, [])
  const { now } = useCircumstances()
  return useIsHydrated() ? Date.now() : now
}
