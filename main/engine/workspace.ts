import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Codelist } from '../contract/codelist.ts'
import type { Derivation } from '../contract/derivation.ts'
import type { DesignSpec } from '../contract/design.ts'
import type { Parameter } from '../contract/parameter.ts'
import type { Plan } from '../contract/plan.ts'
import type { Frame } from '../core/data/frame.ts'
import type { DerivedDatasets } from '../core/plan/derive-datasets.ts'
import { type PreparedDesign, prepareDesign } from '../core/plan/designs/prepare-design.ts'
import { insertParameters } from '../core/plan/with-parameters.ts'
import { loadCodelists } from '../files/codelists.ts'
import { variables } from '../study/codebook.ts'
import { currentPlan } from '../study/plans.ts'
import type { Study } from '../study/study.ts'
import type { VersionInfo } from '../study/versions/version-info.ts'
import { datasets } from '../study/versions/versions.ts'
import { tellingAwaited } from './awaited.ts'
import { versionFrame } from './data/version-frame.ts'
import { linksOf, withLinks } from './links/linked-datasets.ts'
import { planOf } from './plan/plan.ts'
import { inForce } from './plan/plan-in-force.ts'
import { type Session, studyOf } from './session.ts'
import { collectSound, deriveSound, type SoundDatasets, type SoundDerivation } from './sound-datasets.ts'

/** The study's data as its plan sees them, prepared as far as it has been asked for. */
export type Workspace = {
  readonly plan: Plan
  /** All that the plan declares; in `plan` their values stand in the place of their names. */
  readonly parameters: readonly Parameter[]
  /** What the data are: hash of the values and the codebook, by dataset. Part of every result's key. */
  readonly contents: ReadonlyMap<string, DatasetContent>
  /** The data as collected, before any derivation. As in `derivable`, a fault in one is told to who asks for it. */
  readonly collected: () => SoundDatasets
  /** All datasets with all that is derived, or the first failure: what leaves the study rests on the whole plan. */
  readonly derived: () => DerivedDatasets
  /** The datasets to look at and to estimate from: a fault in one is told to who asks for it and hinders no other. */
  readonly derivable: () => SoundDatasets
  /** The same after some steps more, from the datasets given. */
  readonly derive: (steps: readonly Derivation[], from: SoundDatasets) => SoundDerivation
  readonly codelists: () => ReadonlyMap<string, Codelist>
  readonly design: (spec: DesignSpec) => PreparedDesign
}

export type DatasetContent = {
  /** SHA-256 over names and values. */
  readonly content: string
  /** SHA-256 over the codebook. */
  readonly codebook: string
  readonly file: string
  readonly rows: number
}

/** The last workspace of each open study, and the data it was prepared from. */
const workspaces = new WeakMap<Study, Kept>()
type Kept = { readonly key: string; readonly dataKey: string; readonly workspace: Workspace }

/** The workspace of the study's plan and current data: the last one while neither has changed. */
export const workspaceOf = (session: Session, resources: string): Workspace => {
  const study = studyOf(session)
  const contents = contentsOf(study)
  const key = JSON.stringify([currentPlan(study)?.number, [...contents]])
  const last = workspaces.get(study)
  if (last?.key === key) return last.workspace
  const written = planOf(study)
  const plan = inForce(written, resources)
  const { parameters } = written
  const dataKey = JSON.stringify([plan.codebook, plan.derivations, [...contents]])
  const workspace =
    last?.dataKey === dataKey
      ? { ...last.workspace, plan, parameters }
      : newWorkspace(study, { plan, parameters }, contents, resources)
  workspaces.set(study, { key, dataKey, workspace })
  return workspace
}

/** A part of the plan as somebody tries it, with the values of the plan's parameters. */
export const tried = <Part>(part: Part, { parameters }: Workspace): Part => insertParameters(part, parameters)

const newWorkspace = (
  study: Study,
  { plan, parameters }: Pick<Workspace, 'plan' | 'parameters'>,
  contents: ReadonlyMap<string, DatasetContent>,
  resources: string,
): Workspace => {
  const frames = once(() => framesOf(study))
  const lists = once(() => loadCodelists(resources))
  const collected = once(() => collectSound(plan, frames(), lists()))
  const derive: Workspace['derive'] = (steps, from) => deriveSound({ plan, lists: lists() }, steps, from)
  const sound = once(() => derive(plan.derivations, collected()))
  const derived = (): DerivedDatasets => {
    const [fault] = sound().frames.faults.values()
    if (fault) throw fault
    return sound()
  }
  const derivable = (): SoundDatasets => sound().frames
  const designs = new Map<string, PreparedDesign>()
  const design = (spec: DesignSpec): PreparedDesign => {
    const known = designs.get(spec.id)
    if (known && isDeepStrictEqual(known.spec, spec)) return known
    const prepared = tellingAwaited(plan, contents, () => prepareDesign(spec, derivable()))
    designs.set(spec.id, prepared)
    return prepared
  }
  return { plan, parameters, contents, collected, derived, derivable, derive, codelists: lists, design }
}

const contentsOf = (study: Study): ReadonlyMap<string, DatasetContent> =>
  new Map(
    datasets(study).map(({ name, current }) => [
      name,
      {
        content: contentOf(study, current),
        codebook: createHash('sha256')
          .update(JSON.stringify(variables(study, name)))
          .digest('hex'),
        file: current.source.file,
        rows: current.rows,
      },
    ]),
  )

/** The links of a dataset are variables of it, so its content is another with other links. */
const contentOf = (study: Study, { dataset, content }: VersionInfo): string => {
  const links = linksOf(study, dataset)
  if (links.length === 0) return content
  return createHash('sha256')
    .update(JSON.stringify([content, ...links.map(({ link }) => [link.dataset, link.content])]))
    .digest('hex')
}

const framesOf = (study: Study): ReadonlyMap<string, Frame> =>
  new Map(
    datasets(study).map(({ name, current }) => [
      name,
      withLinks(study, versionFrame(study, current, variables(study, name)), current),
    ]),
  )

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
