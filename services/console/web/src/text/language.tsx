/** Chinese first, English by a switch that is remembered. */
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Message, messages } from './messages.ts'

export type Language = 'zh' | 'en'

interface LanguageState {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
}

const LanguageContext = createContext<LanguageState>({
  language: 'zh',
  setLanguage: () => undefined,
})
const storageKey = 'jianbao.language'

function remembered(): Language {
  try {
    return localStorage.getItem(storageKey) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(remembered)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    try {
      localStorage.setItem(storageKey, language)
    } catch {
      // Storage is off: the choice lasts as long as the page.
    }
  }, [language])
  const state = useMemo(() => ({ language, setLanguage }), [language])
  return <LanguageContext value={state}>{children}</LanguageContext>
}

export function useLanguage(): LanguageState {
  return useContext(LanguageContext)
}

/** `{n}` in a message is replaced by the value of that name. */
export type Say = (message: Message, values?: Record<string, string | number>) => string

export function useSay(): Say {
  const { language } = useLanguage()
  return useMemo(
    () => (message, values) =>
      messages[message][language].replace(/\{(\w+)\}/g, (_, name) => String(values?.[name] ?? '')),
    [language],
  )
}

/** Picks the language of what the server says in both. */
export function usePick(): (both: { zh: string; en: string }) => string {
  const { language } = useLanguage()
  return (both) => both[language]
}
