/** The program, as printed in methodology notes. The same as in package.json (a test holds them together). */
export const programVersion = '0.1.0'

/** Raised whenever the same plan and data give other numbers, so that kept results are computed anew. */
export const methodVersion = 6
