import type { ConventionName } from '../../../contract/conventions.ts'
import type { Plan } from '../../../contract/plan.ts'
import { QuantileSpec } from '../../../contract/quantile.ts'
import type { CiMethod, TableSpec } from '../../../contract/table.ts'

type Conventions = {
  /** Degrees of freedom from the units with records in the cell, or from the whole design. */
  readonly dfRule: 'domain' | 'design'
  /** The interval of proportions and shares; left out: the estimation's own choice. */
  readonly shares?: CiMethod
  readonly deff: 'replace' | 'wor'
  readonly quantile: Pick<QuantileSpec, 'rule' | 'interval'>
}

/**
 * R: `svyby` takes the degrees of freedom of the full design, estimation on `subset` those of the domain; `confint` of
 * a mean is Wald (Lumley 2010; held against the reference values). Stata: `svy: proportion` has logit intervals on the
 * design's degrees of freedom, `estat effects` compares without replacement where there is an fpc, percentiles average
 * at steps (Stata Survey Data Reference Manual). SPSS: Complex Samples Frequencies has logit intervals on the degrees
 * of freedom of the plan (IBM SPSS Complex Samples). Of Stata and SPSS no reference values are at hand: unverified.
 */
const presets: Readonly<Record<Exclude<ConventionName, 'caracteriza'>, Conventions>> = {
  'r-svyby': { dfRule: 'design', shares: 'wald', deff: 'wor', quantile: { rule: 'math', interval: 'mean' } },
  'r-subset': { dfRule: 'domain', shares: 'wald', deff: 'wor', quantile: { rule: 'math', interval: 'mean' } },
  stata: { dfRule: 'design', shares: 'logit', deff: 'wor', quantile: { rule: 'hf2', interval: 'mean' } },
  spss: { dfRule: 'design', shares: 'logit', deff: 'wor', quantile: { rule: 'hf6', interval: 'mean' } },
}

/** The statistics that presets give the interval of a share. */
const shares: ReadonlySet<string> = new Set(['proportion', 'shareOfCases', 'shareOfResponses'])

/** What the plan's conventions make of a table. An interval that the table names itself stays. */
export const tableConventions = (
  { conventions }: Pick<Plan, 'conventions'>,
  table: TableSpec,
): Pick<Conventions, 'dfRule' | 'deff'> & {
  readonly ciMethod: CiMethod | undefined
  readonly quantile: QuantileSpec
} => {
  const quantile = table.quantile ?? QuantileSpec.parse({})
  if (conventions === 'caracteriza') return { dfRule: 'domain', deff: table.deff, ciMethod: table.ciMethod, quantile }
  const preset = presets[conventions]
  return {
    dfRule: preset.dfRule,
    deff: preset.deff,
    ciMethod: table.ciMethod ?? (shares.has(table.statistic) ? preset.shares : undefined),
    quantile: { ...quantile, ...preset.quantile },
  }
}
