import i18next from 'i18next'
import { Failure } from '../../../main/contract/failure.ts'
import type { Language } from '../../../main/contract/text.ts'
import { boundText } from '../../../main/core/report/bound-text.ts'
import type { Paragraph } from '../../../main/core/report/report.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { forReport, type Texts, useTexts } from '../../i18n/texts.ts'

type Props = { readonly text: string; readonly language: Language }

/** A text of the report with its figures as they are now, or what is wrong with one of them. */
export const LiveText = ({ text, language }: Props) => {
  const t = useTexts()
  const results = useAnswer('plan.results', {}).data
  if (!results || !text.includes('{')) return null
  const read = readText(text, {
    section: '',
    tables: new Map(results.tables.map((table) => [table.id, table])),
    comparisons: new Map(results.comparisons.map((comparison) => [comparison.id, comparison])),
    // The report's language need not be the screen's.
    scene: { language, texts: forReport(i18next.getFixedT(language) as unknown as Texts), warnings: [] },
  })
  if (read instanceof Failure) return <p className="error small">{t(`failure.${read.code}`, read.params)}</p>
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

const readText = (text: string, source: Parameters<typeof boundText>[1]): Paragraph | Failure => {
  try {
    return boundText(text, source)
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
}
