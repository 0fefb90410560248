import { below, type Gates, hold } from './figures.ts'

/**
 * INEGI's bands for household surveys (agreement CAC-007/01/2018, as the sample designs of ENOE print them): high
 * precision below a CV of 15 %, moderate from 15 % to below 30 %, low from 30 %. Flags the figure, never withholds it.
 */
export const inegi: Gates = ({ cv }, findings) => {
  if (below(cv, 0.15)) return
  if (below(cv, 0.3)) hold(findings, 'weak', 'cv-15-or-more')
  else hold(findings, 'unreliable', 'cv-30-or-more')
}
