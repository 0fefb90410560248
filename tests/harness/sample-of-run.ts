import { madeOnce } from './made-once.ts'
import { copySample, makeSample, type SampleFolder, sampleIn } from './open-sample.ts'

/** Puts the sample study into a folder for the tests of one file to change. A run makes it once, which takes ten seconds. */
export const sampleOfRun = async (folder: string): Promise<SampleFolder> =>
  copySample(sampleIn(await madeOnce('sample', makeSample)), folder)
