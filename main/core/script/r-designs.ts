import type { Variable } from '../../contract/codebook.ts'
import type { DesignSpec } from '../../contract/design.ts'
import type { Margin, WeightingStep } from '../../contract/weighting.ts'
import { missingRuleOf } from '../data/missing.ts'
import { replicatesCode } from './r-replicates.ts'
import { rCall, rFlag, rName, rNamed, rNumber, rString, rTexts } from './r-text.ts'
import type { ScriptInput } from './script-input.ts'

/** Whether the script cannot make a design, with a text under `script.left.unequal`: nothing joins the two variances. */
export const designNotInR = ({ unequal, replicates, secondPhase }: DesignSpec): 'unequal' | null =>
  unequal !== undefined && (replicates !== undefined || secondPhase !== undefined) ? 'unequal' : null

/** Code that makes a design of the plan in R, and then takes its weighting steps in their order. */
export const rDesign = (
  design: DesignSpec,
  { derived, halfSamples }: Pick<ScriptInput, 'derived' | 'halfSamples'>,
): string => {
  const name = `designs$${rName(design.id)}`
  const survey = `${name}$survey`
  const parts = [
    `probability = ${rFlag(design.probability)}`,
    `lonely = ${rString(design.lonelyPsu)}`,
    `lonely_in_domains = ${rFlag(design.lonelyInDomains)}`,
    `ultimate = ${rFlag(design.ultimateCluster)}`,
    `survey = ${surveyDesign(design)}`,
  ]
  const made = [rCall(`${name} <- list`, parts), ...secondPhase(survey, design), ...unequalCode(name, design)]
  const stepsOn = (on: string) => design.weighting.map((step) => stepCode(on, step, design, derived))
  const repeated = design.probability ? replicatesCode(name, design, halfSamples, () => stepsOn('survey')) : null
  return [...made, ...(repeated === null ? stepsOn(survey) : [repeated])].join('\n')
}

const secondPhase = (survey: string, { secondPhase: phase }: DesignSpec): readonly string[] => {
  if (!phase) return []
  const column = (name: string): string => `${survey}$variables$${rName(name)}`
  const parts = (['stratum', 'unit'] as const).flatMap((part) => {
    const name = phase[part]
    return name === undefined ? [] : [`${part} = ${column(name)}`]
  })
  return [rCall(`${survey} <- two_phases`, [survey, column(phase.selected), ...parts])]
}

const unequalCode = (name: string, { unequal }: DesignSpec): readonly string[] => {
  if (!unequal) return []
  const { method, probability, sumOfSquares, joint } = unequal
  return [
    rCall(`${name}$survey <- unequally_drawn`, [
      `${name}$survey`,
      rString(method),
      `${name}$survey$variables$${rName(probability)}`,
      `${name}$lonely`,
      ...(sumOfSquares === undefined ? [] : [`squares = ${rNumber(sumOfSquares)}`]),
      ...(joint === undefined ? [] : [`joint = study$${rName(joint)}`]),
    ]),
  ]
}

const surveyDesign = (design: DesignSpec): string => {
  const { probability, weight, unequal } = design
  const data = `data = study$${rName(design.dataset)}`
  const inverse = unequal && `weights = 1 / study$${rName(design.dataset)}$${rName(unequal.probability)}`
  const weights =
    weight !== undefined
      ? [`weights = ~${rName(weight)}`]
      : inverse !== undefined && design.weighting[0]?.step !== 'selection'
        ? [inverse]
        : design.weighting[0]?.step === 'selection' || design.fpc.length === 0
          ? [`weights = rep(1, nrow(study$${rName(design.dataset)}))`]
          : []
  if (!probability) return rCall('svydesign', ['ids = ~1', ...weights, data])
  const depth = Math.min(Math.max(design.psu.length, 1), design.fpc.length + 1)
  if (design.fpc.length === 0 || design.fpc.length === depth) {
    return rCall('svydesign', [...stageParts(design, depth), ...weights, data])
  }
  // R asks for a size at every stage it is given: the stage below those with sizes gets an infinite one.
  const open = `without_size(${rName(design.fpc[0] as string)})`
  const implied = rCall('weights', [rCall('svydesign', [...stageParts(design, design.fpc.length), data])])
  const given = weights.length > 0 ? weights : [`weights = ${implied}`]
  return rCall('svydesign', [...stageParts(design, depth, open), ...given, data])
}

