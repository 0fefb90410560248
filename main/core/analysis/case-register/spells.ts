import type { CaseRecord } from './record.ts'

/** A time in which a person counts without a break, from the first day to the day on which it no longer does. */
export type Spell = {
  readonly person: string
  readonly from: number
  readonly to: number
  /** The records that began it and ended it. */
  readonly first: CaseRecord
  readonly last: CaseRecord
}

/**
 * The times in which each person counts: overlapping records of one person, and those of which one begins on the day on
 * which the other ends, are one spell, since a second event does not make a second person. Of records that end together the
 * one entered last is the last. By person in the order of the register, and by day.
 */
export const spellsOf = (records: readonly CaseRecord[]): readonly Spell[] =>
  [...Map.groupBy(records, ({ person }) => person).values()].flatMap((own) => {
    const spells: Spell[] = []
    for (const record of own.toSorted((one, other) => one.from - other.from || one.row - other.row)) {
      const open = spells.at(-1)
      if (open === undefined || record.from > open.to) {
        spells.push({ person: record.person, from: record.from, to: record.to, first: record, last: record })
      } else if (record.to >= open.to) {
        spells[spells.length - 1] = { ...open, to: record.to, last: record }
      }
    }
    return spells
  })

/**
 * Spells of persons at risk, cut where they were displaced: who was displaced is no longer at risk of it. A spell that a
 * displacement ended has that day as its end.
 */
export const atRiskUntilDisplaced = (atRisk: readonly Spell[], displaced: readonly Spell[]): readonly Spell[] => {
  const of = Map.groupBy(displaced, ({ person }) => person)
  return atRisk.flatMap((spell) => {
    const own = of.get(spell.person) ?? []
    // Displaced on the day on which the risk was entered: never at risk by itself.
    if (own.some(({ from, to }) => from <= spell.from && spell.from < to)) return []
    const next = own.find(({ from }) => from > spell.from)
    return next && next.from <= spell.to ? [{ ...spell, to: next.from, last: next.first }] : [spell]
  })
}
