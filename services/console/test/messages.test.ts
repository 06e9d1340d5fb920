import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fillWords } from '@jianbao/schema/fill-words'
import { expect, test } from 'vitest'
import { messages } from '../web/src/text/messages.ts'

test('no name of a text on the pages is given twice: the second would silently replace the first', () => {
  const folder = join(import.meta.dirname, '../web/src/text')
  const files = readdirSync(folder).filter((name) => name.endsWith('messages.ts'))
  const names = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    return [...text.matchAll(/^ {2}'?([\w-]+)'?: \{/gm)].map(([, name]) => name)
  })
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('English never says “1 articles wait” or “2 article”: every count has the form of its number', () => {
  /** Every name in it with the same value. */
  const filled = (text: string, n: number) => {
    const names = [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => [name, n] as const)
    return fillWords(text, Object.fromEntries(names))
  }
  const texts = Object.values(messages).map(({ en }) => en as string)
  const ofOne = texts.map((text) => filled(text, 1))
  expect(
    ofOne.filter((text) =>
      /\b1 (?:\w+ )?\w+s\b/.test(text.replace(/\b(?:waits|runs|has|is)\b/g, '')),
    ),
  ).toEqual([])
  expect(ofOne.filter((text) => /\b1 (?:\w+ )*(?:are|have|wait|run)\b/.test(text))).toEqual([])
  const singular = /\{\w+\|(\w+)/g
  const countedOnce = new Set(
    texts.flatMap((text) => [...text.matchAll(singular)].map(([, word = '']) => word)),
  )
  expect(countedOnce.size).toBeGreaterThan(10)
  const one = new RegExp(`\\b2 (?:${[...countedOnce].join('|')})\\b`)
  expect(texts.map((text) => filled(text, 2)).filter((text) => one.test(text))).toEqual([])
})
