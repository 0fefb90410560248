import { Failure } from '../../../contract/failure.ts'
import type { Localized } from '../../../contract/text.ts'
import { categoriesOf } from '../../data/categories.ts'
import type { Frame } from '../../data/frame.ts'
import { selectedRows } from '../../derivation/selected-rows.ts'
import { rawCodes } from '../analysis-sources.ts'
import { readable } from '../groups-by.ts'
import { numbersOf } from '../numbers-of.ts'
import { refuseRecords } from '../refuse-records.ts'
import { refuseUnknownCodes } from '../refuse-unknown-codes.ts'
import { changeOf, type Level, levelOf, meanOf } from './level.ts'
import type { EarlyWarningSpec, SignalRule } from './spec.ts'

/** A signal of a territory in the period that is looked at. */
export type Observation = {
  readonly row: number
  readonly territory: { readonly code: string; readonly label: Localized }
  readonly signal: Localized
  readonly value: number
  readonly baseline: number | null
  readonly change: number | null
  /** How far it is verified, as the codebook says it; null where the board does not look at that. */
  readonly verification: Localized | null
  readonly isVerified: boolean
  /** null: its rule is of a change, and there is nothing to compare with. */
  readonly level: Level | null
}

/**
 * The signals of the period by territory and in the order of the rules. Refused: a record without a territory, period or
 * number, two of the same signal, territory and period, a period that has none, a record of it that does not say whether it is
 * verified where that is looked at, and a code of a signal or of its verification that there is not.
 */
export const observe = (spec: EarlyWarningSpec, frame: Frame): readonly Observation[] => {
  refuseUnknownCodes(
    spec,
    frame,
    spec.signal,
    spec.rules.map(({ signal }) => signal),
  )
  if (spec.verification) refuseUnknownCodes(spec, frame, spec.verification.variable, spec.verification.verified)
  const rows = selectedRows(frame, spec.where)
  const [signals, periods] = [spec.signal, spec.period].map((name) => rawCodes(frame, name))
  const territories = categoriesOf(frame, spec.territory)
  const values = numbersOf(frame, spec.value, spec.id)
  const refuse = (variable: string, isWrong: (row: number) => boolean): void =>
    refuseRecords(spec, variable, rows, isWrong)
  refuse(spec.territory, (row) => territories.codes[row] === 0)
  refuse(spec.value, (row) => !Number.isFinite(values[row]))
  const seen = new Set<string>()
  refuse(spec.period, (row) => {
    const key = JSON.stringify([signals?.[row], territories.codes[row], periods?.[row]])
    const isTwice = periods?.[row] == null || seen.has(key)
    seen.add(key)
    return isTwice
  })
  const verification = spec.verification && rawCodes(frame, spec.verification.variable)
  const verifications = spec.verification && labelsOf(frame, spec.verification.variable)
  const labels = labelsOf(frame, spec.signal)
  const now = rows.filter((row) => periods?.[row] === spec.at)
  if (now.length === 0) throw new Failure('analysis.no-records', { analysis: spec.id, dataset: spec.dataset })
  if (spec.verification) refuseRecords(spec, spec.verification.variable, now, (row) => verification?.[row] == null)
  return territories.categories.flatMap((territory, place) =>
    spec.rules.flatMap((rule) => {
      const own = rows.filter((row) => territories.codes[row] === place + 1 && signals?.[row] === rule.signal)
      const row = own.find((one) => periods?.[one] === spec.at)
      if (row === undefined) return []
      const before = own
        .filter((one) => (periods?.[one] as string) < spec.at)
        .toSorted((one, other) => ((periods?.[one] as string) < (periods?.[other] as string) ? 1 : -1))
        .slice(0, spec.baseline)
        .map((one) => values[one] as number)
      const value = values[row] as number
      const change = changeOf(value, before)
      const code = verification?.[row] ?? null
      const isVerified = code === null || (spec.verification?.verified ?? []).includes(code)
      return [
        {
          row,
          territory: { code: territory.code, label: readable(territory.label ?? territory.code) },
          signal: labels.get(rule.signal) ?? rule.signal,
          value,
          baseline: meanOf(before),
          change,
          verification: code === null ? null : (verifications?.get(code) ?? code),
          isVerified,
          level: capped(rule, rule.rule === 'absolute' ? value : change, isVerified),
        },
      ]
    }),
  )
}

const capped = (rule: SignalRule, figure: number | null, isVerified: boolean): Level | null => {
  if (figure === null) return null
  const level = levelOf(figure, rule)
  return isVerified || level === 0 ? level : 1
}

export const labelsOf = (frame: Frame, variable: string): ReadonlyMap<string, Localized> =>
  new Map(categoriesOf(frame, variable).categories.map(({ code, label }) => [code, readable(label ?? code)]))
