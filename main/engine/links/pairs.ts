import type { LinkSummary } from '../../contract/link-commands.ts'
import { chooseLinks, contradictions, type PairState, type ScoredPair } from '../../core/linkage/choose-links.ts'
import { type KeptPair, linkPairs, linkSettings } from '../../study/links.ts'
import type { Study } from '../../study/study.ts'
import { rowPseudonyms } from '../../study/versions/row-pseudonyms.ts'
import { type LinkSettings, settingsSummary } from './settings.ts'

/** A pair by its rows, and what becomes of it as things stand. */
export type LinkedPair = KeptPair & { readonly rows: ScoredPair; readonly state: PairState }

export type OpenLink = {
  readonly settings: LinkSettings
  readonly pairs: readonly LinkedPair[]
  /** Pairs decided to be the same that contradict others. */
  readonly contradicting: readonly number[]
}

export const openLink = (study: Study, name: string): OpenLink => {
  const settings = linkSettings(study, name) as LinkSettings
  const kept = linkPairs(study, name)
  const rowOf = { first: rowsByPseudonym(study, settings.first.id), second: rowsByPseudonym(study, settings.second.id) }
  const scored = kept.map((pair): ScoredPair => {
    const { weight, probability, decision } = pair
    const [first, second] = [rowOf.first.get(pair.first), rowOf.second.get(pair.second)]
    if (first === undefined || second === undefined) throw new Error('A pair of a linkage has lost its record')
    return { first, second, weight, probability, decision }
  })
  const { relation } = settings.spec
  const states = chooseLinks(scored, relation, settings.spec)
  return {
    settings,
    pairs: kept.map((pair, at) => ({ ...pair, rows: scored[at] as ScoredPair, state: states[at] as PairState })),
    contradicting: contradictions(scored, relation).map((at) => kept[at]?.pair as number),
  }
}

export const summaryOf = ({ settings, pairs }: OpenLink): LinkSummary => {
  const count = (state: PairState): number => pairs.filter((pair) => pair.state === state).length
  return {
    ...settingsSummary(settings),
    pairs: { linked: count('linked'), review: count('review'), apart: count('apart') },
    decided: pairs.filter(({ decision }) => decision !== null).length,
  }
}

const rowsByPseudonym = (study: Study, versionId: number): ReadonlyMap<string, number> =>
  new Map(rowPseudonyms(study, versionId).map((pseudonym, row) => [pseudonym, row]))
