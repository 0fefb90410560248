import { Plan } from '../../contract/plan.ts'
import { withoutDraws } from '../analysis/analysis-inputs.ts'
import type { Withheld } from '../script/script-input.ts'

/**
 * The plan as it may be read by anyone: what was asked of whom, how it was weighted and estimated, what was published.
 * Left out is whatever helps to undo the protection or to find a record: seeds of resampling, corrections and the checks
 * that name records, names of identifying columns, folders, and everything that disclosure control is set to.
 * `published`: ids of the tables, comparisons, tests and analyses of the release.
 */
export const publicPlan = (plan: Plan, published: ReadonlySet<string>): Plan => {
  const { disclosure: _, microdata: __, ...open } = plan
  return Plan.parse({
    ...open,
    sources: plan.sources.map(withoutPlaces),
    codebook: withoutIdentifiers(plan),
    boundaries: plan.boundaries.map(({ file, ...boundary }) => ({ ...boundary, file: nameOnly(file) })),
    ...(plan.report ? { report: withoutFolders(plan.report) } : {}),
    checks: [],
    derivations: plan.derivations.filter((step) => !namesRecords(plan, step)),
    designs: plan.designs.map(withoutSeed),
    tables: plan.tables.filter(({ id }) => published.has(id)),
    comparisons: plan.comparisons.filter(({ id }) => published.has(id)),
    tests: plan.tests.filter(({ id }) => published.has(id)),
    analyses: plan.analyses.filter(({ id }) => published.has(id)).map(withoutDraws),
  })
}

/** What nobody can compute again from the public plan, because of what it leaves out: datasets and designs, with the reason. */
export const withheldBy = (
  plan: Plan,
): { readonly datasets: ReadonlyMap<string, Withheld>; readonly designs: ReadonlyMap<string, Withheld> } => ({
  datasets: new Map(
    plan.derivations.filter((step) => namesRecords(plan, step)).map(({ dataset }) => [dataset, 'excluded']),
  ),
  designs: new Map(plan.designs.filter((design) => withoutSeed(design) !== design).map(({ id }) => [id, 'seed'])),
})

/** Where a dataset comes from, without folders and without the names of what identifies. */
const withoutPlaces = (source: Plan['sources'][number]): object => {
  if (source.format === 'entry') {
    const { identifiers: _, file: __, ...typedIn } = source
    return typedIn
  }
  const { codebook: _, identifiers: __, file, ...read } = source
  return { ...read, file: nameOnly(file) }
}

/** The codebook without the variables of the vault. */
const withoutIdentifiers = ({ codebook, sources }: Plan): Plan['codebook'] =>
  Object.fromEntries(
    Object.entries(codebook).map(([dataset, variables]) => {
      const inVault = sources.find((one) => one.dataset === dataset)?.identifiers ?? []
      return [dataset, Object.fromEntries(Object.entries(variables).filter(([name]) => !inVault.includes(name)))]
    }),
  )

/** The report, its logos told by the names of their files alone. */
const withoutFolders = (report: NonNullable<Plan['report']>): Plan['report'] =>
  report.logos ? { ...report, logos: report.logos.map((logo) => ({ ...logo, file: nameOnly(logo.file) })) } : report

/** A file's name without its folders. */
export const nameOnly = (file: string): string => file.split(/[\\/]/).at(-1) ?? file

/** An exclusion by the value of a key names a record; that it happened is told by the methodology's counts. */
const namesRecords = (plan: Plan, step: Plan['derivations'][number]): boolean => {
  if (step.step !== 'exclude') return false
  return keysOf(plan, step.dataset).some((key) => step.where.includes(`d.${key}`) || step.where.includes(`d['${key}']`))
}

/** Variables that name a record of the dataset: those of its checks, and those by which it is joined and told apart. */
const keysOf = ({ checks, derivations }: Plan, dataset: string): readonly string[] => [
  ...checks.flatMap((one) => (one.dataset === dataset && one.record !== undefined ? [one.record] : [])),
  ...derivations.flatMap((step) => {
    if (step.step === 'distinct') return step.dataset === dataset ? step.key : []
    if (step.step !== 'join' && step.step !== 'aggregate') return []
    const isOf = step.dataset === dataset || step.from === dataset
    if (!isOf) return []
    return typeof step.key === 'string' ? [step.key] : [...Object.keys(step.key), ...Object.values(step.key)]
  }),
]

/** Replicates that were drawn by chance are told by their kind and number; another draw gives almost the same errors. */
const withoutSeed = (design: Plan['designs'][number]): Plan['designs'][number] =>
  design.replicates !== undefined && 'seed' in design.replicates
    ? { ...design, replicates: { ...design.replicates, seed: 0 } }
    : design
