import type { Choice } from '../../../../main/contract/shell-api.ts'
import { desktop } from '../../../app/shell.ts'
import { useTexts } from '../../../i18n/texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'

type Props = {
  readonly dataset: string
  /** As the plan names it. */
  readonly codebook: string
  readonly chosen: Choice | null
  readonly onChoose: (codebook: Choice) => void
}

/** The codebook that the plan documents a dataset with: a new version gets it too, from where the person has it. */
export const KnownCodebook = ({ dataset, codebook, chosen, onChoose }: Props) => {
  const t = useTexts()
  const choose = async (): Promise<void> => {
    const words = {
      title: t('import.codebook.dialog'),
      button: t('import.dialog.button'),
      files: t('import.codebook.dialog'),
    }
    const file = await desktop.choose('codebook', words)
    if (file) onChoose(file)
  }
  return (
    <Notice tone={chosen ? 'plain' : 'warn'}>
      <p>
        {chosen
          ? t('import.codebook.chosen', { dataset, file: chosen.name })
          : t('import.codebook.explain', { dataset, codebook })}
      </p>
      <Button size="small" onPress={() => void choose()}>
        {t(chosen ? 'import.codebook.other' : 'import.codebook.choose')}
      </Button>
    </Notice>
  )
}
