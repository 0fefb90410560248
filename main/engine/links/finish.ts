import { createHash } from 'node:crypto'
import type { Variable } from '../../contract/codebook.ts'
import type { CheckedArgs, Result } from '../../contract/commands.ts'
import { Failure } from '../../contract/failure.ts'
import { type Batch, batchRows } from '../../core/data/batch.ts'
import { appendAudit } from '../../study/audit.ts'
import { canonicalJson, type JsonObject } from '../../study/canonical-json.ts'
import { forgetLink } from '../../study/links.ts'
import type { Study } from '../../study/study.ts'
import { writeVersion } from '../../study/versions/version-writer.ts'
import { linkFormat } from './linked-datasets.ts'
import { type LinkedPair, openLink } from './pairs.ts'
import type { LinkSettings } from './settings.ts'

/** Keeps the links as a dataset, one record a link, and forgets the pairs. */
export const finishLink = (
  study: Study,
  { name, undecided, reason }: CheckedArgs<'link.finish'>,
): Result<'link.finish'> => {
  const { settings, pairs, contradicting } = openLink(study, name)
  if (contradicting.length > 0)
    throw new Failure('link.contradiction', { link: name, pair: contradicting[0] as number })
  const waiting = pairs.filter(({ state }) => state === 'review').length
  if (waiting > 0 && undecided === 'refuse') throw new Failure('link.undecided', { link: name, pairs: waiting })
  const links = inOrder(pairs.filter(({ state }) => state === 'linked'))
  const writer = writeVersion(study, {
    dataset: name,
    reason,
    source: sourceOf(settings, links),
    variables: linkVariables(settings),
    identifiers: [],
  })
  try {
    for (const batch of batchesOf(links)) writer.add(batch)
    const written = writer.commit()
    appendAudit(study, {
      action: 'link.finished',
      object: `${written.dataset}/${written.number}`,
      details: {
        links: links.length,
        decided: links.filter(({ decision }) => decision !== null).length,
        waiting,
        reason,
      },
    })
    forgetLink(study, name)
    return { dataset: written.dataset, version: written.number, links: links.length }
  } catch (error) {
    writer.abort()
    throw error
  }
}

/** By the pseudonyms, which are random: the order says nothing of the records. */
const inOrder = (links: readonly LinkedPair[]): readonly LinkedPair[] =>
  [...links].sort((a, b) => (a.second < b.second ? -1 : a.second > b.second ? 1 : a.first < b.first ? -1 : 1))

const sourceOf = ({ spec, first, second }: LinkSettings, links: readonly LinkedPair[]) => {
  const hash = createHash('sha256')
  for (const link of links) hash.update(`${link.first} ${link.second}\n`)
  const options = {
    first: { dataset: first.dataset, version: first.version },
    second: { dataset: second.dataset, version: second.version },
    fields: spec.fields,
    relation: spec.relation,
    accept: spec.accept,
    review: spec.review,
  }
  return {
    file: `${first.dataset} – ${second.dataset}`,
    sha256: hash.digest('hex'),
    bytes: 0,
    format: linkFormat,
    options: canonicalJson(options as unknown as JsonObject),
  }
}

const linkVariables = ({ spec, first, second }: LinkSettings): Variable[] => [
  {
    name: 'unit',
    label: {
      es: `Unidad que «${first.dataset}» y «${second.dataset}» comparten`,
      en: `Unit that “${first.dataset}” and “${second.dataset}” share`,
    },
    kind: 'id',
    storage: 'number',
    categories: [],
    missing: [],
    decimals: 0,
    source: spec.name,
  },
  pseudonymVariable('first', first.dataset),
  pseudonymVariable('second', second.dataset),
  {
    name: 'probability',
    label: { es: 'Probabilidad de que sean la misma unidad', en: 'Probability that they are one unit' },
    kind: 'continuous',
    storage: 'number',
    categories: [],
    missing: [],
  },
  {
    name: 'decision',
    label: { es: 'Quién lo decidió', en: 'Who decided it' },
    kind: 'nominal',
    storage: 'code',
    categories: [
      { code: 'rule', label: { es: 'La regla', en: 'The rule' } },
      { code: 'person', label: { es: 'Una persona', en: 'A person' } },
    ],
    missing: [],
  },
]

const pseudonymVariable = (name: string, dataset: string): Variable => ({
  name,
  label: { es: `Seudónimo en «${dataset}»`, en: `Pseudonym in “${dataset}”` },
  kind: 'id',
  storage: 'code',
  categories: [],
  missing: [],
})

/** Links of one record of the second dataset are of one unit. */
function* batchesOf(links: readonly LinkedPair[]): Generator<Batch> {
  const units = new Map([...new Set(links.map(({ second }) => second))].map((second, at) => [second, at + 1]))
  const firsts = links.map(({ first }) => first)
  const seconds = [...units.keys()]
  for (let from = 0; from < links.length; from += batchRows) {
    const part = links.slice(from, from + batchRows)
    const unitOf = ({ second }: LinkedPair): number => units.get(second) as number
    yield {
      rows: part.length,
      columns: [
        { type: 'number', values: Float64Array.from(part, unitOf) },
        { type: 'code', codes: Uint32Array.from(part, (_, at) => from + at + 1), dictionary: firsts },
        { type: 'code', codes: Uint32Array.from(part, unitOf), dictionary: seconds },
        { type: 'number', values: Float64Array.from(part, ({ probability }) => probability) },
        {
          type: 'code',
          codes: Uint32Array.from(part, ({ decision }) => (decision === null ? 1 : 2)),
          dictionary: ['rule', 'person'],
        },
      ],
    }
  }
}
