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
import { entryHandlers } from './entries.ts'
import { explorationHandlers } from './exploration.ts'
import { exportHandlers } from './export.ts'
import { importHandlers } from './import.ts'
import { incidentHandlers } from './incident.ts'
import { indicatorHandlers } from './indicators.ts'
import { kindHandlers } from './kinds.ts'
import { linkHandlers } from './links.ts'
import { logoHandlers } from './logos.ts'
import { microdataHandlers } from './microdata.ts'
import { narrativeHandlers } from './narrative.ts'
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
import { runAnalysesHandlers } from './run-analyses.ts'
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
  ...entryHandlers,
  ...boundaryHandlers,
  ...logoHandlers,
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
  ...indicatorHandlers,
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
  ...runAnalysesHandlers,
  ...chartHandlers,
  ...chartFileHandlers,
  ...narrativeHandlers,
  ...reportHandlers,
  ...reviewHandlers,
  ...releaseHandlers,
  ...kindHandlers,
  ...scriptHandlers,
  ...verifyHandlers,
  ...auditHandlers,
}
