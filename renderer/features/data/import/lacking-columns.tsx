import type { Plan } from '../../../../main/contract/plan.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Notice } from '../../../ui/notice.tsx'
import { lacking, namedByPlan } from './lacking.ts'

type Props = {
  readonly plan: Plan
  readonly dataset: string
  /** The study has a version of it. */
  readonly isKnown: boolean
  readonly columns: readonly string[]
}

/** Which columns the plan or the present version has and the file lacks, before it comes in: a column may have been renamed. */
export const LackingColumns = ({ plan, dataset, isKnown, columns }: Props) => {
  const t = useTexts()
  const present = useAnswer('data.variables', { dataset }, { enabled: isKnown }).data?.map(({ name }) => name) ?? []
  const planned = namedByPlan(plan, dataset)
  const absent = lacking([...planned, ...present], columns)
  if (absent.length === 0) return null
  const added = isKnown ? lacking(columns, [...planned, ...present]) : []
  return (
    <Notice tone="warn">
      <p>{t(isKnown ? 'import.lacking.version' : 'import.lacking', { dataset, variables: absent.join(', ') })}</p>
      {added.length > 0 && <p>{t('import.added', { variables: added.join(', ') })}</p>}
      <p>{t('import.lacking.then', { dataset })}</p>
    </Notice>
  )
}
