import type { AuditRecord } from '../../../main/contract/audit-record.ts'

/** Which records of the log are wanted; empty = all. Dates are days (ISO 8601) of this computer, both included. */
export type LogFilter = {
  readonly person: string
  readonly action: string
  readonly from: string
  readonly to: string
  readonly object: string
}

export const everything: LogFilter = { person: '', action: '', from: '', to: '', object: '' }

export const matches = ({ person, action, at, object }: AuditRecord, filter: LogFilter): boolean => {
  const day = dayOf(at)
  return (
    (filter.person === '' || person === filter.person) &&
    (filter.action === '' || action === filter.action) &&
    (filter.from === '' || day >= filter.from) &&
    (filter.to === '' || day <= filter.to) &&
    object.toLowerCase().includes(filter.object.trim().toLowerCase())
  )
}

/** The day of a moment where this computer is. */
const dayOf = (iso: string): string => {
  const moment = new Date(iso)
  const two = (number: number): string => String(number).padStart(2, '0')
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`
}
