/** The header of a study, which the system opens with this program. */
const header = 'study.caracteriza'

/** The folder of the study that the program was asked to open, by the last of its arguments; null where none is one. */
export const studyArgument = (args: readonly string[]): string | null => {
  const path = args.findLast((argument) => !argument.startsWith('-') && nameOf(argument) === header)
  return path === undefined ? null : path.slice(0, -header.length - 1) || null
}

const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? ''
