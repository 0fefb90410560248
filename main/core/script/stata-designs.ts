import type { DesignSpec, lonelyPsuRules } from '../../contract/design.ts'
import type { Margin } from '../../contract/weighting.ts'
import type { StataNames } from './stata-formula.ts'

/** Why Stata cannot make a design, with a text under `script.stata.left.<code>`. */
export const designNotInStata = ({
  probability,
  replicates,
  unequal,
  secondPhase,
  weighting,
  ...rules
}: DesignSpec) => {
  if (!probability || replicates !== undefined || unequal !== undefined) return 'design'
  if (secondPhase !== undefined) return 'phases'
  if (rules.lonelyInDomains || rules.ultimateCluster) return 'design'
  const isOne = weighting.length === 0 || (weighting.length === 1 && weighting[0]?.step === 'postStratify')
  return isOne ? null : 'weighting'
}

/** What Stata calls the rules for lonely units; those of `adjust` and `average` are near to the plan's, not equal. */
const singleUnits: Readonly<Record<(typeof lonelyPsuRules)[number], string>> = {
  fail: 'missing',
  adjust: 'centered',
  remove: 'certainty',
  certainty: 'certainty',
  average: 'scaled',
}

/** Where known totals are kept, and the names of their dataset. */
export type TotalsPlace = (margin: Margin) => { readonly file: string; readonly names: StataNames }

/** Commands that declare a design, and the totals of its post-stratification if it has one. */
export const stataDesign = (
  design: DesignSpec,
  names: StataNames,
  isText: (name: string) => boolean,
  totalsAt: TotalsPlace,
): readonly string[] => {
  const [step] = design.weighting
  const margin = step?.step === 'postStratify' ? step.margin : undefined
  const depth = Math.min(Math.max(design.psu.length, 1), design.fpc.length + 1)
  const coded = [...design.psu.slice(0, depth), ...design.strata.slice(0, depth)].filter(isText)
  // Strata and units are given as numbers, which every release takes.
  const groupOf = (name: string): string => (isText(name) ? `${names(name).slice(0, 28)}_nr` : names(name))
  const stages = Array.from({ length: depth }, (_, stage) => stageCode(design, stage, names, groupOf))
  const weight = design.weight === undefined ? '' : ` [pweight = ${names(design.weight)}]`
  const options = [
    ...(stages[0]?.options ?? []),
    ...(margin === undefined ? [] : ['poststrata(cell_)', 'postweight(total_)']),
    `singleunit(${singleUnits[design.lonelyPsu]})`,
  ]
  const later = stages.slice(1).map((stage) => [stage.unit, stage.options.join(' ')].filter(Boolean).join(', '))
  return [
    ...(margin === undefined ? [] : totals(margin, names, totalsAt(margin))),
    ...[...new Set(coded)].map((name) => `egen ${groupOf(name)} = group(${names(name)})`),
    [`svyset ${stages[0]?.unit}${weight}, ${options.join(' ')}`, ...later].join(' || '),
  ]
}

const stageCode = (
  { psu, strata, fpc }: DesignSpec,
  stage: number,
  names: StataNames,
  groupOf: (name: string) => string,
): { readonly unit: string; readonly options: readonly string[] } => {
  const [unit, stratum, size] = [psu[stage], strata[stage], fpc[stage]]
  return {
    unit: unit === undefined ? '_n' : groupOf(unit),
    options: [
      ...(stratum === undefined ? [] : [`strata(${groupOf(stratum)})`]),
      ...(size === undefined ? [] : [`fpc(${names(size)})`]),
    ],
  }
}

/** The cell of every record in a margin, and its known total. */
const totals = (
  { by, total }: Margin,
  names: StataNames,
  { file, names: there }: ReturnType<TotalsPlace>,
): readonly string[] => [
  'preserve',
  `use \`${file}', clear`,
  `keep ${[...by, total].map(there).join(' ')}`,
  `rename ${there(total)} total_`,
  ...by.flatMap((name) => (there(name) === names(name) ? [] : [`rename ${there(name)} ${names(name)}`])),
  'tempfile brought',
  "save `brought'",
  'restore',
  `merge m:1 ${by.map(names).join(' ')} using \`brought', keep(master match) nogenerate`,
  `egen cell_ = group(${by.map(names).join(' ')})`,
]
