import type { FileSource } from '../../../../main/contract/source.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Notice } from '../../../ui/notice.tsx'

type Told = Pick<FileSource, 'dataset' | 'form' | 'parent'>

/** A file that comes in by itself loses what the plan says of its source: the form it is read with, what it belongs to. */
export const isLostAsPlain = (told: Told | undefined): boolean => told?.form !== undefined || told?.parent !== undefined

/** Why a file cannot come in as it stands, and how it can; nothing where nothing would be lost. */
export const LostAsPlain = ({ dataset, form, parent }: Told) => {
  const t = useTexts()
  if (!form && !parent) return null
  return (
    <Notice tone="bad">
      {form && <p>{t('import.formed', { dataset, form: form.file })}</p>}
      {parent && <p>{t('import.repeat', { dataset, parent: parent.dataset })}</p>}
    </Notice>
  )
}
