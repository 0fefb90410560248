import type { DesignSpec } from '../../contract/design.ts'
import { type DesignFinding, findingSeverities } from '../../contract/design-finding.ts'
import type { Margin } from '../../contract/weighting.ts'
import type { Frame } from '../data/frame.ts'
import { type SurveyDesign, surveyDesign } from '../design/survey-design.ts'
import { prepareDesign } from '../plan/designs/prepare-design.ts'
import { stepMargins } from '../weighting/step-margins.ts'
import { type DesignColumns, designColumns } from './design-columns.ts'
import { examineNames } from './examine-names.ts'
import { examinePhases } from './examine-phases.ts'
import { examineSizes } from './examine-sizes.ts'
import { examineNesting, examineUnits } from './examine-units.ts'
import { examineWeights } from './examine-weights.ts'
import { attempted, finding } from './finding.ts'
import { isFar } from './is-far.ts'

/**
 * Examines a design of the plan on its derived dataset without failing: what the estimation refuses it for, what would
 * make figures wrong without anybody noticing, and how what is open to doubt was taken; the gravest first. Checks
 * are made one by one, so that a fault does not hide the others. There is a finding of severity `refused` when, and only
 * when, `prepareDesign` fails.
 */
export const examineDesign = (spec: DesignSpec, frames: ReadonlyMap<string, Frame>): readonly DesignFinding[] => {
  const { value: prepared, found: refusal } = attempted(() => prepareDesign(spec, frames))
  const frame = frames.get(spec.dataset)
  const found = frame ? examineFrame(spec, frame, frames) : []
  const phases = prepared ? examinePhases(prepared.survey) : []
  const known = new Set(found.map(({ code }) => code))
  const all = [...found, ...phases, ...refusal.filter(({ code }) => !known.has(code))]
  return all.sort((a, b) => findingSeverities.indexOf(a.severity) - findingSeverities.indexOf(b.severity))
}

const examineFrame = (spec: DesignSpec, frame: Frame, frames: ReadonlyMap<string, Frame>): readonly DesignFinding[] => {
  if (frame.rows === 0) return []
  const { columns, found } = designColumns(spec, frame)
  const ofWeights = columns.weights ? examineWeights(columns.weights) : []
  const ofAll = [...ofWeights, ...farFromTotals(spec, columns, frames), ...examineNames(spec, frame)]
  if (!spec.probability) return [...found, ...ofAll, finding('not-probability', {})]
  return [...found, ...(columns.isWhole ? examineSample(spec, frame, columns) : []), ...ofAll]
}

/** The sample without its weights, so that faults of these do not hide those of strata, units and sizes. */
const examineSample = (spec: DesignSpec, frame: Frame, columns: DesignColumns): readonly DesignFinding[] => {
  if (spec.unequal !== undefined) return examineNesting(spec, columns)
  const { strata, units, fpc } = columns
  const make = (rules: Partial<Parameters<typeof surveyDesign>[0]>): SurveyDesign =>
    surveyDesign({ rows: frame.rows, strata, units, fpc, nest: spec.nest, lonelyPsu: spec.lonelyPsu, ...rules })
  const strict = attempted(() => make({}))
  // What the rules refuse can be looked at all the same.
  const design = strict.value ?? attempted(() => make({ lonelyPsu: 'adjust', nest: true })).value
  const ofUnits = design ? examineUnits(spec, columns, design) : []
  return [
    ...strict.found,
    ...examineNesting(spec, columns),
    ...(strict.value ? ofUnits : ofUnits.filter(({ code }) => code !== 'lonely-psu-handled')),
    ...(design ? examineSizes(columns, design) : []),
  ]
}

/** Weights that add up to another population than the totals they are fitted to. */
const farFromTotals = (
  { weighting }: DesignSpec,
  { weights }: DesignColumns,
  frames: ReadonlyMap<string, Frame>,
): readonly DesignFinding[] => {
  if (!weights) return []
  const sum = weights.values.reduce((total, weight) => total + weight, 0)
  const margins = weighting.flatMap(stepMargins)
  const [far] = margins.flatMap((margin) => {
    const total = totalOf(margin, frames)
    return isFar(sum, total) ? [{ margin: margin.by.join(' × '), total }] : []
  })
  return far ? [finding('weights-far-from-total', { variable: weights.variable, sum, ...far })] : []
}

/** The population of a margin; NaN where its totals cannot be read, which its step refuses. */
const totalOf = ({ dataset, total }: Margin, frames: ReadonlyMap<string, Frame>): number => {
  const frame = frames.get(dataset)
  if (!frame?.variables.has(total)) return Number.NaN
  const column = frame.present(total)
  return column.type === 'number' ? column.values.reduce((sum, value) => sum + value, 0) : Number.NaN
}
