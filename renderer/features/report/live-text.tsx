import { Failure } from '../../../main/contract/failure.ts'
import type { Language } from '../../../main/contract/text.ts'
import { boundText } from '../../../main/core/report/bound-text.ts'
import { textWithParameters } from '../../../main/core/report/text-parameters.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { failureText } from '../../i18n/failure-text.ts'
import { forReport, textsIn, useTexts } from '../../i18n/texts.ts'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { useCitedAnalyses } from './cited-analyses.ts'

type Props = { readonly text: string; readonly language: Language }

/** A text of the report with its figures as they are now, or what is wrong with one of them. */
export const LiveText = ({ text, language }: Props) => {
  const t = useTexts()
  const results = useAnswer('plan.results', {}).data
  const parameters = useAnswer('plan.describe', {}).data?.plan?.parameters ?? []
  const parameter = (name: string) => parameters.find((one) => one.name === name)?.value
  const said = orFailure(() => textWithParameters(text, language, parameter))
  const cited = useCitedAnalyses(said instanceof Failure ? '' : said)
  if (!results || !cited || !text.includes('{')) return null
  if (cited.failure) return <FailureNotice failure={cited.failure} />
  const source = {
    section: '',
    tables: new Map(results.tables.map((table) => [table.id, table])),
    comparisons: new Map(results.comparisons.map((comparison) => [comparison.id, comparison])),
    analyses: cited.analyses,
    // The report's language need not be the screen's.
    scene: { language, texts: forReport(textsIn(language)), warnings: [] },
  }
  const read = said instanceof Failure ? said : orFailure(() => boundText(said, source))
  if (read instanceof Failure) return <p className="error small">{failureText(read, t)}</p>
  return (
    <p className="live-text" lang={language}>
      {read.map((run, at) =>
        run.kind === 'text' ? (
          run.text
        ) : (
          <strong key={at} title={run.about}>
            {run.text}
          </strong>
        ),
      )}
    </p>
  )
}

const orFailure = <Read,>(read: () => Read): Read | Failure => {
  try {
    return read()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}
