import { Failure } from '../../contract/failure.ts'
import type { AuditHead } from './header.ts'

/** Digits of the hash that are printed: 80 bits, more than anyone can find another log for. */
const digits = 20

/** A head for paper: the position and the start of the hash, `128-9F3A2-2BC0D-11E3A-4C5B6`. */
export const printedHead = ({ position, hash }: AuditHead): string =>
  `${position}-${(hash.slice(0, digits).toUpperCase().match(/.{5}/g) ?? []).join('-')}`

/** Position and start of the hash, however blanks, dashes and letters were typed. */
export const readPrintedHead = (text: string): { readonly position: number; readonly start: string } => {
  const [, position, rest = ''] = /^\s*(\d{1,12})\s*[-–·:\s]\s*(.+)$/.exec(text) ?? []
  const start = rest.replace(/[^0-9a-fA-F]/g, '').toLowerCase()
  if (position === undefined || start.length !== digits) throw new Failure('study.head-misread', {})
  return { position: Number(position), start }
}
