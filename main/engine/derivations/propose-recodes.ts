import type { Variable } from '../../contract/codebook.ts'
import type { Args } from '../../contract/commands.ts'
import type { RecodeProposal } from '../../contract/recode-proposal.ts'
import { distributionOf } from '../../core/codebook/distribution.ts'
import { proposeRecode } from '../../core/codebook/propose-recode.ts'
import { variables } from '../../study/codebook.ts'
import type { Study } from '../../study/study.ts'
import { currentVersion } from '../../study/versions/versions.ts'
import { toldVariables } from '../codebook/told-variables.ts'
import type { Handlers } from '../context.ts'
import { numberedVersion } from '../data/deliveries.ts'
import { versionFrame } from '../data/version-frame.ts'
import { planIfAny } from '../plan/plan-if-any.ts'
import { studyOf } from '../session.ts'

/** Harmonising the codes of two files: what recodings would give one the codes of the other. */
export const recodeProposalHandlers: Pick<Handlers, 'derivation.propose'> = {
  'derivation.propose': ({ dataset, reference }, { session, surroundings: { resources } }) => {
    const study = studyOf(session)
    const [own, others] = bothCodebooks(study, dataset, reference, resources)
    const byName = new Map(others.map((variable) => [variable.name, variable]))
    const frame = versionFrame(study, currentVersion(study, dataset), own)
    return own.flatMap((variable): RecodeProposal[] => {
      const other = byName.get(variable.name)
      if (!other || other.categories.length === 0) return []
      const { categories } = distributionOf(frame, variable.name)
      const proposal = proposeRecode(variable, categories, other)
      return proposal ? [proposal] : []
    })
  },
}

type Codebook = readonly Variable[]

/** The plan documents every delivery of a dataset alike: two of them differ in what their files say. */
const bothCodebooks = (
  study: Study,
  dataset: string,
  { dataset: other, version }: Args<'derivation.propose'>['reference'],
  resources: string,
): [Codebook, Codebook] => {
  if (version === undefined) {
    const plan = planIfAny(study)
    return [toldVariables(study, plan, dataset, resources), toldVariables(study, plan, other, resources)]
  }
  const { codebookRevision } = numberedVersion(study, other, version)
  return [variables(study, dataset), variables(study, other, codebookRevision)]
}
