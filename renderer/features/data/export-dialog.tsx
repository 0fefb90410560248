import { type FormEvent, useState } from 'react'
import type { Variable } from '../../../main/contract/codebook.ts'
import { dataFormats, dataStages } from '../../../main/contract/export-commands.ts'
import type { DatasetInfo } from '../../../main/contract/study-overview.ts'
import { inLanguage, languages } from '../../../main/contract/text.ts'
import { Waiting } from '../../app/job-progress.tsx'
import { desktop } from '../../app/shell.ts'
import { useOutput } from '../../app/use-output.ts'
import { useAction, useAnswer } from '../../engine-client/engine.ts'
import { useCount } from '../../i18n/figures.ts'
import { useLanguage, useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { Modal } from '../../ui/modal.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Select } from '../../ui/select.tsx'
import { VariableList } from '../../ui/variable-list.tsx'
import { namesMadeBy } from './derived-names.ts'

type Props = { readonly dataset: DatasetInfo; readonly variables: readonly Variable[]; readonly onClose: () => void }

/** Takes the records of a dataset out of the study as a working copy, after saying what that means. */
export const ExportDialog = ({ dataset, variables, onClose }: Props) => {
  const t = useTexts()
  const count = useCount()
  const screen = useLanguage()
  const write = useAction('data.export')
  const derivations = (useAnswer('plan.describe', {}).data?.plan?.derivations ?? []).filter(
    (one) => one.dataset === dataset.dataset,
  )
  const [format, setFormat] = useState<(typeof dataFormats)[number]>('csv')
  const [stage, setStage] = useState<(typeof dataStages)[number]>('derived')
  const [language, setLanguage] = useState(screen)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { folder, choose } = useOutput('exportData.dialog', 'exportData.button')

  const made = stage === 'derived' ? derivations.flatMap(namesMadeBy) : []
  const options = [
    ...variables.map(({ name, label }) => ({
      name,
      label: [name, inLanguage(label, screen)].filter(Boolean).join(' · '),
    })),
    ...made.filter((name) => !variables.some((one) => one.name === name)).map((name) => ({ name, label: name })),
  ]
  const taken = chosen.filter((name) => options.some((option) => option.name === name))
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const to = await choose()
    if (!to) return
    const file = `${to.token}/${dataset.dataset}.${format}`
    const some = taken.length === 0 ? {} : { variables: [...taken] }
    write.mutate({ dataset: dataset.dataset, stage, format, file, language, ...some })
  }

  return (
    <Modal title={t('exportData.title', { dataset: dataset.dataset })} width="wide" onClose={onClose}>
      {write.data && folder ? (
        <>
          <p role="status">
            {t('exportData.done', {
              file: write.data.file.split('/').at(-1) ?? '',
              folder: folder.name,
              records: count(write.data.records),
              variables: count(write.data.variables),
            })}
          </p>
          <div className="actions">
            <Button icon="folder" onPress={() => void desktop.reveal(folder.token)}>
              {t('report.write.reveal')}
            </Button>
            <Button look="primary" autoFocus onPress={onClose}>
              {t('action.close')}
            </Button>
          </div>
        </>
      ) : (
        <form className="stack" onSubmit={(event) => void submit(event)}>
          <Notice tone="warn">
            <p>{t('exportData.warning')}</p>
            <p>
              {dataset.identifiers.length === 0
                ? t('exportData.noVault')
                : t('exportData.vault', { names: dataset.identifiers.join(', ') })}
            </p>
          </Notice>
          <Select
            label={t('exportData.format')}
            value={format}
            options={dataFormats.map((value) => ({ value, label: t(`exportData.format.${value}`) }))}
            onChange={setFormat}
          />
          {derivations.length > 0 && (
            <Select
              label={t('exportData.stage')}
              value={stage}
              options={dataStages.map((value) => ({ value, label: t(`exportData.stage.${value}`) }))}
              onChange={setStage}
            />
          )}
          <Select
            label={t('exportData.language')}
            value={language}
            options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
            onChange={setLanguage}
          />
          <VariableList
            label={t('exportData.variables')}
            hint={t('exportData.variables.hint')}
            options={options}
            value={taken}
            onChange={setChosen}
            addText={t('exportData.variables.add')}
            noMatch={t('field.noMatch')}
            removeText={(variable) => t('exportData.variables.remove', { variable })}
          />
          {write.isPending && <Waiting text={t('exportData.writing')} />}
          <FailureNotice failure={write.error} />
          <div className="actions">
            <Button onPress={onClose}>{t('action.cancel')}</Button>
            <Button type="submit" look="primary" isDisabled={write.isPending}>
              {t('exportData.choose')}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  )
}
