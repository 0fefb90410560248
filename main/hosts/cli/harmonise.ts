import type { VariableDerivation } from '../../contract/derivation.ts'
import { Failure } from '../../contract/failure.ts'
import { asName } from '../../contract/name.ts'
import { type RecodeProposal, recodeOf } from '../../contract/recode-proposal.ts'
import { proposalsAsText } from '../../engine/derivations/harmonise-text.ts'
import { countOf, needed, type Options, UsageError } from './options.ts'
import { type CliCommand, openStudy, type Scene } from './scene.ts'

/**
 * The recodings that would give a dataset the codes of another one, or of an earlier delivery with `--from`. `--pair`
 * changes what is proposed, `--keep` puts it into the plan; nothing in the data changes.
 */
export const harmonise: CliCommand = async (scene) => {
  const { options, texts, language, call } = scene
  const dataset = needed(options, 'dataset')
  const version = countOf(options, 'from')
  const reference = { dataset: needed(options, 'with'), ...(version === undefined ? {} : { version }) }
  await openStudy(scene)
  const proposals = withPairs(wanted(await call('derivation.propose', { dataset, reference }), options), options)
  const nameOf = ({ variable }: RecodeProposal): string => asName(texts('harmonise.name', { variable }))
  const told = proposalsAsText(proposals, { dataset, other: reference.dataset, nameOf }, language, texts)
  if (options.keep !== true || proposals.length === 0) return { json: { proposals, added: [] }, text: told }
  const derivations = proposals.map((proposal) => recodeOf(proposal, dataset, nameOf(proposal)))
  await refuseTaken(scene, dataset, derivations)
  // What would lose records is refused before anything is kept.
  for (const derivation of derivations) await call('derivation.try', { derivation, at: null })
  await call('plan.edit', { edits: derivations.map((derivation) => ({ edit: 'derivation', at: null, derivation })) })
  const added = derivations.map(({ name }) => name)
  return {
    json: { proposals, added },
    text: [told, texts('harmonise.kept', { count: added.length, names: added.join(', ') })].join('\n'),
  }
}

/** A step of the same name would take the place of the variable that is there. */
const refuseTaken = async ({ call }: Scene, dataset: string, made: readonly VariableDerivation[]): Promise<void> => {
  const names = new Set((await call('derivation.inputs', { dataset, at: null })).map(({ name }) => name))
  const taken = made.find(({ name }) => names.has(name))
  if (taken) throw new Failure('derivation.name-taken', { variable: taken.name, dataset })
}

/** Those of `--variable A,B`, or all. */
const wanted = (proposals: readonly RecodeProposal[], { variable }: Options): readonly RecodeProposal[] => {
  const names = variable?.split(',')
  if (!names) return proposals
  return names.map((name) => {
    const found = proposals.find((proposal) => proposal.variable === name)
    if (!found) throw new UsageError('wrongValue', '--variable')
    return found
  })
}

/** `--pair sexo:H=1` says where a code goes; `--pair sexo:H=` that it goes nowhere. */
const withPairs = (proposals: readonly RecodeProposal[], { pair = [] }: Options): readonly RecodeProposal[] =>
  pair.reduce((list, text) => {
    const at = text.lastIndexOf('=')
    const proposal = list.find(({ variable, pairs }) =>
      pairs.some(({ code }) => `${variable}:${code}` === text.slice(0, at)),
    )
    const to = text.slice(at + 1)
    if (!proposal || (to !== '' && !proposal.targets.some(({ code }) => code === to)))
      throw new UsageError('wrongValue', '--pair')
    const pairs = proposal.pairs.map((one) =>
      `${proposal.variable}:${one.code}` === text.slice(0, at) ? { ...one, to: to === '' ? null : to, by: null } : one,
    )
    return list.map((one) => (one === proposal ? { ...proposal, pairs } : one))
  }, proposals)
