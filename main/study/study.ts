import type { KeyObject } from 'node:crypto'
import { Failure } from '../contract/failure.ts'
import type { Db } from './database.ts'
import type { CurrentHeader } from './header/current-header.ts'
import type { DataKeys } from './keys/data-keys.ts'

export type Person = { readonly id: string; readonly name: string }

/** An open study. Only `main/study` looks inside; others hand it on. */
export type Study = {
  readonly folder: string
  readonly id: string
  readonly title: string
  /** Whose passphrase opened it: the author of what is written. */
  readonly person: Person
  readonly db: Db
  /** `null` for whoever is no custodian of the identifiers. */
  readonly identifiers: Db | null
  readonly dataKeys: DataKeys
  readonly signingKey: KeyObject
  readonly header: CurrentHeader
  readonly now: () => Date
}

/** identifiers.db, or the failure that the person does not hold its key. */
export const identifiersOf = ({ identifiers }: Study): Db => {
  if (identifiers === null) throw new Failure('people.no-identifiers-key', {})
  return identifiers
}

export const studyFile = 'study.db'
export const identifiersFile = 'identifiers.db'
export const lockFile = 'study.lock'
export const releasesFolder = 'releases'
