import { ApiFailure } from '../api/call.ts'
import { useLanguage, useSay } from '../text/language.tsx'

/** What a failure says to a person. */
export function Sentence({ of: error }: { of: Error }) {
  const say = useSay()
  const { language } = useLanguage()
  return error instanceof ApiFailure ? error[language] : say('failed')
}
