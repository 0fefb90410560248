import { namePattern } from '../../../../main/contract/name.ts'

export const isDatasetName = (text: string): boolean => namePattern.test(text)

/** A name that formulas can carry, from the name of a file: "Hogares 2024 (v2).csv" is "Hogares_2024_v2". */
export const datasetName = (fileName: string): string => {
  const name = fileName
    .replace(/\.[^.]+$/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '')
  return /^\p{L}/u.test(name) ? name : `datos_${name}`
}
