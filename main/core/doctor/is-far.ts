/** Beyond a quarter more or a fifth less, two sums of one population are not the same but for nonresponse or age. */
export const isFar = (sum: number, total: number): boolean => {
  const ratio = sum / total
  return ratio < 0.8 || ratio > 1.25
}
