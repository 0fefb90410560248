import { inLanguage } from '../../contract/text.ts'
import { releasedDesign } from '../../core/plan/microdata/outgoing-variables.ts'
import type { ProtectedMicrodata } from '../../core/plan/microdata/protect-microdata.ts'
import { writeCsvTo } from '../../files/csv/write-data.ts'
import { bytesOf } from '../../files/sink.ts'

/** Released records with their description for catalogues, in DDI. */
export type ReleasedFile = { readonly file: ProtectedMicrodata; readonly ddi: string }

/** The records for programs: SPSS, CSV, Parquet, and the description of the variables beside them. */
export const microdataFiles = async (
  { file: { variables, columns, report }, ddi }: ReleasedFile,
  folder: string,
  warnings: readonly string[],
): Promise<{ readonly path: string; readonly content: Uint8Array | string }[]> => {
  const stem = `${folder}/${report.id}`
  const { writeSavTo } = await import('../../files/sav/write.ts')
  const { writeParquetTo } = await import('../../files/parquet/write.ts')
  const sav = {
    variables,
    columns,
    language: 'es',
    label: inLanguage(report.title, 'es'),
    documents: warnings,
    weight: releasedDesign.weight,
  } as const
  return [
    { path: `${stem}.sav`, content: await bytesOf((sink) => writeSavTo(sink, sav)) },
    { path: `${stem}.csv`, content: await bytesOf((sink) => writeCsvTo(sink, variables, columns)) },
    { path: `${stem}.parquet`, content: await bytesOf((sink) => writeParquetTo(sink, variables, columns)) },
    { path: `${stem}.xml`, content: ddi },
  ]
}
