import { createHash } from 'node:crypto'
import type { Study } from './study.ts'

export type ToldRecord = {
  readonly action: string
  readonly object: string
  readonly details: Readonly<Record<string, unknown>>
}

/** Objects by the name that the log gives them, with their content as text; `undefined`: the log says only that there is one. */
export type Told = Map<string, string | undefined>

export type RecordRule = {
  /** What must be there by the log. */
  readonly told: (records: readonly ToldRecord[]) => Told
  /** What is there. */
  readonly kept: (study: Study) => ReadonlyMap<string, string>
}

/** The last content that records of these actions give to each object. */
export const lastOf =
  (actions: readonly string[], content: (record: ToldRecord) => unknown) =>
  (records: readonly ToldRecord[]): Told =>
    new Map(
      records
        .filter(({ action }) => actions.includes(action))
        .map((record) => [record.object, textOf(content(record))]),
    )

/** Content that grows with each record of a kind. */
export const joined =
  (isOwn: (record: ToldRecord) => boolean, join: (before: string | undefined, record: ToldRecord) => string) =>
  (records: readonly ToldRecord[]): Told => {
    const told: Told = new Map()
    for (const record of records) if (isOwn(record)) told.set(record.object, join(told.get(record.object), record))
    return told
  }

export const textOf = (value: unknown): string | undefined => (value === undefined ? undefined : String(value))

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** Rows of an object and what is to be compared of them. */
export const rows =
  (sql: string, content: (row: Row) => string = (row) => String(row.content)) =>
  ({ db }: Study): ReadonlyMap<string, string> =>
    new Map(
      db
        .prepare<[], Row>(sql)
        .all()
        .map((row) => [row.object, content(row)]),
    )
export type Row = { readonly object: string; readonly content: string | number | Uint8Array }
