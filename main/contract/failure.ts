import { analysisFailures } from './failures/analyses.ts'
import { boundaryFailures } from './failures/boundaries.ts'
import { careFailures } from './failures/care.ts'
import { cellFailures } from './failures/cells.ts'
import { checkFailures } from './failures/checks.ts'
import { comparisonFailures } from './failures/comparison.ts'
import { disclosureFailures } from './failures/disclosure.ts'
import { documentFailures } from './failures/documents.ts'
import { dtaFailures } from './failures/dta.ts'
import { engineFailures } from './failures/engine.ts'
import { entryFailures } from './failures/entry.ts'
import { fileFailures } from './failures/files.ts'
import { formFailures } from './failures/form.ts'
import { indicatorFailures } from './failures/indicators.ts'
import { inferenceFailures } from './failures/inference.ts'
import { jsonlFailures } from './failures/jsonl.ts'
import { kindFailures } from './failures/kinds.ts'
import { linkFailures } from './failures/links.ts'
import { logoFailures } from './failures/logos.ts'
import { parquetFailures } from './failures/parquet.ts'
import { peopleFailures } from './failures/people.ts'
import { planFailures } from './failures/plan.ts'
import { publicFailures } from './failures/public.ts'
import { releaseFailures } from './failures/release.ts'
import { reportFailures } from './failures/report.ts'
import { reviewFailures } from './failures/review.ts'
import { savFailures } from './failures/sav.ts'
import { shellFailures } from './failures/shell.ts'
import { statisticsFailures } from './failures/statistics.ts'
import { studyFailures } from './failures/study.ts'
import { verifyFailures } from './failures/verify.ts'
import { xlsxFailures } from './failures/xlsx.ts'

/** Codes of failures with the names of their parameters. */
export type FailureList = Readonly<Record<string, readonly string[]>>

/**
 * The closed list of failures a user can meet, beside those that an analysis of its own brings
 * (`core/analysis/<name>/failures.ts`). Their texts stand in resources under `failure.<code>`.
 */
export const failures = {
  ...engineFailures,
  ...studyFailures,
  ...peopleFailures,
  ...careFailures,
  ...reviewFailures,
  ...releaseFailures,
  ...fileFailures,
  ...documentFailures,
  ...formFailures,
  ...boundaryFailures,
  ...entryFailures,
  ...logoFailures,
  ...planFailures,
  ...indicatorFailures,
  ...checkFailures,
  ...kindFailures,
  ...linkFailures,
  ...statisticsFailures,
  ...inferenceFailures,
  ...comparisonFailures,
  ...analysisFailures,
  ...disclosureFailures,
  ...publicFailures,
  ...verifyFailures,
  ...reportFailures,
  ...savFailures,
  ...dtaFailures,
  ...cellFailures,
  ...xlsxFailures,
  ...jsonlFailures,
  ...parquetFailures,
  ...shellFailures,
} as const

export type FailureCode = keyof typeof failures
export type ParamsOf<Names extends readonly string[]> = { readonly [P in Names[number]]: string | number }
export type FailureParams<C extends FailureCode> = ParamsOf<(typeof failures)[C]>

/**
 * Something the user can cause and mend. Carries a code and parameters, never a sentence and never a value
 * of the data: variable names, row and column numbers, bytes, counts and limits are allowed.
 */
export class Failure<C extends FailureCode = FailureCode> extends Error {
  readonly code: C
  readonly params: Readonly<Record<string, string | number>>
  constructor(code: C, params: FailureParams<C>) {
    super(code)
    this.name = 'Failure'
    this.code = code
    this.params = params
  }
}

/** What `make` gives, or the failure that it ends in. */
export const soundly = <Value>(make: () => Value): Value | Failure => {
  try {
    return make()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}
