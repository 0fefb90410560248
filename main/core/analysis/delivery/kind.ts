import { analysisKind } from '../analysis-kind.ts'
import { delivery } from './delivery.ts'
import { DeliverySpec } from './spec.ts'

export const deliveryKind = analysisKind({
  spec: DeliverySpec,
  compute: delivery,
  datasets: ({ dataset }) => [dataset],
})
