import type { Lineage, ReviewDesk } from '../../contract/review-commands.ts'
import { inLanguage, type Language } from '../../contract/text.ts'
import { alignedText } from '../text-columns.ts'
import type { Texts } from '../texts.ts'

/** The desk of an item for a terminal: where it stands, how its number came to be, what differs. */
export const deskAsText = (
  desk: ReviewDesk,
  lineage: Lineage | null,
  { language, texts }: { readonly language: Language; readonly texts: Texts },
): string => {
  const { info, leaving, previous, benchmark } = desk
  const stale = info.because.map(({ part, name }) => texts(`review.cause.${part}`, { name })).join(', ')
  const parts = [
    [`${inLanguage(info.title, language)} (${info.item.kind}/${info.item.id})`, texts(`review.state.${info.state}`)],
    info.isStale ? [`${texts('review.stale')}: ${stale}`] : [],
    desk.history.map(({ at, person, action, reason }) =>
      [at, person, texts(`review.action.${action}`), reason ?? ''].filter((part) => part !== '').join('  '),
    ),
    desk.comments.map(({ at, person, cell, text }) => `${at}  ${person}  ${cellText(cell)}${text}`),
    desk.checklist.map(({ check, found }) => {
      const counted = found === null ? '' : ` (${texts('review.found', { count: found })})`
      return `[ ] ${check}: ${texts(`review.check.${check}`)}${counted}`
    }),
    lineage ? lineageLines(lineage, texts) : [],
    leaving ? [texts('review.leaving'), ...differences(leaving, texts)] : [],
    previous ? [texts('review.previous', { at: previous.savedAt }), ...differences(previous.figures, texts)] : [],
    benchmark ? [texts('review.benchmark', { file: benchmark.file }), ...differences(benchmark.figures, texts)] : [],
  ]
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

type Cell = ReviewDesk['comments'][number]['cell']

const cellText = (cell: Cell): string =>
  cell === null
    ? ''
    : `[${Object.entries(cell)
        .map(([name, code]) => `${name}=${code}`)
        .join(', ')}] `

const lineageLines = (lineage: Lineage, texts: Texts): string[] => {
  const { files, derivations, weighting, design, method } = lineage
  return [
    texts('review.lineage'),
    ...files.map(
      ({ dataset, version, file, sha256, records, corrections }) =>
        `${dataset}/${version} ← ${file} (${sha256.slice(0, 12)}…), ${texts('review.lineage.file', { records, corrections })}`,
    ),
    ...derivations.map(
      ({ dataset, step, name }) => `${dataset}: ${[step, name].filter((part) => part !== '').join(' ')}`,
    ),
    ...weighting.map(({ step, sum, deff }) => `${step}: Σw = ${Math.round(sum)}, deff = ${deff.toFixed(3)}`),
    `${design.id}: ${[...design.strata, ...design.psu, design.weight ?? ''].filter((part) => part !== '').join(', ')}`,
    `Caracteriza ${method.program}, ${method.methods}; ${method.conventions}; ${method.quality}`,
  ]
}

type Pairs = NonNullable<ReviewDesk['previous']>['figures']

/** The figures that differ, side by side. */
const differences = (pairs: Pairs, texts: Texts): readonly string[] => {
  const differing = pairs.filter(({ outcome }) => outcome !== 'equal' && outcome !== 'within')
  if (differing.length === 0) return [texts('review.noDifference', { figures: pairs.length })]
  const number = (value: number | null): string => (value === null ? '–' : String(value))
  return alignedText(
    differing.map(({ at, estimate, other, outcome }) => [
      cellText(at).trim(),
      number(estimate),
      number(other),
      texts(`review.outcome.${outcome}`),
    ]),
  )
}
