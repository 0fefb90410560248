import type { AnalysisSpec } from '../../contract/analysis.ts'
import { Failure } from '../../contract/failure.ts'
import { type Parameter, parameterName } from '../../contract/parameter.ts'
import type { Plan } from '../../contract/plan.ts'
import { type Language, languages } from '../../contract/text.ts'
import { textWithParameters } from '../report/text-parameters.ts'

/**
 * The plan with the values of its parameters in the place of their names, so that estimates, keys, scripts and what is
 * released are made of plain numbers. Only those are left in `parameters` that something in the plan names: they are what
 * the figures depend on, and are told with them. Where a field of an analysis is a number, `$.name` may stand for it.
 */
export const withParameters = ({ parameters, analyses, ...written }: Plan): Plan => {
  const taking = takingFrom(parameters)
  return {
    ...inserted(written, taking),
    analyses: inserted(analyses, { ...taking, asNumbers: true }),
    parameters: parameters.filter(({ name }) => taking.used.has(name)),
  }
}

/** A part of a plan that somebody tries before it stands there, likewise. */
export const insertParameters = <Part>(part: Part, parameters: readonly Parameter[]): Part =>
  inserted(part, takingFrom(parameters))

/** The same of an analysis. */
export const insertInAnalysis = (analysis: AnalysisSpec, parameters: readonly Parameter[]): AnalysisSpec =>
  inserted(analysis, { ...takingFrom(parameters), asNumbers: true })

/** Refuses formulas in which, once the parameters stand in them, one is still there under its name: the plan does not declare it. */
export const refuseUndeclared = ({
  derivations,
  checks,
  designs,
  tables,
  comparisons,
  tests,
  analyses,
}: Plan): void => {
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && isFormula.test(value)) refuseNamed(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk)
  }
  walk([derivations, checks, designs, tables, comparisons, tests, analyses])
}

const refuseNamed = (formula: string): void => {
  for (const found of formula.matchAll(quotedOrNamed)) {
    const [, parameter] = found
    if (parameter === undefined) continue
    throw new Failure('formula.unknown-parameter', { formula, position: found.index + 1, parameter })
  }
}

/** Titles may say what they like; a formula names a variable, or is a parameter alone. */
const isFormula = /\bd[.[]|^\$\./

const alone = new RegExp(`^\\$\\.(${parameterName})$`, 'u')
const quotedOrNamed = new RegExp(`'(?:[^'\\\\]|\\\\.)*'|"(?:[^"\\\\]|\\\\.)*"|\\$\\.(${parameterName})`, 'gu')

type Taking = {
  readonly values: ReadonlyMap<string, number>
  readonly used: Set<string>
  /** A text that is nothing but `$.name` becomes the number. */
  readonly asNumbers?: true
}

const takingFrom = (parameters: readonly Parameter[]): Taking => ({
  values: new Map(parameters.map(({ name, value }) => [name, value])),
  used: new Set(),
})

const inserted = <Part>(part: Part, taking: Taking): Part => {
  const walk = (value: unknown, language: Language | null): unknown => {
    if (typeof value === 'string') return inString(value, language, taking)
    if (Array.isArray(value)) return value.map((item) => walk(item, language))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, inside]) => [
        key,
        walk(inside, languages.find((own) => own === key) ?? language),
      ]),
    )
  }
  return walk(part, null) as Part
}

const inString = (text: string, language: Language | null, taking: Taking): string | number => {
  const whole = taking.asNumbers ? text.match(alone)?.[1] : undefined
  const value = whole === undefined ? undefined : taken(whole, taking)
  if (value !== undefined) return value
  return inFormula(
    textWithParameters(text, language ?? 'en', (name) => taken(name, taking)),
    taking,
  )
}

const taken = (name: string, { values, used }: Taking): number | undefined => {
  const value = values.get(name)
  if (value !== undefined) used.add(name)
  return value
}

/** `$.name` outside of quotes; a name that is not declared stays, for the reader of formulas to refuse with its place. */
const inFormula = (text: string, taking: Taking): string =>
  text.replaceAll(quotedOrNamed, (found, name?: string) => {
    const value = name === undefined ? undefined : taken(name, taking)
    if (value === undefined) return found
    return value < 0 ? `(${value})` : String(value)
  })
