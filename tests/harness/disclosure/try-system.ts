import type { DisclosureSystem } from '../../../main/contract/disclosure-system.ts'
import { auditSystem, isSafe } from '../../../main/core/disclosure/attack/audit.ts'
import type { Solver } from '../../../main/core/disclosure/linear-program.ts'
import { protectSystem, publicSystem } from '../../../main/core/disclosure/suppression/protect-system.ts'
import { systemText } from '../../../main/files/disclosure-system-json.ts'
import { attackByPrograms, attackByTrying } from './outside-attack.ts'
import { unhurried } from './systems.ts'

export type Tried = {
  readonly cells: number
  readonly sensitive: number
  readonly secondary: number
  readonly outcome: 'protected' | 'unprotectable'
  /** Hidden cells that the outside attack was run on, and intervals that brute force was held against. */
  readonly attacked: number
  readonly enumerated: number
  /** Secondary cells printed again one at a time, and those whose printing breaks the pattern. */
  readonly printedAgain: number
  readonly broken: number
  /** What went wrong; empty when nothing did. */
  readonly problems: readonly string[]
}

const mostAttacked = 40
const mostEnumerated = 12
/** All secondary cells of systems of so many cells are printed again, one at a time; of larger ones so many. */
const printedWhole = 400
const printedOfLarge = 10
/** Of the sensitive cells the outside attack then tries, of those that ours calls narrow and of the others, so many. */
const mostNamed = 4
const mostOthers = 8

/**
 * Protects a system and attacks what would leave from outside: no hidden cell may be exact, no sensitive one inside its
 * rule; where few cells are hidden every whole table is tried; secondary cells are printed again one at a time, and
 * our attack and the outside one must agree on what that does.
 */
export const trySystem = async (system: DisclosureSystem, solver: Solver): Promise<Tried> => {
  const sensitive = system.cells.filter((cell) => cell.sensitive).length
  const none = {
    cells: system.cells.length,
    sensitive,
    secondary: 0,
    attacked: 0,
    enumerated: 0,
    printedAgain: 0,
    broken: 0,
  }
  const result = await protectSystem(system, solver, unhurried)
  if (result.outcome === 'unprotectable') return { ...none, outcome: 'unprotectable', problems: [] }
  const problems: string[] = []
  const done = result.system
  const hidden = done.cells.flatMap((cell, at) => (cell.hidden ? [at] : []))
  const secondary = hidden.filter((cell) => !done.cells[cell]?.sensitive)
  const json = systemText(publicSystem(done))
  // Programs of outsiders are solved each from its text, so of large systems fewer cells are attacked.
  const share = Math.min(1, 300 / done.cells.length)
  const attacked = spread(hidden, Math.ceil(mostAttacked * share))
  const outside = await attackByPrograms(json, attacked)
  const required = new Map(done.layers[0]?.required.map((one) => [one.cell, one]))
  const ours = new Map(done.layers[0]?.intervals.map((one) => [one.cell, one]))
  attacked.forEach((cell, at) => {
    const { low, high } = outside[at] as { low: number; high: number }
    const rule = required.get(cell)
    const own = ours.get(cell)
    if (high - low < 1e-6) problems.push(`cell ${cell} is exact`)
    if (rule && (low > rule.low + 1e-6 || high < rule.high - 1e-6))
      problems.push(`cell ${cell} lies within ${low} and ${high}`)
    // Ours are whole numbers inside the outside ones, which allow fractions.
    if (!own || (own.low ?? 0) < low - 1e-6 || (own.high ?? Number.POSITIVE_INFINITY) > high + 1e-6)
      problems.push(`intervals of ${cell} differ`)
  })
  let enumerated = 0
  if (hidden.length <= mostEnumerated) {
    for (const [cell, { low, high }] of attackByTrying(json)) {
      enumerated++
      const own = ours.get(cell)
      // Where no printed figure ends a cell, trying has no end of its own.
      if (own?.high !== null && (own?.low !== low || own.high !== high))
        problems.push(`trying gives ${low} to ${high} for ${cell}, we ${own?.low} to ${own?.high}`)
    }
  }
  let broken = 0
  const again = done.cells.length <= printedWhole ? secondary : spread(secondary, printedOfLarge)
  for (const cell of again) {
    const cells = done.cells.map((own, at) => (at === cell ? { ...own, hidden: false } : own))
    const printed = { ...done, cells }
    const audits = await auditSystem(printed, solver, unhurried)
    const found = audits[0]
    if (!isSafe(audits)) broken++
    const named = found?.tooNarrow ?? []
    const others = hidden.filter((at) => at !== cell && done.cells[at]?.sensitive && !named.includes(at))
    const left = [
      ...spread(named, Math.ceil(mostNamed * share)),
      ...spread(others, Math.ceil((named.length > 0 ? mostOthers : mostAttacked) * share)),
    ]
    const intervals = await attackByPrograms(systemText(printed), left)
    for (const [at, one] of left.entries()) {
      const { low, high } = intervals[at] as { low: number; high: number }
      const rule = required.get(one)
      const isNarrow = rule !== undefined && (low > rule.low + 1e-6 || high < rule.high - 1e-6)
      const oursNarrow = found?.tooNarrow.includes(one) ?? false
      if (isNarrow && !oursNarrow) problems.push(`printing ${cell} narrows ${one}, which our attack misses`)
      if (!isNarrow && oursNarrow && !isFractional(low, high, rule))
        problems.push(`printing ${cell}: only our attack narrows ${one}`)
    }
  }
  return {
    ...none,
    secondary: secondary.length,
    outcome: 'protected',
    attacked: attacked.length,
    enumerated,
    printedAgain: again.length,
    broken,
    problems,
  }
}

/** An end that only a table with fractions reaches is no end for whole numbers. */
const isFractional = (low: number, high: number, rule: { low: number; high: number } | undefined): boolean =>
  rule !== undefined &&
  (Math.ceil(low - 1e-6) > rule.low ||
    Math.floor(high + 1e-6) < rule.high ||
    !Number.isInteger(Math.round(low * 1e6) / 1e6) ||
    !Number.isInteger(Math.round(high * 1e6) / 1e6))

/** At most so many of the items, spread over all. */
const spread = (items: readonly number[], most: number): readonly number[] =>
  items.length <= most
    ? items
    : Array.from({ length: most }, (_, at) => items[Math.floor((at * items.length) / most)] as number)
