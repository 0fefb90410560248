import type { DatasetInfo } from '../../../main/contract/study-overview.ts'
import { CommandButton } from '../../commands/command-button.tsx'
import { useCount, useMoment } from '../../i18n/figures.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Empty } from '../../ui/empty.tsx'
import { PlainTable } from '../../ui/plain-table.tsx'

export const Datasets = ({ datasets }: { readonly datasets: readonly DatasetInfo[] }) => {
  const t = useTexts()
  const count = useCount()
  const moment = useMoment()
  return (
    <section className="card stack" aria-labelledby="datasets">
      <h2 id="datasets">{t('study.datasets')}</h2>
      {datasets.length === 0 ? (
        <Empty text={t('study.datasets.none')}>
          <CommandButton id="data.import" icon="plus" />
        </Empty>
      ) : (
        <PlainTable
          caption={t('study.datasets')}
          rows={datasets}
          keyOf={({ dataset }) => dataset}
          columns={[
            { label: t('study.column.dataset'), value: ({ dataset }) => dataset },
            { label: t('study.column.version'), value: ({ version }) => count(version), isNumber: true },
            { label: t('study.column.rows'), value: ({ rows }) => count(rows), isNumber: true },
            { label: t('study.column.variables'), value: ({ variables }) => count(variables), isNumber: true },
            { label: t('study.column.vault'), value: ({ identifiers }) => count(identifiers.length), isNumber: true },
            { label: t('study.column.file'), value: ({ file }) => file || t('data.typedIn') },
            { label: t('study.column.importedAt'), value: ({ importedAt }) => moment(importedAt) },
          ]}
        />
      )}
    </section>
  )
}
