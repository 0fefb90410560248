import { Failure } from '../../contract/failure.ts'
import type { LinkSpec } from '../../contract/link-commands.ts'
import type { FieldTexts } from '../../core/linkage/fields.ts'
import { comparePairs, type Linkage, prepareLinkage, weighPatterns } from '../../core/linkage/score-pairs.ts'
import { variables } from '../../study/codebook.ts'
import { keepLink } from '../../study/links.ts'
import type { Study } from '../../study/study.ts'
import { rowPseudonyms } from '../../study/versions/row-pseudonyms.ts'
import type { VersionInfo } from '../../study/versions/version-info.ts'
import { currentVersion, datasets } from '../../study/versions/versions.ts'
import type { Context } from '../context.ts'
import { paceOf } from '../pace-of.ts'
import { fieldTexts } from './field-texts.ts'
import { frequenciesOf, type LinkSettings, type LinkSide } from './settings.ts'

const limits = { block: 20_000, pairs: 20_000_000 } as const
const mostKept = 1_000_000
/** Of the pairs drawn at random: the same data give the same weights. */
const seed = 1
/** Pairs between two looks at whether to stop. */
const stretch = 20_000

/** Compares all pairs worth it and keeps those that may be of one unit. */
export const startLink = async (study: Study, spec: LinkSpec, reason: string, context: Context): Promise<void> => {
  refuseBadSpec(study, spec)
  const [first, second] = [versionWithIdentifiers(study, spec.first), versionWithIdentifiers(study, spec.second)]
  const linkage = prepareLinkage(
    textsOfBoth(study, spec, { first, second }, reason),
    { first: first.rows, second: second.rows },
    limits,
  )
  if (linkage === null) throw new Failure('link.too-many-pairs', { link: spec.name, limit: limits.pairs })
  const { pairs, leftOut } = linkage.candidates
  if (pairs.length === 0) throw new Failure('link.no-pairs', { link: spec.name })
  const patterns = await comparedPatterns(linkage, context)
  const weighed = weighPatterns(linkage, patterns, seed)
  const settings: LinkSettings = {
    spec,
    first: sideOf(first),
    second: sideOf(second),
    compared: pairs.length,
    leftOut,
    share: weighed.share,
    ...frequenciesOf(weighed),
  }
  const likely = likelyPairs(patterns, weighed.probabilities, spec.review)
  if (likely.length > mostKept) throw new Failure('link.too-many-pairs', { link: spec.name, limit: mostKept })
  const names = { first: rowPseudonyms(study, first.id), second: rowPseudonyms(study, second.id) }
  const kept = likely
    .map((at) => {
      const [pattern, pair] = [patterns[at] as number, pairs[at] as number]
      return {
        first: names.first[Math.floor(pair / second.rows)] as string,
        second: names.second[pair % second.rows] as string,
        pattern,
        weight: weighed.weights[pattern] as number,
        probability: weighed.probabilities[pattern] as number,
      }
    })
    .sort((a, b) => b.weight - a.weight)
  keepLink(study, spec.name, settings, kept, {
    first: `${first.dataset}/${first.number}`,
    second: `${second.dataset}/${second.number}`,
    fields: spec.fields.map(({ compare }) => compare),
    compared: pairs.length,
    pairs: kept.length,
    reason,
  })
}

const refuseBadSpec = (study: Study, { name, first, second, fields, accept, review }: LinkSpec): void => {
  if (first === second) throw new Failure('link.same-dataset', { dataset: first })
  if (review > accept) throw new Failure('link.thresholds', { review, accept })
  if (fields.every(({ compare }) => compare === 'category')) throw new Failure('link.no-keys', { link: name })
  const taken = datasets(study).find((one) => one.name === name)
  if (taken !== undefined && taken.current.source.format !== 'link')
    throw new Failure('link.name-taken', { link: name, dataset: name })
  for (const dataset of [first, second])
    if (variables(study, dataset).some((variable) => variable.name === name))
      throw new Failure('link.name-taken', { link: name, dataset })
}

/** Records without identifiers have no pseudonym to be linked by. */
const versionWithIdentifiers = (study: Study, dataset: string): VersionInfo => {
  const version = currentVersion(study, dataset)
  if (version.identifiers.length === 0) throw new Failure('link.no-identifiers', { dataset })
  return version
}

const sideOf = ({ dataset, number, id, rows }: VersionInfo): LinkSide => ({ dataset, version: number, id, rows })

const textsOfBoth = (
  study: Study,
  { fields }: LinkSpec,
  versions: { readonly first: VersionInfo; readonly second: VersionInfo },
  reason: string,
): FieldTexts[] => {
  const first = fieldTexts(study, versions.first, fields, 'first', reason)
  const second = fieldTexts(study, versions.second, fields, 'second', reason)
  return fields.map(({ compare }, place) => ({ compare, first: first[place] ?? [], second: second[place] ?? [] }))
}

const comparedPatterns = async (linkage: Linkage, context: Context): Promise<Uint32Array> => {
  const pace = paceOf(context)
  const total = linkage.candidates.pairs.length
  const patterns = new Uint32Array(total)
  for (let from = 0; from < total; from += stretch) {
    const to = Math.min(from + stretch, total)
    comparePairs(linkage, from, to, patterns)
    await pace('linking', to, total)
  }
  return patterns
}

const likelyPairs = (patterns: Uint32Array, probabilities: Float64Array, review: number): number[] => {
  const likely: number[] = []
  for (let at = 0; at < patterns.length; at++)
    if ((probabilities[patterns[at] as number] as number) >= review) likely.push(at)
  return likely
}
