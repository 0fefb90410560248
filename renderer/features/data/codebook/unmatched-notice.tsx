import { useMay } from '../../../app/use-may.ts'
import { useAction, useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { FailureNotice } from '../../../ui/failure-notice.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { lacking } from '../import/lacking.ts'
import { asInFile } from './variable-draft.ts'

type Props = { readonly dataset: string; readonly names: readonly string[] }

/** What the plan says of variables that the data do not have: nothing is computed of the dataset until one of both gives way. */
export const UnmatchedNotice = ({ dataset, names }: Props) => {
  const t = useTexts()
  const may = useMay()
  const edit = useAction('plan.edit')
  const plan = useAnswer('plan.describe', {}).data?.plan
  const inVault = plan?.sources.find((source) => source.dataset === dataset)?.identifiers ?? []
  const unmatched = lacking(Object.keys(plan?.codebook[dataset] ?? {}), [...names, ...inVault])
  if (unmatched.length === 0) return null
  const change = { ...asInFile, required: null }
  return (
    <Notice tone="warn">
      <p>{t('codebook.unmatched', { variables: unmatched.join(', ') })}</p>
      <Button
        size="small"
        isDisabled={!may('plan.edit') || edit.isPending}
        onPress={() => edit.mutate({ edits: [{ edit: 'variables', dataset, variables: [...unmatched], change }] })}
      >
        {t('codebook.unmatched.remove')}
      </Button>
      <FailureNotice failure={edit.error} />
    </Notice>
  )
}
