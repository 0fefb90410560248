import { config } from 'zod'

// The contract's schemas would make themselves faster with generated code, which the content policy forbids.
config({ jitless: true })
