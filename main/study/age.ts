import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { Failure } from '../contract/failure.ts'
import { auditHead } from './audit-chain.ts'
import { AuditHead } from './header/header.ts'
import { printedHead, readPrintedHead } from './header/printed-head.ts'
import type { Study } from './study.ts'

/*
 * A folder that is put back whole to an earlier state is sound in itself: nothing inside can tell. What tells is a head
 * of the audit log from outside: the one this machine saw last, or one on paper. Where there is none, age is unproved.
 */

export type Age = 'agrees' | 'unproved'

const Remembered = z.strictObject({ head: AuditHead, seen: z.string() })
const Memory = z.record(z.string(), Remembered)
type Memory = z.infer<typeof Memory>

/** Refuses a study that does not hold the head that `file` remembers of it. */
export const proveAge = (study: Study, file: string | undefined, given: string | undefined): Age => {
  if (given !== undefined) {
    const { position, start } = readPrintedHead(given)
    if (!hashAt(study, position)?.startsWith(start)) {
      throw new Failure('study.older-than-head', { head: given, found: printedHead(auditHead(study.db)) })
    }
  }
  const known = file === undefined ? undefined : readMemory(file)[study.id]
  if (known && hashAt(study, known.head.position) !== known.head.hash) {
    const { head, seen } = known
    const found = printedHead(auditHead(study.db))
    throw new Failure('study.older-than-remembered', { remembered: printedHead(head), found, seen })
  }
  return known || given !== undefined ? 'agrees' : 'unproved'
}

/** Keeps the present head for the next opening on this machine. */
export const rememberHead = (study: Study, file: string): void => {
  const memory = readMemory(file)
  const head = auditHead(study.db)
  if (memory[study.id]?.head.hash === head.hash) return
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const temporary = `${file}.${process.pid}.tmp`
  const next = { ...memory, [study.id]: { head, seen: study.now().toISOString() } }
  writeFileSync(temporary, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 })
  renameSync(temporary, file)
}

const hashAt = (study: Study, position: number): string | undefined =>
  study.db.prepare<[number], string>('SELECT hash FROM audit WHERE position = ?').pluck().get(position)

/** A memory that cannot be read proves nothing and refuses nothing. */
const readMemory = (file: string): Memory => {
  try {
    return existsSync(file) ? Memory.parse(JSON.parse(readFileSync(file, 'utf8'))) : {}
  } catch {
    return {}
  }
}
