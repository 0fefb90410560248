import { analysisKind } from '../analysis-kind.ts'
import { refusal } from './failures.ts'
import { scoring } from './scoring.ts'
import { ScoringSpec } from './spec.ts'

export const scoringKind = analysisKind({
  spec: ScoringSpec,
  compute: scoring,
  datasets: ({ dataset }) => [dataset],
  names: ({ components, by }) => [
    ...components.flatMap(({ criteria }) => criteria.map(({ variable }) => variable)),
    ...by,
  ],
  check: (spec) => {
    const { id, bands, overrides, selection, components, aggregation } = spec
    const isRising = bands.every(({ from }, place) => (place === 0 ? from === 0 : from > (bands[place - 1]?.from ?? 0)))
    if (!isRising) throw refusal('scoring.bands', { analysis: id })
    const known = new Set(bands.map(({ name }) => name))
    const unknown = [...overrides.map(({ band }) => band), ...(selection?.bands ?? [])].find((name) => !known.has(name))
    if (unknown !== undefined) throw refusal('scoring.unknown-band', { analysis: id, band: unknown })
    const worths = components.flatMap(({ criteria }) => criteria.flatMap(({ levels }) => Object.values(levels)))
    if (aggregation !== 'sum' && worths.some((worth) => worth <= 0))
      throw refusal('scoring.multiplier', { analysis: id })
  },
})
