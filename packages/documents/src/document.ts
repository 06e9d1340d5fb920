/** What reading a file answers. */
import type { Diagnostic, FaultCode } from '@jianbao/schema'
import type { Format } from './format.ts'

/** A page of the original and where it begins: a UTF-16 offset into `text`. Pages count from 1. */
export interface PageStart {
  readonly page: number
  readonly start: number
}

/** A file inside a container. `path` is safe to show and never to open: `/` parts its folders. */
export interface Member {
  readonly path: string
  /** Empty where `fault` says why it cannot be unpacked. */
  readonly bytes: Uint8Array
  readonly fault?: FaultCode
}

export interface ReadDocument {
  readonly ok: true
  readonly format: Format
  /** Well-formed, without NUL. Empty for a container that says nothing itself: all zips, some e-mails. */
  readonly text: string
  readonly mediaType: string
  /** Null for formats that are not characters. */
  readonly encoding: string | null
  /** In order, where the format has pages. */
  readonly pages?: readonly PageStart[]
  /** For containers, in the order they hold them: each is a bulletin of its own. */
  readonly members?: readonly Member[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The content cannot be read; `fault` is in the catalogue of `@jianbao/schema`. */
export interface RefusedDocument {
  readonly ok: false
  readonly format: Format
  readonly fault: FaultCode
  /** What was found, for people: a media type, a number, the name of a member. */
  readonly detail?: string
}
