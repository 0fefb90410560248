import type { Plan } from '../../../main/contract/plan.ts'
import type { FrontText } from '../../../main/contract/report-front.ts'
import { inLanguage, type Language, type Localized } from '../../../main/contract/text.ts'
import { changedText } from '../../i18n/localized.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { SettledField } from '../../ui/settled-field.tsx'

type Props = {
  readonly report: NonNullable<Plan['report']>
  readonly language: Language
  readonly onChange: (front: FrontText) => void
}

/** What stands before the sections: subtitle and edition of the cover, credits, and how the report is cited. */
export const FrontEditor = ({ report, language, onChange }: Props) => {
  const t = useTexts()
  const { cover = {}, credits = [], citation } = report
  const shown = (text: Localized | undefined): string => inLanguage(text, language)
  const changed = (before: Localized | undefined, typed: string): Localized =>
    changedText(before ?? '', typed, language)
  const setCredit = (at: number, part: Partial<(typeof credits)[number]>): void =>
    onChange({ credits: credits.map((each, place) => (place === at ? { ...each, ...part } : each)) })
  return (
    <div className="stack">
      <h2>{t('report.front')}</h2>
      <p className="quiet small">{t('report.front.explain')}</p>
      <SettledField
        label={t('report.front.subtitle')}
        value={shown(cover.subtitle)}
        onChange={(typed) => onChange({ cover: { ...cover, subtitle: changed(cover.subtitle, typed) } })}
      />
      <SettledField
        label={t('report.edition')}
        value={shown(cover.edition)}
        onChange={(typed) => onChange({ cover: { ...cover, edition: changed(cover.edition, typed) } })}
      />
      <SettledField
        label={t('report.citation')}
        hint={t('report.front.citation.hint')}
        value={shown(citation)}
        onChange={(typed) => onChange({ citation: changed(citation, typed) })}
      />
      <h2>{t('report.credits')}</h2>
      {credits.map(({ role, names }, at) => (
        <div key={`${at} ${credits.length}`} className="row">
          <SettledField
            label={t('report.front.role', { number: at + 1 })}
            value={shown(role)}
            onChange={(typed) => setCredit(at, { role: changed(role, typed) })}
          />
          <SettledField
            label={t('report.front.names', { number: at + 1 })}
            value={shown(names)}
            onChange={(typed) => setCredit(at, { names: changed(names, typed) })}
          />
          <Button
            size="small"
            look="bare"
            icon="close"
            aria-label={t('report.front.removeCredit', { number: at + 1 })}
            onPress={() => onChange({ credits: credits.filter((_, place) => place !== at) })}
          />
        </div>
      ))}
      <div className="row">
        <Button icon="plus" onPress={() => onChange({ credits: [...credits, { role: '', names: '' }] })}>
          {t('report.front.addCredit')}
        </Button>
      </div>
    </div>
  )
}
