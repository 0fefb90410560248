#!/usr/bin/env node
import { exitCodes, runCli } from './cli/run-cli.ts'
import { ownTerminal } from './cli/terminal.ts'

// Whoever reads along may stop early (`| head`): that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done)
  throw error
})

process.exitCode = await runCli(process.argv.slice(2), ownTerminal())
