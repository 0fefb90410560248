import type { CodePair, RecodeProposal } from '../../contract/recode-proposal.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import type { Texts } from '../texts.ts'

type About = {
  readonly dataset: string
  readonly other: string
  readonly nameOf: (proposal: RecodeProposal) => string
}

/** Proposed recodings: a line per variable with the one it would make, one per code with where it would go and why. */
export const proposalsAsText = (
  proposals: readonly RecodeProposal[],
  { dataset, other, nameOf }: About,
  language: Language,
  texts: Texts,
): string => {
  const category = (code: string, label: CodePair['label']): string =>
    label === undefined ? code : `${code} «${inLanguage(label, language)}»`
  const lines = proposals.flatMap((proposal) => [
    `${proposal.variable} → ${nameOf(proposal)}`,
    ...proposal.pairs.map(({ code, label, records, to, by }) => {
      const target = proposal.targets.find((one) => one.code === to)
      const goes = target === undefined ? '?' : category(target.code, target.label)
      const why = to === null ? 'open' : (by ?? 'chosen')
      return `  ${category(code, label)} (${records}) → ${goes} · ${texts(`harmonise.by.${why}`)}`
    }),
  ])
  return [texts('harmonise.summary', { dataset, other, variables: proposals.length }), ...lines].join('\n')
}
