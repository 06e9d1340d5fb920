/**
 * Mentions: everything an article names that a reader can check. Each one knows its place.
 *
 * `start` and `end` are UTF-16 code units into the bulletin's normalised text, and
 * `text.slice(start, end)` equals the mention's `text`. Always.
 */
import { z } from 'zod'

/** A place in the normalised text. `text.slice(start, end) === text` of whatever carries it. */
const place = {
  text: z.string(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
}

/** Six-digit division code of GB/T 2260, for example `431222`. */
export const regionCode = z.string().regex(/^\d{6}$/)

export const regionLevel = z.enum(['province', 'prefecture', 'county'])

/**
 * A division of GB/T 2260 at its deepest reading: 陕西西安 is 610100.
 *
 * `role` tells a place from a name that merely contains one (an office, a school, a product, a
 * title of a document). `candidates` holds the codes still possible when the text does not decide.
 */
export const regionMention = z.object({
  code: regionCode,
  name: z.string(),
  level: regionLevel,
  role: z.enum(['place', 'organisation', 'product', 'title']),
  candidates: z.array(regionCode),
  ...place,
})

/**
 * Money. `value` is in the currency's unit (元 for CNY), the double nearest to the exact decimal:
 * 27.4665亿元 is 2746650000. A range is one mention with `valueMax`. `per` is the unit of a rate
 * (5000元/亩 has `per: "亩"`). Currency codes are ISO 4217.
 */
export const amountMention = z.object({
  value: z.number(),
  valueMax: z.number().nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  qualifier: z.enum(['exact', 'about', 'over', 'under', 'at-least', 'at-most']),
  per: z.string().nullable(),
  ...place,
})

/** A share: 22.6% is 22.6 `percent`, 7个百分点 is 7 `points`, 三成 is 3 `cheng`, 5‰ is 5 `permille`. */
export const percentageMention = z.object({
  value: z.number(),
  valueMax: z.number().nullable(),
  kind: z.enum(['percent', 'points', 'cheng', 'permille']),
  ...place,
})

/**
 * A date in EDTF (ISO 8601-2): `2021-06-17`, `2021-06`, `2021`; without a year in the words
 * `XXXX-07-23` or `XXXX-07`. `resolved` may hold the full date inferred from the bulletin.
 */
export const dateMention = z.object({
  edtf: z.string(),
  resolved: z.string().nullable(),
  ...place,
})

/**
 * A cited policy document: what stands in 《》. `title` is the full title even where the text says
 * 《意见》 for short; `number` is its 文号; `verb` what was done with it (印发, 发布, 出台 …).
 */
export const documentMention = z.object({
  title: z.string(),
  number: z.string().nullable(),
  verb: z.string().nullable(),
  ...place,
})

/** A body that the text names. `canonical` is shared by all its spellings: 发改委, 国家发展改革委. */
export const agencyMention = z.object({ name: z.string(), canonical: z.string(), ...place })

/** A counted thing that is not money: 4085座, 1.9倍. */
export const quantityMention = z.object({ value: z.number(), unit: z.string(), ...place })

/** A programme or product named in quotation marks: “农e贷”. */
export const programmeMention = z.object({ name: z.string(), ...place })

/** A person named with the post they hold. */
export const personMention = z.object({ name: z.string(), post: z.string(), ...place })

/** A date by which something must be done. `text` spans the date, its 前 and the verb that binds it. */
export const deadlineMention = z.object({
  edtf: z.string(),
  resolved: z.string().nullable(),
  verb: z.string().nullable(),
  ...place,
})

/** A web address as printed. */
export const linkMention = z.object({ url: z.string(), ...place })

/** Every occurrence in label, title, abstract and blocks, in text order, by kind. */
export const mentions = z.object({
  regions: z.array(regionMention),
  amounts: z.array(amountMention),
  percentages: z.array(percentageMention),
  dates: z.array(dateMention),
  documents: z.array(documentMention),
  agencies: z.array(agencyMention),
  quantities: z.array(quantityMention),
  programmes: z.array(programmeMention),
  people: z.array(personMention),
  deadlines: z.array(deadlineMention),
  links: z.array(linkMention),
})

export type RegionLevel = z.infer<typeof regionLevel>
export type RegionMention = z.infer<typeof regionMention>
export type AmountMention = z.infer<typeof amountMention>
export type PercentageMention = z.infer<typeof percentageMention>
export type DateMention = z.infer<typeof dateMention>
export type DocumentMention = z.infer<typeof documentMention>
export type AgencyMention = z.infer<typeof agencyMention>
export type QuantityMention = z.infer<typeof quantityMention>
export type ProgrammeMention = z.infer<typeof programmeMention>
export type PersonMention = z.infer<typeof personMention>
export type DeadlineMention = z.infer<typeof deadlineMention>
export type LinkMention = z.infer<typeof linkMention>
export type Mentions = z.infer<typeof mentions>
