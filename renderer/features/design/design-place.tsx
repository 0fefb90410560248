import { useState } from 'react'
import { inLanguage } from '../../../main/contract/text.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCommand } from '../../commands/registry.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { DesignView } from './design-view.tsx'
import { NewDesignDialog } from './new-design-dialog.tsx'

/** How the data were drawn, and what their weights are made of. */
export const DesignPlace = () => {
  const t = useTexts()
  const language = useLanguage()
  const { study } = useWorkspace()
  const plan = useAnswer('plan.describe', {}).data
  const [picked, setPicked] = useState<string | null>(null)
  const [isNew, setNew] = useState(false)
  const hasData = (study?.datasets.length ?? 0) > 0
  useCommand('design.new', () => setNew(true), hasData)
  if (plan === undefined || !study) return null
  const designs = plan.plan?.designs ?? []
  const shown = designs.find(({ id }) => id === picked) ?? designs[0]
  const dialog = isNew && (
    <NewDesignDialog study={study} plan={plan.plan} onClose={() => setNew(false)} onMade={setPicked} />
  )
  if (!shown) {
    return (
      <>
        <Empty text={t(hasData ? 'design.none' : 'design.noData')}>
          <CommandButton id={hasData ? 'design.new' : 'data.import'} look="primary" icon="plus" />
        </Empty>
        {dialog}
      </>
    )
  }
  return (
    <div className="split">
      <nav className="side-list" aria-label={t('design.designs')}>
        <h2>{t('design.designs')}</h2>
        <ul>
          {designs.map(({ id, dataset, label, weighting }) => (
            <li key={id}>
              <button type="button" className="side-item" aria-current={id === shown.id} onClick={() => setPicked(id)}>
                <span>{inLanguage(label, language) || id}</span>
                <span className="quiet small">
                  {t('design.list.about', { dataset, steps: weighting.filter(({ enabled }) => enabled).length })}
                </span>
              </button>
            </li>
          ))}
        </ul>
        <CommandButton id="design.new" icon="plus" />
      </nav>
      <DesignView key={shown.id} kept={shown} plan={plan.plan} study={study} onRemoved={() => setPicked(null)} />
      {dialog}
    </div>
  )
}
