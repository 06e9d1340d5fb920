/** Bytes → everything the ledger wants to know of a bulletin. Pure: no database, no clock. */
import { decodeText } from '@jianbao/documents'
import {
  bandsOf,
  fingerprintOf,
  type ParseOptions,
  parseBulletin,
  type SourceMap,
  signatureOf,
} from '@jianbao/extraction'
import { type Article, type Bulletin, type FaultCode, matchText } from '@jianbao/schema'

export interface ReadArticle {
  readonly article: Article
  readonly matchText: string
  readonly fingerprint: string
  readonly signature: readonly number[]
  readonly bands: readonly string[]
}

export interface ReadBulletin {
  readonly header: Omit<Bulletin, 'articles' | 'text'>
  readonly text: string
  readonly sourceMap: SourceMap
  readonly articles: readonly ReadArticle[]
}

/** A bulletin, or the fault of the file that no retry can cure. */
export type Reading =
  | { readonly ok: true; readonly bulletin: ReadBulletin }
  | { readonly ok: false; readonly fault: FaultCode }

export interface FileToRead {
  readonly sha256: string
  readonly name: string
  readonly bytes: Uint8Array
}

/** The topics of this deployment; without them the bundled ones. */
export type ReadingOptions = ParseOptions

export function readBulletin(
  { sha256, name, bytes }: FileToRead,
  options: ReadingOptions = {},
): Reading {
  const decoded = decodeText(bytes, name)
  if (!decoded.ok) return decoded
  const { mediaType, encoding } = decoded
  const source = { name, mediaType, encoding, bytes: bytes.length, sha256 }
  const { articles, text, sourceMap, ...parsed } = parseBulletin(decoded.text, source, options)
  const diagnostics = [...decoded.diagnostics, ...parsed.diagnostics]
  return {
    ok: true,
    bulletin: {
      header: { ...parsed, diagnostics },
      text,
      sourceMap,
      articles: articles.map(readArticle),
    },
  }
}

function readArticle(article: Article): ReadArticle {
  const { label, title, abstract } = article
  const signature = signatureOf(article)
  return {
    article,
    matchText: matchText(label, title, abstract, ...article.blocks.map((block) => block.text)),
    fingerprint: fingerprintOf(article),
    signature,
    bands: bandsOf(signature),
  }
}
