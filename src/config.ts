import { z } from 'zod'

/** What the environment says, checked once at the start. */
export type Config = {
  mode: 'production' | 'demo' | 'test'
  databaseUrl: string
  payloadSecret: string
  /** Without a slash at the end. */
  publicUrl: string
}

/** Every line is one thing to mend. */
export class ConfigurationError extends Error {
  constructor(readonly lines: string[]) {
    super(lines.join('\n'))
  }
}

const weakSecret = /^(change|secret|password|test|default)/i

const environment = z
  .object({
    APP_MODE: z.enum(['production', 'demo', 'test']).default('production'),
    DATABASE_URL: z
      .string('DATABASE_URL is missing: the address of the PostgreSQL database')
      .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must start with postgres://'),
    PAYLOAD_SECRET: z
      .string('PAYLOAD_SECRET is missing: at least 32 random characters')
      .min(32, 'PAYLOAD_SECRET is too short: use at least 32 random characters'),
    PUBLIC_URL: z.url({
      protocol: /^https?$/,
      error:
        'PUBLIC_URL is missing or is not an address: where people reach this service, like https://access.example',
    }),
  })
  .superRefine((values, context) => {
    if (values.APP_MODE !== 'production') return
    if (weakSecret.test(values.PAYLOAD_SECRET))
      context.addIssue({ code: 'custom', message: 'PAYLOAD_SECRET is a placeholder: use random characters' })
    const { protocol, hostname } = new URL(values.PUBLIC_URL)
    if (protocol !== 'https:' && hostname !== 'localhost')
      context.addIssue({ code: 'custom', message: 'PUBLIC_URL must start with https://' })
  })

/** @throws ConfigurationError with one line for each missing or weak value */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const read = environment.safeParse(env)
  if (!read.success)
    throw new ConfigurationError([...new Set(read.error.issues.map(({ message }) => message))])
  return {
    mode: read.data.APP_MODE,
    databaseUrl: read.data.DATABASE_URL,
    payloadSecret: read.data.PAYLOAD_SECRET,
    publicUrl: read.data.PUBLIC_URL.replace(/\/+$/, ''),
  }
}
