import { App } from 'antd'
import { ApiFailure } from '../api/call.ts'
import { useLanguage, useSay } from '../text/language.tsx'

/**
 * Runs what a press began, and says in one sentence why it was refused: `await told(() => act.mutateAsync(…))`.
 * Undefined when it was.
 */
export function useTold(): <T>(act: () => Promise<T>) => Promise<T | undefined> {
  const { message } = App.useApp()
  const { language } = useLanguage()
  const say = useSay()
  return async (act) => {
    try {
      return await act()
    } catch (error) {
      void message.error(error instanceof ApiFailure ? error[language] : say('failed'))
      return undefined
    }
  }
}
