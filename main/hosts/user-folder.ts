import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the program keeps what belongs to a user of this machine and not to a study. */
export const userFolder = (environment: NodeJS.ProcessEnv, platform = process.platform, home = homedir()): string => {
  const { CARACTERIZA_USER_FOLDER, APPDATA, XDG_CONFIG_HOME } = environment
  if (CARACTERIZA_USER_FOLDER) return CARACTERIZA_USER_FOLDER
  if (platform === 'win32') return join(APPDATA || join(home, 'AppData', 'Roaming'), 'Caracteriza')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Caracteriza')
  return join(XDG_CONFIG_HOME || join(home, '.config'), 'caracteriza')
}

/** The file with the last known heads of studies. */
export const headsFile = (environment: NodeJS.ProcessEnv): string => join(userFolder(environment), 'heads.json')
