/** What a key may cost at the least: tests make and open hundreds of studies. */
export const cheapKey = { memoryKiB: 8192, passes: 1, lanes: 1 }
