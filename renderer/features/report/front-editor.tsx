import type { FrontText } from '../../../main/contract/report-front.ts'
import { inLanguage, type Language, type Localized } from '../../../main/contract/text.ts'
import { changedText } from '../../i18n/localized.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { SettledField } from '../../ui/settled-field.tsx'

type Props = {
  readonly front: FrontText
  readonly language: Language
  /** Gets how the words that stand change. */
  readonly onChange: (next: (front: FrontText) => FrontText) => void
}

/** What stands before the sections: subtitle and edition of the cover, credits, and how the report is cited. */
export const FrontEditor = ({ front, language, onChange }: Props) => {
  const t = useTexts()
  const { cover = {}, credits = [], citation } = front
  const shown = (text: Localized | undefined): string => inLanguage(text, language)
  const changed = (before: Localized | undefined, typed: string): Localized =>
    changedText(before ?? '', typed, language)
  const setCover = (part: 'subtitle' | 'edition', typed: string): void =>
    onChange((now) => ({ ...now, cover: { ...now.cover, [part]: changed(now.cover?.[part], typed) } }))
  const setCredits = (next: (now: typeof credits) => typeof credits): void =>
    onChange((now) => ({ ...now, credits: next(now.credits ?? []) }))
  const setCredit = (at: number, part: 'role' | 'names', typed: string): void =>
    setCredits((now) =>
      now.map((each, place) => (place === at ? { ...each, [part]: changed(each[part], typed) } : each)),
    )
  return (
    <div className="stack">
      <h2>{t('report.front')}</h2>
      <p className="quiet small">{t('report.front.explain')}</p>
      <SettledField
        label={t('report.front.subtitle')}
        value={shown(cover.subtitle)}
        onChange={(typed) => setCover('subtitle', typed)}
      />
      <SettledField
        label={t('report.edition')}
        value={shown(cover.edition)}
        onChange={(typed) => setCover('edition', typed)}
      />
      <SettledField
        label={t('report.citation')}
        hint={t('report.front.citation.hint')}
        value={shown(citation)}
        onChange={(typed) => onChange((now) => ({ ...now, citation: changed(now.citation, typed) }))}
      />
      <h2>{t('report.credits')}</h2>
      {credits.map(({ role, names }, at) => (
        <div key={`${at} ${credits.length}`} className="row">
          <SettledField
            label={t('report.front.role', { number: at + 1 })}
            value={shown(role)}
            onChange={(typed) => setCredit(at, 'role', typed)}
          />
          <SettledField
            label={t('report.front.names', { number: at + 1 })}
            value={shown(names)}
            onChange={(typed) => setCredit(at, 'names', typed)}
          />
          <Button
            size="small"
            look="bare"
            icon="close"
            aria-label={t('report.front.removeCredit', { number: at + 1 })}
            onPress={() => setCredits((now) => now.filter((_, place) => place !== at))}
          />
        </div>
      ))}
      <div className="row">
        <Button icon="plus" onPress={() => setCredits((now) => [...now, { role: '', names: '' }])}>
          {t('report.front.addCredit')}
        </Button>
      </div>
    </div>
  )
}
