import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether R is here with what the scripts load. */
export const hasR = await run('Rscript', ['-e', 'library(survey); library(haven)']).then(
  () => true,
  () => false,
)

/** Runs a script on a folder of source files; one that ends with another status than 0 gives what it said too. */
export const runScript = (
  script: string,
  files: string,
): Promise<{ readonly stdout: string; readonly stderr: string; readonly code?: number }> =>
  run('Rscript', [script, files]).catch((error: { stdout: string; stderr: string; code: number }) => error)

/** What the script says in each language-independent line: the table and its largest difference. */
export const outcomesOf = (stdout: string): readonly { table: string; isEqual: boolean; worst: number }[] =>
  [...stdout.matchAll(/^(\S+) +\d+ figures, (equal|DIFFERENT).*? (\S+?)\)?$/gm)].map(([, table, word, worst]) => ({
    table: table as string,
    isEqual: word === 'equal',
    worst: Number(worst),
  }))

/** The same of the script of a release, which speaks Spanish and has tables of which nothing is published. */
export const releasedOutcomesOf = (stdout: string): readonly string[] =>
  stdout
    .split('\n')
    .filter((line) => /^\S+ {2,}/.test(line))
    .map((line) => line.replace(/ \(la diferencia.*/, '').replace(/ +/g, ' '))
