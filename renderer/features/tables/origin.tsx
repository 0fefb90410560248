import type { ResultTable } from '../../../main/contract/results.ts'
import { inLanguage } from '../../../main/contract/text.ts'
import { levelText } from '../../../main/core/report/scene.ts'
import { useAnswer } from '../../engine-client/engine.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Facts } from '../../ui/facts.tsx'

/** Where a table's figures come from: file, data version, design, method and the key over all of them. */
export const Origin = ({ table }: { readonly table: ResultTable }) => {
  const t = useTexts()
  const language = useLanguage()
  const plan = useAnswer('plan.describe', {}).data?.inForce
  const study = useAnswer('study.describe', {}).data
  const design = plan?.designs.find(({ id }) => id === table.design)
  const data = study?.datasets.find(({ dataset }) => dataset === design?.dataset)
  return (
    <section>
      <h3>{t('cell.origin')}</h3>
      <Facts
        facts={[
          {
            term: t('cell.data'),
            value: data
              ? t('cell.data.version', {
                  file: data.file || t('data.typedIn'),
                  dataset: data.dataset,
                  version: data.version,
                })
              : (design?.dataset ?? ''),
          },
          { term: t('cell.design'), value: inLanguage(design?.label, language) || table.design },
          {
            term: t('cell.interval'),
            value: t(`methodology.interval.${table.ciMethod}`, { level: levelText(table.ciLevel, language) }),
          },
          { term: t('cell.profile'), value: table.qualityProfile },
          { term: t('cell.key'), value: <code className="small">{table.key.slice(0, 16)}</code> },
        ]}
      />
    </section>
  )
}
