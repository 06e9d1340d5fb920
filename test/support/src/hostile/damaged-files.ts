/** Honest files cut short or with bits turned over, at places that the seed decides. */
import { randomFrom } from '../random-from.ts'
import { honestFiles } from './honest-files.ts'
import type { HostileFile } from './hostile-file.ts'

const cutsOfEach = 5
const flipsOfEach = 6
const noiseFiles = 16

/** What a damaged file may come to: read as far as it goes, or refused for what is wrong with it. */
const anyHonestVerdict = [
  'parsed',
  'damaged-file',
  'encrypted',
  'empty-file',
  'no-text',
  'not-text',
  'no-members',
  'no-member-read',
  'needs-ocr',
  'unsupported-format',
  'expanded-too-large',
  'too-many-entries',
]

function truncated(): HostileFile[] {
  return Object.entries(honestFiles).flatMap(([kind, make], of) =>
    Array.from({ length: cutsOfEach }, (_, number) => ({
      what: `${kind} cut short (${number + 1})`,
      name: `cut-${number + 1}.${kind}`,
      content: () => {
        const whole = make()
        const share = (number + 0.1 + 0.8 * randomFrom(of * 100 + number)()) / cutsOfEach
        return whole.subarray(0, Math.max(1, Math.floor(whole.length * share)))
      },
      verdicts: anyHonestVerdict,
      fast: number === 2,
    })),
  )
}

function flipped(): HostileFile[] {
  return Object.entries(honestFiles).flatMap(([kind, make], of) =>
    Array.from({ length: flipsOfEach }, (_, number) => ({
      what: `${kind} with bits turned over (${number + 1})`,
      name: `flipped-${number + 1}.${kind}`,
      content: () => {
        const bytes = Buffer.from(make())
        const random = randomFrom(of * 1_000 + number + 7)
        for (let flip = 0; flip < 3 ** number; flip += 1) {
          const at = Math.floor(random() * bytes.length)
          bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
        }
        return bytes
      },
      verdicts: anyHonestVerdict,
      fast: number === 2,
    })),
  )
}

function noise(): HostileFile[] {
  return Array.from({ length: noiseFiles }, (_, number) => ({
    what: `noise of ${2 ** (number + 5)} bytes`,
    name: `noise-${number}.${['txt', 'docx', 'pdf', 'zip'][number % 4]}`,
    content: () => {
      const random = randomFrom(number + 99)
      return Buffer.from(Array.from({ length: 2 ** (number + 5) }, () => random() * 256))
    },
    verdicts: ['not-text', 'unsupported-format', 'damaged-file', 'no-text'],
    fast: number === 8,
  }))
}

export const damagedFiles = (): HostileFile[] => [...truncated(), ...flipped(), ...noise()]
