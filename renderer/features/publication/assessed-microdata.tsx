import { Waiting } from '../../app/job-progress.tsx'
import { useMay } from '../../app/use-may.ts'
import { useAction } from '../../engine-client/engine.ts'
import { useTexts } from '../../i18n/texts.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/failure-notice.tsx'
import { MicrodataView } from './microdata-view.tsx'

/** A recipe tried on the records: what is known of a file of the plan before it leaves. */
export const AssessedMicrodata = ({ id }: { readonly id: string }) => {
  const t = useTexts()
  const may = useMay()
  const assess = useAction('microdata.assess')
  return (
    <>
      <div className="row">
        <Button
          look="primary"
          icon="run"
          onPress={() => assess.mutate({ id })}
          isDisabled={assess.isPending || !may('microdata.assess')}
        >
          {t('publication.microdata.run')}
        </Button>
      </div>
      {assess.isPending && <Waiting text={t('publication.microdata.running')} />}
      <FailureNotice failure={assess.error} />
      {assess.data && <MicrodataView report={assess.data} />}
    </>
  )
}
