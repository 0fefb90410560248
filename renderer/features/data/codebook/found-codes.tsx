import type { Variable } from '../../../../main/contract/codebook.ts'
import { useAnswer } from '../../../engine-client/engine.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { type CategoryDraft, unlistedCodes, type VariableDraft } from './variable-draft.ts'

/** More codes than anybody would label are an identifier or an answer in words. */
const mostOffered = 200

type Props = {
  readonly dataset: string
  readonly variable: Variable
  readonly draft: VariableDraft
  readonly onAdd: (found: readonly CategoryDraft[]) => void
}

/** The codes that occur in the data and are neither a category nor missing: they come in with one press, to be labelled. */
export const FoundCodes = ({ dataset, variable, draft, onAdd }: Props) => {
  const t = useTexts()
  const distribution = useAnswer('data.distribution', { dataset, variable: variable.name })
  const codes = unlistedCodes(draft, distribution.data?.categories.map(({ code }) => code) ?? [], variable.storage)
  if (codes.length === 0 || codes.length > mostOffered) return null
  return (
    <div className="row">
      <Button size="small" onPress={() => onAdd(codes.map((code) => ({ code, label: '' })))}>
        {t('codebook.found.add', { codes: codes.length })}
      </Button>
    </div>
  )
}
