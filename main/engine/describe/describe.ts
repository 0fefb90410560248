import type { Handlers } from '../context.ts'
import { describeApart, type SourceOptions } from '../reading/read-apart.ts'
import { describedWithForm } from './describe-form.ts'

/** What a file seems to be, before anything of it enters the study. */
export const describeHandlers: Pick<Handlers, 'file.describe'> = {
  'file.describe': async (request, { signal, over, progress, surroundings }) => {
    const reading: SourceOptions = {
      signal,
      onProgress: (done, total) => progress('checking', done, total),
      apart: { reader: surroundings.reader, over },
    }
    const plain = await describeApart(request, reading)
    const { form } = request
    return form === undefined ? plain : describedWithForm(plain, { ...request, form }, reading, surroundings.resources)
  },
}
