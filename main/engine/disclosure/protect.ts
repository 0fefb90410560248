import type { ComparisonTable } from '../../contract/comparison.ts'
import { DisclosureSpec } from '../../contract/disclosure.ts'
import { Failure } from '../../contract/failure.ts'
import type { Perturbation, ResultTable } from '../../contract/results.ts'
import { perturbTables } from '../../core/plan/protection/cell-keys/perturb-tables.ts'
import { releasedChanged } from '../../core/plan/protection/earlier-releases/released-changed.ts'
import { releasedSystems } from '../../core/plan/protection/earlier-releases/released-systems.ts'
import { type ProtectedTables, protectTables } from '../../core/plan/protection/protect-tables.ts'
import { isPublic } from '../../core/plan/protection/public-records.ts'
import { roundTables } from '../../core/plan/protection/rounding/round-tables.ts'
import type { NamedSystem } from '../../core/plan/protection/table-systems.ts'
import { designOf } from '../../core/plan/table-inputs.ts'
import { highsSolver } from '../../solver/highs.ts'
import { releases } from '../../study/releases.ts'
import type { Study } from '../../study/study.ts'
import type { Context } from '../context.ts'
import { linksOf } from '../links/linked-datasets.ts'
import { studyDraws } from '../microdata/study-draws.ts'
import { releasedFiles, releasedTables } from '../release/registered-results.ts'
import type { Workspace } from '../workspace.ts'
import { disclosurePace } from './disclosure-pace.ts'

/** The rules of the plan, or those in force where it says nothing. */
export const disclosureSpecOf = ({ plan }: Workspace): DisclosureSpec => plan.disclosure ?? DisclosureSpec.parse({})

/**
 * Protects the tables and comparisons of one release together: what may leave is what comes back, and no figure is to be
 * taken from the tables given. What left before is known. Without a pattern (`unprotectable`) nothing may leave, and categories to merge are named.
 */
export const protectRelease = async (
  study: Study,
  workspace: Workspace,
  tables: readonly ResultTable[],
  comparisons: readonly ComparisonTable[],
  context: Context,
): Promise<ProtectedTables> => {
  const spec = disclosureSpecOf(workspace)
  const earlier = releases(study).flatMap(releasedTables)
  refuseBesideRecords(study, workspace, tables)
  refusePublicLinked(study, workspace)
  return protectors[spec.method](
    { ...inputOf(study, workspace), tables, comparisons, earlier },
    await highsSolver(),
    disclosurePace(context, spec.seconds),
  )
}

/** How the tables of one release are protected, by the method that the plan names for all of them. */
const protectors = { suppression: protectTables, rounding: roundTables, cellKey: perturbTables } as const

/** Changed figures are of no use beside a file of the records that they were made of. */
const refuseBesideRecords = (study: Study, workspace: Workspace, tables: readonly ResultTable[]): void => {
  const { method } = disclosureSpecOf(workspace)
  if (method === 'suppression') return
  const datasets = new Set(tables.map((table) => designOf(workspace.plan, table).dataset))
  const file = releases(study)
    .flatMap(releasedFiles)
    .find(({ dataset }) => datasets.has(dataset))
  if (file) throw new Failure('disclosure.records-released', { ...file, method })
}

/** Units shared with other records would tell of those records. */
const refusePublicLinked = (study: Study, { plan }: Workspace): void => {
  const linked = plan.sources.find(({ dataset }) => isPublic(plan, dataset) && linksOf(study, dataset).length > 0)
  if (linked) throw new Failure('public.linked', { dataset: linked.dataset })
}

/** The systems behind the tables of a release, hidden as they left. */
export const systemsOfRelease = async (
  study: Study,
  workspace: Workspace,
  number: number,
  context: Context,
): Promise<readonly NamedSystem[]> => {
  const all = releases(study)
  const release = all.find((one) => one.number === number)
  if (!release) throw new Failure('release.unknown', { number })
  const left = releasedTables(release)
  const input = inputOf(study, workspace)
  const plan = { ...workspace.plan, tables: left.flatMap(({ spec }) => spec ?? []) }
  const earlier = all.filter((one) => one.number < number).flatMap(releasedTables)
  const behind = { ...input, plan, comparisons: [], earlier }
  const solver = await highsSolver()
  const pace = disclosurePace(context, input.spec.seconds)
  const [perturbation] = left.flatMap(({ printed }) => printed.perturbation ?? [])
  if (!perturbation)
    return releasedSystems({ ...behind, tables: left.map(({ printed }) => printed) }, number, solver, pace)
  const spec = specBehind(input.spec, perturbation)
  return releasedChanged({ ...behind, spec }, left, (own) => protectors[perturbation.method](own, solver, pace))
}

/**
 * The rules of today with the method of a release: what was suppression's alone is left out, and what cell keys were drawn by stands in
 * no release, so that the plan must still say it.
 */
const specBehind = (
  { zeros: _zeros, rowShare: _rowShare, rounding: _rounding, cellKey, ...spec }: DisclosureSpec,
  perturbation: Perturbation,
): DisclosureSpec => {
  if (perturbation.method === 'cellKey') return DisclosureSpec.parse({ ...spec, method: 'cellKey', cellKey })
  const { counts, steps } = perturbation
  return DisclosureSpec.parse({ ...spec, method: 'rounding', rounding: { base: counts, steps: Math.min(3, steps) } })
}

const inputOf = (study: Study, workspace: Workspace) => ({
  plan: workspace.plan,
  spec: disclosureSpecOf(workspace),
  draw: studyDraws(study),
  collected: (dataset: string) => [...(workspace.collected().get(dataset)?.variables.keys() ?? [])],
  prepared: (design: string) => workspace.design(designOf(workspace.plan, { id: design, design })),
})
