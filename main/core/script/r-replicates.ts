import type { DesignSpec, ReplicatesSpec } from '../../contract/design.ts'
import { hadamard } from '../design/replication/hadamard.ts'
import { rCall, rFlag, rNumber, rNumbers, rTexts } from './r-text.ts'
import type { ScriptInput } from './script-input.ts'

/**
 * Code that gives a design its replicates, on which R takes the weighting steps once more; null without them. Those that
 * are drawn are drawn again in R from the seed, so that no factor by primary unit has to leave the study.
 */
export const replicatesCode = (
  name: string,
  { id, replicates }: DesignSpec,
  orders: ScriptInput['halfSamples'],
  steps: () => readonly string[],
): string | null => {
  if (replicates === undefined) return null
  const taken = steps()
  const args = [name, drawnCode(name, replicates, orders.get(id) ?? 0), `mse = ${rFlag(replicates.mse)}`]
  if (taken.length === 0) return rCall(`${name} <- repeated`, args)
  const body = [...taken, 'survey'].map((line) => `  ${line.replaceAll('\n', '\n  ')}`).join('\n')
  return `steps <- function(survey) {\n${body}\n}\n${rCall(`${name} <- repeated`, [...args, 'steps'])}`
}

const drawnCode = (name: string, spec: ReplicatesSpec, order: number): string => {
  switch (spec.method) {
    case 'jackknife':
      return rCall('jackknifed', [name])
    case 'brr':
      return rCall('half_samples', [name, `signs = ${rTexts(signsOf(order))}`, `rho = ${rNumber(spec.rho)}`])
    case 'bootstrap':
      return rCall('bootstrapped', [name, rNumber(spec.replicates), rNumber(spec.seed)])
    case 'subbootstrap':
      return rCall('bootstrapped', [name, rNumber(spec.replicates), rNumber(spec.seed), 'one_less = TRUE'])
    case 'mrbbootstrap':
      return rCall('rescaled_halves', [name, rNumber(spec.replicates), rNumber(spec.seed)])
    case 'supplied': {
      const rscales = spec.rscales ? rNumbers(spec.rscales) : `rep(1, ${spec.variables.length})`
      return rCall('supplied', [
        name,
        rTexts(spec.variables),
        `combined = ${rFlag(spec.combined)}`,
        `scale = ${rNumber(spec.scale)}`,
        `rscales = ${rscales}`,
      ])
    }
  }
}

/** The Hadamard matrix that the study balances its half samples by, because R would take another one. */
const signsOf = (order: number): readonly string[] => {
  const { values } = hadamard(order)
  return Array.from({ length: order }, (_, row) =>
    Array.from(values.subarray(row * order, (row + 1) * order), (sign) => (sign > 0 ? '+' : '-')).join(''),
  )
}
