import type { JSONColumnType } from 'kysely'

/** A column of JSON: read as values, written as text. */
export type Json<T> = JSONColumnType<T & object, string, string>
