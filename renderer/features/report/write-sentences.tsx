import { useState } from 'react'
import type { SectionText } from '../../../main/contract/report-section.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { type Option, Select } from '../../ui/select.tsx'

type Props = {
  /** Tables and comparisons, those of the section first. */
  readonly options: readonly Option<string>[]
  readonly onWrite: (text: SectionText) => void
}

/** Has sentences written on a table: as text to edit, or as a paragraph that is written anew each time. */
export const WriteSentences = ({ options, onWrite }: Props) => {
  const t = useTexts()
  const narrate = useAction('report.narrate')
  const [picked, setPicked] = useState<string | null>(null)
  const of = options.find(({ value }) => value === picked)?.value ?? options[0]?.value
  if (of === undefined) return null
  return (
    <section className="stack" aria-label={t('report.narrate')}>
      <p className="quiet small">{t('report.narrate.explain')}</p>
      <Select label={t('report.narrate.of')} value={of} options={options} onChange={setPicked} />
      <div className="row">
        <Button
          icon="report"
          isDisabled={narrate.isPending}
          onPress={() =>
            narrate.mutate({ text: { of } }, { onSuccess: ({ es, en }) => onWrite({ es: es.bound, en: en.bound }) })
          }
        >
          {t('report.narrate.editable')}
        </Button>
        <Button look="bare" onPress={() => onWrite({ of })}>
          {t('report.narrate.live')}
        </Button>
      </div>
      <FailureNotice failure={narrate.error} />
    </section>
  )
}
