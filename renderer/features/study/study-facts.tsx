import type { Plan } from '../../../main/contract/plan.ts'
import type { StudyOverview } from '../../../main/contract/study-overview.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Facts } from '../../ui/facts.tsx'
import { Notice } from '../../ui/notice.tsx'

/** What the plan says of the study, and how much of it has been computed. */
export const StudyFacts = ({ study }: { readonly study: StudyOverview }) => {
  const t = useTexts()
  const plan = useAnswer('plan.describe', {}).data?.inForce ?? null
  const facts = usePlanFacts(plan)
  return (
    <section className="card stack" aria-labelledby="facts">
      <h2 id="facts">{t('study.facts')}</h2>
      {plan?.study.synthetic && <Notice tone="warn">{t('study.synthetic')}</Notice>}
      <Facts facts={[...facts, { term: t('study.fact.person'), value: study.person }]} />
      {!study.hasPlan && <p>{t('study.noPlan')}</p>}
      <div className="row">
        <CommandButton id="study.loadPlan" look={study.hasPlan ? 'plain' : 'primary'} icon="folder" />
      </div>
    </section>
  )
}

/** Of the plan in force, whose tables are also those of the indicators that it asks for. */
const usePlanFacts = (plan: Plan | null) => {
  const t = useTexts()
  const language = useLanguage()
  const results = useAnswer('plan.results', {}, { enabled: plan !== null })
  if (!plan) return []
  const { study, designs, tables, quality } = plan
  const text = (value: Parameters<typeof inLanguage>[0]): string => inLanguage(value, language)
  return [
    { term: t('study.fact.plan'), value: text(study.title) },
    { term: t('study.fact.window'), value: text(study.window) },
    { term: t('study.fact.country'), value: study.country ? t(`country.${study.country}`) : '' },
    { term: t('study.fact.designs'), value: designs.map(({ id, label }) => text(label) || id).join(' · ') },
    { term: t('study.fact.quality'), value: t(`settings.quality.${quality.profile}`) },
    { term: t('study.fact.tables'), value: String(tables.length) },
    { term: t('study.fact.results'), value: results.data ? String(results.data.tables.length) : '…' },
  ]
}
