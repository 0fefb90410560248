import type { Variable } from '../../../contract/codebook.ts'
import type { DesignSpec } from '../../../contract/design.ts'
import type { MicrodataReport } from '../../../contract/microdata.ts'
import type { Localized } from '../../../contract/text.ts'
import type { Column } from '../../data/column.ts'
import type { Frame } from '../../data/frame.ts'
import { designCodes } from '../../design/design-variables.ts'
import { type SurveyDesign, surveyDesign } from '../../design/survey-design.ts'
import { coarseWeights } from '../../disclosure/microdata/coarse-weights.ts'
import type { Draw } from '../../disclosure/microdata/draw.ts'
import { type RandomUnits, randomUnits } from '../../disclosure/microdata/random-units.ts'
import { releasedDesign } from './outgoing-variables.ts'

export type SampleLabels = { readonly [Part in keyof typeof releasedDesign]: Localized }

type SampleInput = {
  /** The records that go out, with the strata and units as they are. */
  readonly source: Frame
  readonly names: readonly string[]
  readonly design: DesignSpec
  readonly weights: Float64Array
  readonly households: Uint32Array
  readonly k: number
  readonly draw: Draw
  readonly labels: SampleLabels
}

/** What a released file tells of its sample: the columns, the design that they make, and what was done to them. */
export type ReleasedSample = {
  readonly columns: readonly [string, Column][]
  readonly variables: readonly Variable[]
  readonly design: SurveyDesign
  readonly account: Pick<MicrodataReport, 'weights' | 'units'>
}

/** Coarse weights, and random strata and units unless the records are no probability sample. Population sizes stay in the house. */
export const sampleColumns = (input: SampleInput): ReleasedSample => {
  const { source, design, weights, labels, k } = input
  const households = [...input.households]
  const coarse = coarseWeights(weights, households, k)
  const strata = textsOf(source, design.strata[0])
  const units = design.psu[0] === undefined ? input.names : textsOf(source, design.psu[0])
  const random = design.probability ? randomUnits({ strata, units, households, k, draw: input.draw }) : null
  const parts: Part[] = [
    { part: 'weight', kind: 'weight', values: coarse.weights },
    ...(random
      ? ([
          { part: 'stratum', kind: 'design', values: random.strata },
          { part: 'unit', kind: 'design', values: random.units },
        ] as const)
      : []),
  ]
  const unitsBefore = random && new Set(units.map((unit, row) => JSON.stringify([strata[row], unit]))).size
  return {
    columns: parts.map(({ part, values }) => [releasedDesign[part], { type: 'number', values }]),
    variables: parts.map(({ part, kind }) => ({
      name: releasedDesign[part],
      label: labels[part],
      kind,
      storage: 'number',
      categories: [],
      missing: [],
    })),
    design: releasedSurvey(source.rows, coarse.weights, random),
    account: {
      weights: { classes: coarse.classes, sum: { before: sumOf(weights), after: sumOf(coarse.weights) } },
      units: {
        strata: { before: random && new Set(strata).size, after: random?.strataCount ?? null },
        units: { before: unitsBefore, after: random?.unitsCount ?? null },
      },
    },
  }
}

type Part = {
  readonly part: keyof typeof releasedDesign
  readonly kind: Variable['kind']
  readonly values: Float64Array
}

/** The design as whoever has the file alone will give it to a program. */
const releasedSurvey = (rows: number, weights: Float64Array, random: RandomUnits | null): SurveyDesign => {
  const given = { rows, weights: { variable: releasedDesign.weight, values: weights } }
  if (!random) return surveyDesign({ ...given, probability: false })
  const codes = (variable: string, values: Float64Array) => designCodes(variable, { type: 'number', values })
  return surveyDesign({
    ...given,
    strata: [codes(releasedDesign.stratum, random.strata)],
    units: [codes(releasedDesign.unit, random.units)],
  })
}

/** The values as texts; one for all records without a variable. */
const textsOf = (frame: Frame, name: string | undefined): readonly string[] => {
  if (name === undefined) return new Array<string>(frame.rows).fill('')
  const column = frame.present(name)
  if (column.type === 'number') return Array.from(column.values, String)
  return Array.from(column.codes, (code) => column.dictionary[code - 1] ?? '')
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0)
