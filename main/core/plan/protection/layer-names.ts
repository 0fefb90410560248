import type { TableSpec } from '../../../contract/table.ts'

type Of = Pick<TableSpec, 'design'>

/** The layer of the records that those of a sample stand for, as systems of tables name it. */
export const weightLayer = ({ design }: Of): string => `weight (${design})`

/** The layer of an amount that is estimated on a design. */
export const amountLayer = (variable: string, { design }: Of): string => `${variable} (${design})`
