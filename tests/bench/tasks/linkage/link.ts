import { inventedLists } from '../../../harness/people/invented-people.ts'
import { linkedPeople } from '../../../harness/people/linked-people.ts'
import { measured } from '../task.ts'

/* Two lists of invented persons, from their texts to the links: blocking, comparing, weighing, choosing. */

const lists = inventedLists(Number(process.argv[2]), 0.6, 2016)
let compared = 0
await measured(
  () => {
    const found = linkedPeople(lists)
    compared = found.compared
    const percent = (share: number): string => `${(100 * share).toFixed(2)} %`
    console.error(
      `  ${compared} pairs; precision ${percent(found.precision)}, recall ${percent(found.recall)}, ` +
        `${percent(found.recallReviewed)} with the ${found.review} pairs of the review list decided`,
    )
  },
  { count: () => compared },
)
