import { CommandButton } from '../../commands/command-button.tsx'
import { useAnswer } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { AwaitedData } from '../data/awaited/awaited-data.tsx'
import { Datasets } from './datasets.tsx'
import { PhaseList } from './phase-list.tsx'
import { StudyFacts } from './study-facts.tsx'

/** The study at a glance: what it is about, its data, its safekeeping and who did what. */
export const StudyPlace = () => {
  const t = useTexts()
  const study = useAnswer('study.describe', {})
  if (!study.data) return null
  return (
    <div className="page stack">
      <h1>{study.data.title}</h1>
      <div className="study-columns">
        <StudyFacts study={study.data} />
        <section className="card stack" aria-labelledby="keeping">
          <h2 id="keeping">{t('study.keeping')}</h2>
          <div className="row">
            <CommandButton id="study.check" icon="check" />
            <CommandButton id="study.backup" icon="copy" />
          </div>
        </section>
      </div>
      <AwaitedData />
      <PhaseList />
      <Datasets datasets={study.data.datasets} />
    </div>
  )
}
