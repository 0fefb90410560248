import { z } from 'zod'
import { Category } from './codebook.ts'
import type { VariableDerivation } from './derivation.ts'
import { Localized } from './text.ts'

/** A code of a variable and the code of the reference that means the same. */
export const CodePair = Category.extend({
  /** Records that have the code. */
  records: z.int(),
  /** Null where the reference has nothing of that meaning. */
  to: z.string().nullable(),
  /** Why: the labels say the same, or the codes are equal though the labels are not. */
  by: z.enum(['label', 'code']).nullable(),
})
export type CodePair = z.infer<typeof CodePair>

/** How a variable's codes would become those of the same variable elsewhere; to be looked through before it is kept. */
export const RecodeProposal = z.strictObject({
  variable: z.string(),
  label: Localized.optional(),
  universe: Localized.optional(),
  question: Localized.optional(),
  pairs: z.array(CodePair),
  /** The categories of the reference. */
  targets: z.array(Category),
})
export type RecodeProposal = z.infer<typeof RecodeProposal>

/** The codes that records have and that nothing is said of: a recoding would lose those records. */
export const openCodes = ({ pairs }: RecodeProposal): readonly CodePair[] =>
  pairs.filter(({ to, records }) => to === null && records > 0)

/** The step of recoding that a proposal without open codes says. */
export const recodeOf = (proposal: RecodeProposal, dataset: string, name: string): VariableDerivation => {
  const { variable, label, universe, question, pairs, targets } = proposal
  return {
    step: 'recode',
    dataset,
    name,
    ...(label === undefined ? {} : { label }),
    ...(universe === undefined ? {} : { universe }),
    ...(question === undefined ? {} : { question }),
    of: variable,
    map: Object.fromEntries(pairs.flatMap(({ code, to }) => (to === null ? [] : [[code, to]]))),
    categories: targets,
  }
}
