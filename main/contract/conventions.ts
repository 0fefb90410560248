/**
 * Whose habits the figures follow where programs differ: degrees of freedom, intervals, design effect, quantiles. Ours
 * unless a study has to agree with figures of another program.
 */
export const conventionNames = ['caracteriza', 'r-svyby', 'r-subset', 'stata', 'spss'] as const
export type ConventionName = (typeof conventionNames)[number]
