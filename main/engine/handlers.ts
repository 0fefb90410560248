import { boundaryHandlers } from './charts/boundaries.ts'
import { chartHandlers } from './charts/chart.ts'
import { chartFileHandlers } from './charts/chart-files.ts'
import { checkHandlers } from './checks/checks.ts'
import { codebookHandlers } from './codebook/codebook.ts'
import type { Handlers } from './context.ts'
import { correctionHandlers } from './data/corrections.ts'
import { deliveryHandlers } from './data/deliveries.ts'
import { exportHandlers } from './data/export.ts'
import { rowHandlers } from './data/rows.ts'
import { derivationHandlers } from './derivations/derivations.ts'
import { recodeProposalHandlers } from './derivations/propose-recodes.ts'
import { describeHandlers } from './describe/describe.ts'
import { doctorHandlers } from './designs/doctor.ts'
import { weightingHandlers } from './designs/weighting.ts'
import { disclosureHandlers } from './disclosure/disclosure.ts'
import { entryHandlers } from './entries/entries.ts'
import { explorationHandlers } from './estimates/exploration.ts'
import { runAnalysesHandlers } from './estimates/run-analyses.ts'
import { tableHandlers } from './estimates/tables.ts'
import { testHandlers } from './estimates/tests.ts'
import { importHandlers } from './import/import.ts'
import { proposalHandlers } from './import/propose-sources.ts'
import { indicatorHandlers } from './indicators/indicators.ts'
import { linkHandlers } from './links/links.ts'
import { microdataHandlers } from './microdata/microdata.ts'
import { riskHandlers } from './microdata/risk.ts'
import { kindHandlers } from './plan/kinds.ts'
import { analysesHandlers } from './plan/list-of-analyses.ts'
import { planHandlers } from './plan/plan.ts'
import { planVariableHandlers } from './plan/plan-variables.ts'
import { releaseHandlers } from './release/release.ts'
import { logoHandlers } from './report/logos.ts'
import { narrativeHandlers } from './report/narrative.ts'
import { reportHandlers } from './report/report.ts'
import { reviewHandlers } from './review/review.ts'
import { scriptHandlers } from './script/script.ts'
import { auditHandlers } from './study/audit.ts'
import { careHandlers } from './study/care.ts'
import { draftHandlers } from './study/drafts.ts'
import { incidentHandlers } from './study/incident.ts'
import { peopleHandlers } from './study/people.ts'
import { studyHandlers } from './study/study.ts'
import { verifyHandlers } from './verify/verify.ts'

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
