/** When records cannot be declared public: code → names of its parameters. */
export const publicFailures = {
  'public.identifiers': ['dataset'],
  'public.households': ['dataset'],
  'public.made-of': ['dataset', 'from'],
  'public.method': ['dataset', 'method'],
  'public.linked': ['dataset'],
} as const
