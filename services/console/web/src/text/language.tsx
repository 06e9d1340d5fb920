/** Chinese first, English by a switch that is remembered. */
import { fillWords } from '@jianbao/schema/fill-words'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useCircumstances } from '../shell/circumstances.ts'
import type { Language } from '../shell/first-view.ts'
import { type Message, messages } from './messages.ts'

interface LanguageState {
  readonly language: Language
  readonly setLanguage: (language: Language) => void
}

const LanguageContext = createContext<LanguageState>({
  language: 'zh',
  setLanguage: () => undefined,
})

const rememberedSeconds = 365 * 86_400

/** The server reads it, to speak that language from the first page on. */
function remember(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  // biome-ignore lint/suspicious/noDocumentCookie: browsers have a cookie store only where the console is opened by https or on its own machine.
  document.cookie = `jianbao.language=${language}; path=/; max-age=${rememberedSeconds}; samesite=lax`
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, show] = useState(useCircumstances().language)
  const state = useMemo(() => {
    const setLanguage = (chosen: Language) => {
      remember(chosen)
      show(chosen)
    }
    return { language, setLanguage }
  }, [language])
  return <LanguageContext value={state}>{children}</LanguageContext>
}

export function useLanguage(): LanguageState {
  return useContext(LanguageContext)
}

/** `{n}` in a message is the value of that name, `{n|article|articles}` the word that goes with it. */
export type Say = (message: Message, values?: Record<string, string | number>) => string

export function useSay(): Say {
  const { language } = useLanguage()
  return useMemo(
    () => (message, values) => fillWords(messages[message][language], values),
    [language],
  )
}

/** Picks the language of what the server says in both. */
export function usePick(): (both: { zh: string; en: string }) => string {
  const { language } = useLanguage()
  return (both) => both[language]
}
