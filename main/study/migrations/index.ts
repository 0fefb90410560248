import type { Migration } from '../migrate.ts'
import { identifierColumns } from './identifiers/0001-identifier-columns.ts'
import { links } from './identifiers/0002-links.ts'
import { entries as enteredIdentifiers } from './identifiers/0003-entries.ts'
import { firstStudy } from './study/0001-study.ts'
import { checks } from './study/0002-checks.ts'
import { draftRows } from './study/0003-drafts.ts'
import { people } from './study/0004-people.ts'
import { boundaries } from './study/0005-boundaries.ts'
import { care } from './study/0006-care.ts'
import { review } from './study/0007-review.ts'
import { releases } from './study/0008-releases.ts'
import { perturbation } from './study/0009-perturbation.ts'
import { logos } from './study/0010-logos.ts'
import { entries } from './study/0011-entries.ts'
import { entrySaves } from './study/0012-entry-saves.ts'

/** The steps of study.db, in order. */
export const studySteps: readonly Migration[] = [
  firstStudy,
  checks,
  draftRows,
  people,
  boundaries,
  care,
  review,
  releases,
  perturbation,
  logos,
  entries,
  entrySaves,
]

/** The steps of identifiers.db, in order. */
export const identifierSteps: readonly Migration[] = [identifierColumns, links, enteredIdentifiers]
