import type { FileDescription } from '../../../../main/contract/file-description.ts'
import { inLanguage } from '../../../../main/contract/text.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Notice } from '../../../ui/notice.tsx'
import { useRested } from '../../../ui/use-rested.ts'

type Props = { readonly dataset: string; readonly columns: FileDescription['columns'] }

/** As many as are read; those that follow are of the same making. */
const mostShown = 12

/** A name that is typed is asked for when it rests. */
const restMs = 300

/** Codes that the plan calls something else than the file does, before it comes in: they may mean something else. */
export const RelabelledCodes = ({ dataset: typed, columns }: Props) => {
  const t = useTexts()
  const language = useLanguage()
  const dataset = useRested(typed, restMs)
  const variables = columns.map(({ variable }) => variable).filter(({ categories }) => categories.length > 0)
  const enabled = variables.length > 0 && dataset === typed
  const relabelled = useAnswer('codebook.relabelled', { dataset, variables }, { enabled }).data ?? []
  if (relabelled.length === 0) return null
  const more = relabelled.length - mostShown
  return (
    <Notice tone="warn">
      <p>{t('import.relabelled')}</p>
      <ul>
        {relabelled.slice(0, mostShown).map(({ variable, code, inFile, inPlan }) => (
          <li key={`${variable} ${code}`}>
            {t('import.relabelled.code', {
              variable,
              code,
              inFile: inLanguage(inFile, language),
              inPlan: inLanguage(inPlan, language),
            })}
          </li>
        ))}
      </ul>
      {more > 0 && <p>{t('import.relabelled.more', { codes: more })}</p>}
      <p>{t('import.relabelled.then')}</p>
    </Notice>
  )
}
