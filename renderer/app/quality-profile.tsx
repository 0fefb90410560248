import { qualityProfiles } from '../../main/contract/quality.ts'
import { useAction, useAnswer } from '../engine-client/engine.ts'
import { useTexts } from '../i18n/texts.ts'
import { FailureNotice } from '../ui/failure-notice.tsx'
import { Select } from '../ui/select.tsx'
import { useWorkspace } from './workspace.ts'

/** By whose rules the figures of the open study are judged; its own rules are written in the plan. */
export const QualityProfile = () => {
  const t = useTexts()
  const { study } = useWorkspace()
  const plan = useAnswer('plan.describe', {}, { enabled: study !== null }).data?.plan
  const edit = useAction('plan.edit')
  if (!study || !plan) return null
  const { profile } = plan.quality
  return (
    <>
      <Select
        label={t('settings.quality')}
        value={profile}
        options={qualityProfiles
          .filter((each) => each !== 'own' || profile === 'own')
          .map((each) => ({ value: each, label: t(`settings.quality.${each}`) }))}
        onChange={(next) => {
          if (next === profile) return
          edit.mutate({ edits: [{ edit: 'quality', quality: { profile: next, logCv: plan.quality.logCv } }] })
        }}
      />
      <p className="quiet small">{t(`quality.profile.${profile}`)}</p>
      <FailureNotice failure={edit.error} />
    </>
  )
}
