import type { SourceSpec } from '../../../../main/contract/source.ts'
import { inLanguage, type Localized } from '../../../../main/contract/text.ts'
import { CommandButton } from '../../../commands/command-button.tsx'
import { useLanguage, useTexts } from '../../../i18n/texts.ts'
import { Facts } from '../../../ui/facts.tsx'

/** What is told of a source beside its file, and the way to tell it. */
export const SourceFacts = ({ source }: { readonly source: SourceSpec }) => {
  const t = useTexts()
  const language = useLanguage()
  const text = (value: Localized | undefined): string => inLanguage(value, language) || '–'
  return (
    <section className="card stack" aria-label={t('source.facts')}>
      <h2>{t('source.facts')}</h2>
      <Facts
        facts={[
          { term: t('people.care.purpose'), value: text(source.purpose) },
          { term: t('people.care.basis'), value: text(source.legalBasis) },
          { term: t('source.until'), value: source.retainUntil ?? '–' },
          {
            term: t('source.public.short'),
            value: source.alreadyPublic === undefined ? t('source.public.no') : text(source.alreadyPublic),
          },
        ]}
      />
      <div className="row">
        <CommandButton id="data.source" />
      </div>
    </section>
  )
}
