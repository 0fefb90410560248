import type { Category, Variable } from '../../contract/codebook.ts'
import type { CodePair, RecodeProposal } from '../../contract/recode-proposal.ts'
import { missingRuleOf } from '../data/missing.ts'
import { plainCode, textsOf } from './category-texts.ts'

type Answer = Category & { readonly records: number }

/**
 * The recoding that gives `variable` the codes of `reference`, the same variable in another file; null where there is
 * nothing to recode. `answers` are the categories of the variable, those that occur without a label among them; missing
 * answers are on neither side. A code goes to the category whose label says the same but for case, accents, punctuation
 * and a number in front; a code without a label is taken for one. Where no label fits, an equal code is proposed that
 * no label claims ("01" is equal to "1"). Labels that several categories of the reference have decide nothing.
 */
export const proposeRecode = (
  variable: Variable,
  answers: readonly Answer[],
  reference: Variable,
): RecodeProposal | null => {
  const targets = reference.categories.filter(({ code }) => !missingRuleOf(code, reference.missing))
  if (targets.length === 0 || isNumber(variable) || isNumber(reference)) return null
  const pairs = pairsOf(answers, targets)
  if (!isNeeded(pairs, targets)) return null
  const { name, label = reference.label, universe, question } = variable
  return {
    variable: name,
    ...(label === undefined ? {} : { label }),
    ...(universe === undefined ? {} : { universe }),
    ...(question === undefined ? {} : { question }),
    pairs,
    targets,
  }
}

/** Codes of numbers name special values, not categories. */
const isNumber = ({ kind }: Variable): boolean => kind === 'count' || kind === 'continuous'

const pairsOf = (answers: readonly Answer[], targets: readonly Category[]): CodePair[] => {
  const byText = codesByText(targets)
  const byLabel = answers.map((answer) => textsOf(answer).flatMap((text) => byText.get(text) ?? [])[0] ?? null)
  const claimed = new Set(byLabel)
  const byCode = new Map(targets.map(({ code }) => [plainCode(code), code]))
  return answers.map((answer, place): CodePair => {
    const labelled = byLabel[place] ?? null
    if (labelled !== null) return { ...answer, to: labelled, by: 'label' }
    const same = byCode.get(plainCode(answer.code))
    return same === undefined || claimed.has(same)
      ? { ...answer, to: null, by: null }
      : { ...answer, to: same, by: 'code' }
  })
}

/** The code of each label; null where several categories have it. */
const codesByText = (targets: readonly Category[]): ReadonlyMap<string, string | null> => {
  const codes = new Map<string, string | null>()
  for (const target of targets)
    for (const text of new Set(textsOf(target)))
      codes.set(text, (codes.get(text) ?? target.code) === target.code ? target.code : null)
  return codes
}

/** Something changes, or both sides have categories that found no partner. */
const isNeeded = (pairs: readonly CodePair[], targets: readonly Category[]): boolean => {
  if (pairs.some(({ code, to }) => to !== null && to !== code)) return true
  const reached = new Set(pairs.map(({ to }) => to))
  return pairs.some(({ to }) => to === null) && targets.some(({ code }) => !reached.has(code))
}
