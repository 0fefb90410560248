import { analysisKind } from '../analysis-kind.ts'
import { events } from './events.ts'
import { refusal } from './failures.ts'
import { EventsSpec } from './spec.ts'

export const eventsKind = analysisKind({
  spec: EventsSpec,
  compute: events,
  isOfDisplacement: true,
  datasets: ({ dataset, returns, notes }) => [
    dataset,
    ...(returns ? [returns.dataset] : []),
    ...(notes ? [notes.dataset] : []),
  ],
  names: ({ by, places }) => [...by, ...places.map(({ variable }) => `places.${variable}`)],
  check: ({ id, conversion, households }) => {
    if (conversion && households === undefined) throw refusal('events.no-households', { analysis: id })
  },
})
