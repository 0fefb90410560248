import { join } from 'node:path'

/** The letters of reports and pictures. */
export const fontFilesOf = (resources: string) => ({
  regular: join(resources, 'fonts', 'SourceSans3_400Regular.ttf'),
  semibold: join(resources, 'fonts', 'SourceSans3_600SemiBold.ttf'),
})

/** The program of the typesetter by which the report becomes a PDF. */
export const templateOf = (resources: string): string => join(resources, 'pdf', 'report.typ')