/** The first `depth` stages: those with population sizes, and the one below them, drawn as if with replacement. */
const stageParts = ({ psu, strata, fpc, nest }: DesignSpec, depth: number, open?: string): readonly string[] => {
  const sizes = [...fpc.map(rName), ...(open === undefined ? [] : [open])]
  return [
    `ids = ${psu.length === 0 ? '~1' : sumOf(psu.slice(0, depth))}`,
    ...(strata.length === 0 ? [] : [`strata = ${sumOf(strata.slice(0, depth))}`]),
    ...(sizes.length === 0 ? [] : [`fpc = ~${sizes.join(' + ')}`]),
    ...(psu.length === 0 ? [] : [`nest = ${rFlag(nest)}`]),
  ]
}

const sumOf = (names: readonly string[]): string => `~${names.map(rName).join(' + ')}`

const stepCode = (survey: string, step: WeightingStep, design: DesignSpec, derived: ScriptInput['derived']): string => {
  const column = (name: string): string => `${survey}$variables$${rName(name)}`
  const classes = (names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [rCall('cell_in', [`${survey}$variables`, rTexts(names)])]
  switch (step.step) {
    case 'selection': {
      const factors = [
        `weights(${survey})`,
        ...step.probabilities.map((name) => `1 / ${column(name)}`),
        ...step.sizes.map(({ population, sample }) => `${column(population)} / ${column(sample)}`),
      ]
      return rCall(`${survey} <- reweighted`, [survey, factors.join(' * ')])
    }
    case 'postStratify':
      return rCall(`${survey} <- post_stratified`, [survey, marginCode(step.margin)])
    case 'rake':
      return rCall(`${survey} <- raked`, [
        survey,
        marginsCode(step.margins),
        rNumber(step.epsilon),
        rNumber(step.maxIterations),
      ])
    case 'calibrate':
      return calibration(survey, step)
    case 'trim':
      return rCall(`${survey} <- trimmed_weights`, [
        survey,
        ...(step.lower === undefined ? [] : [`lower = ${rNumber(step.lower)}`]),
        ...(step.upper === undefined ? [] : [`upper = ${rNumber(step.upper)}`]),
        `strict = ${rFlag(step.strict)}`,
      ])
    case 'eligibility':
      return rCall(`${survey} <- redistributed`, [survey, column(step.known), ...classes(step.classes)])
    case 'nonresponse':
      return rCall(`${survey} <- redistributed`, [survey, column(step.responded), ...classes(step.classes)])
    case 'propensity': {
      const predictors = step.predictors.map((name) => predictor(column(name), name, derived.get(design.dataset)))
      const data = rCall('data.frame', predictors)
      const number = design.weighting.indexOf(step) + 1
      const groups = step.classes === undefined ? [] : [rNumber(step.classes), `step = "${number}"`]
      return rCall(`${survey} <- adjusted_by_propensity`, [survey, column(step.responded), data, ...groups])
    }
  }
}

type Calibration = Extract<WeightingStep, { step: 'calibrate' }>

const calibration = (survey: string, step: Calibration): string => {
  const bounds = step.bounds ? [step.bounds.lower, step.bounds.upper].map(rNumber) : ['-Inf', 'Inf']
  return rCall(`${survey} <- calibrated`, [
    survey,
    marginsCode(step.margins),
    step.numbers.length === 0
      ? 'numeric(0)'
      : rNamed(step.numbers.map(({ variable, total }) => [variable, rNumber(total)])),
    rString(step.distance),
    `c(${bounds.join(', ')})`,
    step.cluster === undefined ? 'NULL' : rString(step.cluster),
    rNumber(step.maxIterations),
  ])
}

const marginsCode = (margins: readonly Margin[]): string => rCall('list', margins.map(marginCode))

const marginCode = ({ by, dataset, total }: Margin): string => {
  const totals = rCall('totals_of', [`study$${rName(dataset)}`, rTexts(by), rString(total)])
  return rCall('list', [`by = ${rTexts(by)}`, `totals = ${totals}`])
}

/** A number without categories explains as it is, anything else by its categories against the first one. */
const predictor = (column: string, name: string, variables: ReadonlyMap<string, Variable> | undefined): string => {
  const variable = variables?.get(name)
  if (variable === undefined || (variable.storage === 'number' && variable.categories.length === 0)) {
    return `${rName(name)} = ${column}`
  }
  const codes = variable.categories.filter(({ code }) => !missingRuleOf(code, variable.missing)).map(({ code }) => code)
  return `${rName(name)} = ${rCall('as_factor_of', [column, rTexts(codes)])}`
}
