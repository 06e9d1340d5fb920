import { matchText } from './match-text.ts'

/**
 * Folds the name of a section, issuer, series or document as words are folded, and its brackets too:
 * 《…》 go, and 国发〔2021〕6号, [2021] and （2021） are one number.
 */
export function foldName(name: string): string {
  return matchText(name)
    .replace(/[《》〈〉]/gu, '')
    .replace(/[〔[【]/gu, '(')
    .replace(/[〕\]】]/gu, ')')
}
