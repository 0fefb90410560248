import { join } from 'node:path'

/** The letters of reports and pictures. */
export const fontFilesOf = (resources: string) => ({
  regular: join(resources, 'fonts', 'SourceSans3_400Regular.ttf'),
  semibold: join(resources, 'fonts', 'SourceSans3_600SemiBold.ttf'),
})
