import { Failure } from '../../contract/failure.ts'
import { refuseBlankCodes, refuseBlankNumbers } from './check-design.ts'
import type { DesignCodes, DesignNumbers } from './design-variables.ts'
import { stratumPart, unsampledShare } from './lonely-units.ts'
import { ancestorFractions } from './population-sizes.ts'
import { lastUnitStarts, type SamplingStage, type SamplingTree, samplingTree } from './sampling-tree.ts'
import { type DesignInput, type SurveyDesign, surveyDesign, weightsOf } from './survey-design.ts'

/** Which units of the first phase a second one drew, at random within strata. Arrays have one element per row. */
export type SecondPhaseInput = {
  /** 1 = in the second phase, 0 = not. */
  readonly selected: DesignNumbers
  /** Left out = one stratum. */
  readonly stratum?: DesignCodes | undefined
  /** The units that were drawn; left out = the records. */
  readonly unit?: DesignCodes | undefined
}

/** The second phase of a design, whose tree has the units that could be drawn as its last stage. */
export type SecondPhase = {
  /** The drawn units as a sample of those of the first phase, a record per unit. */
  readonly design: SurveyDesign
  /** For every place of that design the unit's number in the last stage of the whole tree. */
  readonly units: Int32Array
  /** By stratum r = π_k π_l / π_kl of two units k and l of it. */
  readonly pairs: Float64Array
  /** By place (π_k − r) times the factor that the square of the unit has in the variance of the first phase. */
  readonly own: Float64Array
}

/**
 * The design of a sample drawn in two phases: `input` says how the first one was drawn and holds all of its records, also
 * those that the second left out. The weight of a record is that of the first phase times units over drawn units of its
 * stratum of the second; 0 where it was not drawn. Refused: rules that a second phase does not know, units of which only
 * some records are drawn or that stand in two strata, strata without a drawn unit, and under the rule `fail` strata
 * with one drawn of several.
 */
export const twoPhaseDesign = (input: DesignInput, second: SecondPhaseInput): SurveyDesign => {
  checkRules(input)
  const first = surveyDesign(input)
  checkSecond(second)
  const depth = first.tree.stages.length
  const { strata = [], units = [], rows } = input
  const above = Array.from({ length: depth }, (_, stage) => units[stage])
  const tree = samplingTree(rows, strata.slice(0, depth), [...above, second.unit], depth + 1)
  checkNested(tree, second)
  const drawn = drawnUnits(tree, second)
  const sizes = [...first.populationSizes, unitsByStratum(tree.stages[depth] as SamplingStage)]
  const weights = rowWeights(first.weights, tree, drawn)
  const phase = secondPhase(first, tree, drawn, second)
  return {
    ...first,
    tree,
    populationSizes: sizes,
    ancestorFractions: ancestorFractions(tree, sizes),
    ...weightsOf(tree, weights),
    baseWeights: weights,
    second: phase,
  }
}

const checkRules = ({ probability, unequal, lonelyPsu, lonelyInDomains }: DesignInput): void => {
  const part =
    probability === false
      ? 'probability: false'
      : unequal
        ? 'unequal'
        : lonelyPsu === 'average'
          ? 'lonelyPsu: average'
          : lonelyInDomains
            ? 'lonelyInDomains'
            : undefined
  if (part !== undefined) throw new Failure('design.two-phase-with', { part })
}

const checkSecond = ({ selected, stratum, unit }: SecondPhaseInput): void => {
  refuseBlankNumbers(selected)
  const others = selected.values.reduce((count, value) => count + (value === 0 || value === 1 ? 0 : 1), 0)
  if (others > 0) throw new Failure('table.not-zero-one', { variable: selected.variable, rows: others })
  for (const variable of [stratum, unit]) if (variable) refuseBlankCodes(variable)
}

/** Units of several records cannot lie inside units of one record. */
const checkNested = ({ rows, stages }: SamplingTree, { unit }: SecondPhaseInput): void => {
  if (!unit || (stages.at(-2) as SamplingStage).units < rows) return
  const codes = new Set<number>(unit.codes)
  if (codes.size < rows) throw new Failure('design.phase-unit-not-nested', { variable: unit.variable })
}

/** The units of the last stage: their stratum of the second phase (from 1 up), whether they were drawn, and how many were. */
type DrawnUnits = {
  readonly stratum: Int32Array
  readonly isDrawn: Uint8Array
  /** By stratum. */
  readonly units: Float64Array
  readonly drawn: Float64Array
}

