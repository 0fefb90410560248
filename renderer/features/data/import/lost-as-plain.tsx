import type { FileSource } from '../../../../main/contract/source.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Notice } from '../../../ui/notice.tsx'

type Told = Pick<FileSource, 'dataset' | 'form'>

/** Why a file that the plan reads with a form cannot come in by itself, and how it can; nothing where there is no form. */
export const LostAsPlain = ({ dataset, form }: Told) => {
  const t = useTexts()
  if (!form) return null
  return (
    <Notice tone="bad">
      <p>{t('import.formed', { dataset, form: form.file })}</p>
    </Notice>
  )
}
