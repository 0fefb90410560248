import { runCli } from '../../main/hosts/cli/run-cli.ts'
import { cheapKey } from './cheap-key.ts'
import { passphrase } from './engine.ts'

/** What a run of the command line ended with, gave and told beside it. */
export type CliRun = { readonly status: number; readonly stdout: string; readonly stderr: string }

/** Runs the command line in Spanish in this process, which takes a tenth of the time that one of its own does. */
export const runCommandLine = async (
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<CliRun> => {
  const said = { stdout: '', stderr: '' }
  const terminal = {
    environment: {
      ...process.env,
      LANG: 'es_SV.UTF-8',
      LC_ALL: '',
      CARACTERIZA_PASSPHRASE: passphrase,
      ...environment,
    },
    write: (text: string) => {
      said.stdout += text
    },
    tell: (text: string) => {
      said.stderr += text
    },
    isLive: false,
    ask: null,
  }
  return { status: await runCli(words, terminal, { keyCost: cheapKey }), ...said }
}