const drawnUnits = ({ stages, order }: SamplingTree, { selected, stratum, unit }: SecondPhaseInput): DrawnUnits => {
  const { unitStart, units: count } = stages.at(-1) as SamplingStage
  const numberOf = new Map<number, number>()
  const stratumOfUnit = new Int32Array(count)
  const isDrawn = new Uint8Array(count)
  let [split, partly] = [0, 0]
  for (let u = 0; u < count; u++) {
    const rows = rowsOfUnit(order, unitStart, u)
    const first = rows[0] as number
    const code = stratum?.codes[first] ?? 1
    if (!numberOf.has(code)) numberOf.set(code, numberOf.size + 1)
    stratumOfUnit[u] = numberOf.get(code) as number
    isDrawn[u] = selected.values[first] as number
    if (stratum && rows.some((row) => stratum.codes[row] !== code)) split++
    if (rows.some((row) => selected.values[row] !== selected.values[first])) partly++
  }
  const variable = unit?.variable ?? ''
  if (split > 0) throw new Failure('design.phase-unit-in-two-strata', { variable, units: split })
  if (partly > 0) throw new Failure('design.phase-unit-partly', { variable, units: partly })
  const units = new Float64Array(numberOf.size)
  const drawn = new Float64Array(numberOf.size)
  for (let u = 0; u < count; u++) {
    const g = (stratumOfUnit[u] as number) - 1
    units[g] = (units[g] as number) + 1
    drawn[g] = (drawn[g] as number) + (isDrawn[u] as number)
  }
  const empty = drawn.filter((own) => own === 0).length
  if (empty > 0) throw new Failure('design.phase-stratum-empty', { strata: empty })
  return { stratum: stratumOfUnit, isDrawn, units, drawn }
}

const rowsOfUnit = (order: SamplingTree['order'], start: Int32Array, unit: number): readonly number[] => {
  const from = start[unit] as number
  return Array.from({ length: (start[unit + 1] as number) - from }, (_, i) =>
    order === null ? from + i : (order[from + i] as number),
  )
}

/** All units of the last stage are known: it adds nothing to the variance of the first phase. */
const unitsByStratum = ({ strata, stratumStart }: SamplingStage): Float64Array =>
  Float64Array.from({ length: strata }, (_, h) => (stratumStart[h + 1] as number) - (stratumStart[h] as number))

const rowWeights = (first: Float64Array, { stages, order }: SamplingTree, drawn: DrawnUnits): Float64Array => {
  const { unitStart, units } = stages.at(-1) as SamplingStage
  const weights = new Float64Array(first.length)
  for (let u = 0; u < units; u++) {
    if (drawn.isDrawn[u] === 0) continue
    const g = (drawn.stratum[u] as number) - 1
    const factor = (drawn.units[g] as number) / (drawn.drawn[g] as number)
    for (const row of rowsOfUnit(order, unitStart, u)) weights[row] = (first[row] as number) * factor
  }
  return weights
}

const secondPhase = (
  first: SurveyDesign,
  tree: SamplingTree,
  { stratum, isDrawn, units, drawn }: DrawnUnits,
  { selected, stratum: named }: SecondPhaseInput,
): SecondPhase => {
  const numbers = Int32Array.from([...isDrawn.keys()].filter((u) => isDrawn[u] === 1))
  const lonely = drawn.filter((own, g) => own === 1 && (units[g] as number) > 1).length
  if (lonely > 0 && first.lonelyPsu === 'fail') throw new Failure('design.phase-lonely', { strata: lonely })
  const { variable } = named ?? selected
  const design = surveyDesign({
    rows: numbers.length,
    strata: [{ variable, codes: Uint32Array.from(numbers, (u) => stratum[u] as number) }],
    fpc: [{ variable, values: Float64Array.from(numbers, (u) => units[(stratum[u] as number) - 1] as number) }],
    lonelyPsu: first.lonelyPsu,
  })
  const { order } = design.tree
  const placed = numbers.map((_, place) => numbers[order === null ? place : (order[place] as number)] as number)
  const { strata, stratumStart } = design.tree.stages[0] as SamplingStage
  const squares = squareFactors(first, tree)
  const pairs = new Float64Array(strata)
  const own = new Float64Array(placed.length)
  for (let h = 0; h < strata; h++) {
    const [from, to] = [stratumStart[h] as number, stratumStart[h + 1] as number]
    const g = (stratum[placed[from] as number] as number) - 1
    const [n, N] = [drawn[g] as number, units[g] as number]
    pairs[h] = n === 1 ? n / N : ((n / N) * (N - 1)) / (n - 1)
    for (let place = from; place < to; place++) {
      own[place] = (n / N - (pairs[h] as number)) * (squares[placed[place] as number] as number)
    }
  }
  return { design, units: placed, pairs, own }
}

/** By unit of the last stage the factor of its square in the variance of the first phase, all stages added up. */
const squareFactors = (first: SurveyDesign, tree: SamplingTree): Float64Array => {
  const factors = new Float64Array((tree.stages.at(-1) as SamplingStage).units)
  for (const [index, { strata, stratumStart }] of first.tree.stages.entries()) {
    const startOf = lastUnitStarts(tree, index)
    for (let h = 0; h < strata; h++) {
      const [from, to] = [stratumStart[h] as number, stratumStart[h + 1] as number]
      const population = first.populationSizes[index]?.[h] as number
      const part = stratumPart(first, to - from, population, to - from)
      if (part === 'none') continue
      // Centred on the mean or not: n / (n − 1) times 1 − 1 / n is 1.
      const factor = (first.ancestorFractions[index]?.[h] as number) * unsampledShare(to - from, population)
      for (let u = startOf[from] as number; u < (startOf[to] as number); u++) {
        factors[u] = (factors[u] as number) + factor
      }
    }
  }
  return factors
}
