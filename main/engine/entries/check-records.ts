import { type EntryProblem, type EntryValues, longestAnswer } from '../../contract/entry.ts'
import { Failure } from '../../contract/failure.ts'
import { answersFrame } from '../../core/entry/entry-columns.ts'
import { type Answers, readAnswers } from '../../core/entry/read-answers.ts'
import { ruleProblems } from '../../core/entry/rule-problems.ts'
import type { Entry } from '../../study/entries.ts'
import type { EntryForm } from './form.ts'

/** A record that was read, with what is wrong and what looks wrong with it. */
export type CheckedRecord = {
  readonly answers: Answers
  readonly problems: readonly EntryProblem[]
  readonly doubts: readonly EntryProblem[]
}

/**
 * Checks records against the codebook and the plan's rules, among the records that are there. `instead`: the number of
 * the record whose place the first one takes. Rules look only at records without mistakes in single answers.
 */
export const checkRecords = (
  form: EntryForm,
  given: readonly EntryValues[],
  kept: readonly Entry[],
  instead?: number,
): readonly CheckedRecord[] => {
  const read = given.map((values) => readAnswers(form.fields, values))
  if (read.some(({ problems }) => problems.length > 0)) return read.map((one) => ({ ...one, doubts: [] }))
  const others = kept.filter(({ isStruck, record }) => !isStruck && record !== instead).map(({ answers }) => answers)
  const found = rulesBroken(
    form,
    others,
    read.map(({ answers }) => answers),
  )
  return read.map(({ answers }, place) => {
    const own = found.filter(({ row }) => row === others.length + place)
    const of = (isError: boolean) =>
      own.filter(({ severity }) => (severity === 'error') === isError).map(({ problem }) => problem)
    return { answers, problems: of(true), doubts: of(false) }
  })
}

const rulesBroken = ({ plan, source, fields }: EntryForm, others: readonly Answers[], own: readonly Answers[]) => {
  const rules = plan.checks.find(({ dataset }) => dataset === source.dataset)?.rules ?? []
  if (rules.length === 0) return []
  const variables = fields.filter(({ isIdentifier }) => !isIdentifier).map(({ variable }) => variable)
  const frame = answersFrame(source.dataset, variables, [...others, ...own])
  return ruleProblems(
    frame,
    rules,
    Uint32Array.from(own, (_, place) => others.length + place),
  )
}

/** The answers of records without a mistake; fails for the first mistake, and says in which record it is. */
export const refuseProblems = (dataset: string, checked: readonly CheckedRecord[]): readonly Answers[] => {
  for (const [place, { problems }] of checked.entries()) {
    const [first] = problems
    if (first) throw failureOf(first, dataset, place + 1)
  }
  return checked.map(({ answers }) => answers)
}

const failureOf = ({ problem, variables, rule }: EntryProblem, dataset: string, position: number): Failure => {
  const variable = variables[0] ?? ''
  switch (problem) {
    case 'rule':
      return new Failure('entry.rule', { position, rule: rule?.id ?? '', variables: variables.join(', ') })
    case 'tooLong':
      return new Failure('entry.tooLong', { position, variable, limit: longestAnswer })
    case 'unknownVariable':
      return new Failure('entry.unknownVariable', { position, variable, dataset })
    default:
      return new Failure(`entry.${problem}`, { position, variable })
  }
}
