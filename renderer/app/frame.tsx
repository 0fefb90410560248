import { type ReactNode, useState } from 'react'
import type { StudyOverview } from '../../main/contract/study-overview.ts'
import { ChartsPlace } from '../features/charts/charts-place.tsx'
import { DataPlace } from '../features/data/data-place.tsx'
import { DesignPlace } from '../features/design/design-place.tsx'
import { LogPlace } from '../features/log/log-place.tsx'
import { PeoplePlace } from '../features/people/people-place.tsx'
import { PublicationPlace } from '../features/publication/publication-place.tsx'
import { QualityPlace } from '../features/quality/quality-place.tsx'
import { ReportPlace } from '../features/report/report-place.tsx'
import { StudyDialogs } from '../features/study/study-dialogs.tsx'
import { StudyPlace } from '../features/study/study-place.tsx'
import { TablesPlace } from '../features/tables/tables-place.tsx'
import { Tour } from '../features/tour/tour.tsx'
import { ValidationPlace } from '../features/validation/validation-place.tsx'
import { InspectorContext } from '../ui/inspector.tsx'
import { DropZone } from './drop-zone.tsx'
import { Header } from './header.tsx'
import { usePlanHistory } from './plan-history.ts'
import { Rail } from './rail.tsx'
import { type Place, useWorkspace } from './workspace.ts'

const screens: { readonly [P in Place]: () => ReactNode } = {
  study: StudyPlace,
  data: DataPlace,
  quality: QualityPlace,
  design: DesignPlace,
  tables: TablesPlace,
  charts: ChartsPlace,
  report: ReportPlace,
  validation: ValidationPlace,
  publication: PublicationPlace,
  people: PeoplePlace,
  log: LogPlace,
}

/** Rail, header, one place, and beside it what is behind the thing selected there. */
export const Frame = ({ study }: { readonly study: StudyOverview }) => {
  const { place } = useWorkspace()
  const [inspector, setInspector] = useState<HTMLElement | null>(null)
  const Screen = screens[place]
  usePlanHistory()
  return (
    <div className="frame">
      <Header study={study} />
      <Rail />
      <InspectorContext value={inspector}>
        <main className="place" key={place}>
          <Screen />
        </main>
      </InspectorContext>
      <div className="inspector-slot" ref={setInspector} />
      <Tour />
      <StudyDialogs />
      <DropZone />
    </div>
  )
}
