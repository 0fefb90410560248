import { analysesHandlers } from './analyses.ts'
import { auditHandlers } from './audit.ts'
import { boundaryHandlers } from './boundaries.ts'
import { careHandlers } from './care.ts'
import { chartHandlers } from './chart.ts'
import { chartFileHandlers } from './chart-files.ts'
import { checkHandlers } from './checks.ts'
import { codebookHandlers } from './codebook.ts'
import type { Handlers } from './context.ts'
import { correctionHandlers } from './corrections.ts'
import { deliveryHandlers } from './deliveries.ts'
import { derivationHandlers } from './derivations.ts'
import { describeHandlers } from './describe.ts'
import { disclosureHandlers } from './disclosure.ts'
import { doctorHandlers } from './doctor.ts'
import { draftHandlers } from './drafts.ts'
import { explorationHandlers } from './exploration.ts'
import { exportHandlers } from './export.ts'
import { importHandlers } from './import.ts'
import { incidentHandlers } from './incident.ts'
import { linkHandlers } from './links.ts'
import { microdataHandlers } from './microdata.ts'
import { peopleHandlers } from './people.ts'
import { planHandlers } from './plan.ts'
import { planVariableHandlers } from './plan-variables.ts'
import { recodeProposalHandlers } from './propose-recodes.ts'
import { proposalHandlers } from './propose-sources.ts'
import { releaseHandlers } from './release.ts'
import { reportHandlers } from './report.ts'
import { reviewHandlers } from './review.ts'
import { riskHandlers } from './risk.ts'
import { rowHandlers } from './rows.ts'
import { sampleHandlers } from './sample.ts'
import { scriptHandlers } from './script.ts'
import { studyHandlers } from './study.ts'
import { tableHandlers } from './tables.ts'
import { testHandlers } from './tests.ts'
import { verifyHandlers } from './verify.ts'
import { weightingHandlers } from './weighting.ts'

/** Every command of the contract with the function that does it; one that is missing does not compile. */
export const handlers: Handlers = {
  ...studyHandlers,
  ...peopleHandlers,
  ...careHandlers,
  ...incidentHandlers,
  ...describeHandlers,
  ...proposalHandlers,
  ...boundaryHandlers,
  ...importHandlers,
  ...rowHandlers,
  ...codebookHandlers,
  ...checkHandlers,
  ...correctionHandlers,
  ...deliveryHandlers,
  ...linkHandlers,
  ...exportHandlers,
  ...planHandlers,
  ...planVariableHandlers,
  ...analysesHandlers,
  ...doctorHandlers,
  ...disclosureHandlers,
  ...riskHandlers,
  ...microdataHandlers,
  ...weightingHandlers,
  ...derivationHandlers,
  ...recodeProposalHandlers,
  ...draftHandlers,
  ...tableHandlers,
  ...explorationHandlers,
  ...testHandlers,
  ...chartHandlers,
  ...chartFileHandlers,
  ...reportHandlers,
  ...reviewHandlers,
  ...releaseHandlers,
  ...sampleHandlers,
  ...scriptHandlers,
  ...verifyHandlers,
  ...auditHandlers,
}
