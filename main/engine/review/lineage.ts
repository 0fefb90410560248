import type { Lineage } from '../../contract/review-commands.ts'
import { designAccount } from '../../core/plan/methodology-of.ts'
import { datasetsBehind, designOf } from '../../core/plan/table-inputs.ts'
import { people } from '../../study/people.ts'
import type { Study } from '../../study/study.ts'
import { correctionsBehind } from '../../study/versions/corrections.ts'
import { datasets } from '../../study/versions/versions.ts'
import type { Estimated } from '../estimates/result-keys.ts'
import { methodVersion, programVersion } from '../versions.ts'
import type { Workspace } from '../workspace.ts'

/** The whole way of a number: file, version, derivations, layers of the weight, design, methods. */
export const lineageOf = (study: Study, workspace: Workspace, estimated: Estimated): Lineage => {
  const { plan, design } = workspace
  const spec = designOf(plan, estimated)
  const behind = new Set(datasetsBehind(plan, spec, estimated.standardise))
  const names = people(study)
  const files = datasets(study).filter(({ name }) => behind.has(name))
  const account = designAccount(design(spec))
  return {
    files: files.map(({ name, current }) => ({
      dataset: name,
      file: current.source.file,
      sha256: current.source.sha256,
      format: current.source.format,
      version: current.number,
      records: current.rows,
      corrections: correctionsBehind(study, current.id).length,
      writtenAt: current.writtenAt,
      person: names.get(current.person) ?? current.person,
      reason: current.reason,
    })),
    derivations: plan.derivations
      .filter(({ dataset }) => behind.has(dataset))
      .map((step) => ({ dataset: step.dataset, step: step.step, name: 'name' in step ? String(step.name) : '' })),
    weighting: account.weights.map(({ step, records, sum, deff }) => ({ step, records, sum, deff })),
    design: {
      id: spec.id,
      dataset: spec.dataset,
      strata: [...spec.strata],
      psu: [...spec.psu],
      weight: spec.weight ?? null,
      psus: account.psus,
      degreesOfFreedom: account.degreesOfFreedom,
    },
    method: {
      program: programVersion,
      methods: String(methodVersion),
      conventions: plan.conventions,
      quality: plan.quality.profile,
    },
  }
}
