import { CommandButton } from '../../commands/command-button.tsx'
import type { CommandId } from '../../commands/table.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Icon } from '../../ui/icon.tsx'
import { type Phase, phasesOf } from './phases.ts'

/** The five phases of a characterization study with what each has and lacks. */
export const PhaseList = () => {
  const t = useTexts()
  const plan = useAnswer('plan.describe', {}).data?.inForce
  const study = useAnswer('study.describe', {}).data
  const results = useAnswer('plan.results', {}, { enabled: Boolean(plan) })
  const log = useAnswer('audit.list', {})
  if (plan === undefined || !study || !log.data || (plan && results.isPending)) return null
  const phases = phasesOf({
    plan,
    datasets: study.datasets,
    computed: results.data?.tables.length ?? 0,
    actions: log.data.map(({ action }) => action),
  })
  const missing = phases.flatMap(({ items }) => items).filter(({ isDone }) => !isDone).length
  return (
    <section className="card stack" aria-labelledby="phases">
      <div className="row">
        <h2 id="phases">{t('phases.title')}</h2>
        <span className="quiet">{missing === 0 ? t('phases.complete') : t('phases.missing', { missing })}</span>
      </div>
      <ol className="phases">
        {phases.map((phase, place) => (
          <PhaseCard key={phase.name} phase={phase} number={place + 1} />
        ))}
      </ol>
    </section>
  )
}

const PhaseCard = ({ phase: { name, items }, number }: { readonly phase: Phase; readonly number: number }) => {
  const t = useTexts()
  const done = items.filter(({ isDone }) => isDone).length
  const ways = [...new Set(items.filter(({ isDone }) => !isDone).map(({ way }) => way))]
  return (
    <li className="phase">
      <h3>
        {number}. {t(`phases.${name}`)}
      </h3>
      <p className="quiet small">{t('phases.done', { done, all: items.length })}</p>
      <ul>
        {items.map((item) => (
          <li key={item.name} className={item.isDone ? 'phase-item done' : 'phase-item'}>
            <Icon name={item.isDone ? 'check' : 'warning'} />
            <span className="visually-hidden">{t(item.isDone ? 'phases.item.done' : 'phases.item.missing')}</span>
            <span>{t(`phases.item.${item.name}`)}</span>
          </li>
        ))}
      </ul>
      {ways.map((way: CommandId) => (
        <CommandButton key={way} id={way} />
      ))}
    </li>
  )
}
