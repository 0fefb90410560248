/** The passphrase of the sample study. Guards nothing: its data are invented, and everybody is told it. */
export const samplePassphrase = 'muestra sintética sin secretos'
