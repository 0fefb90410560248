import { Fragment, type ReactNode } from 'react'

export type Fact = { readonly term: string; readonly value: ReactNode }

/** Terms and what they are, in two columns; what has no value is left out. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts
      .filter(({ value }) => value !== '' && value !== null)
      .map(({ term, value }) => (
        <Fragment key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
  </dl>
)
