import { z } from 'zod'
import { type KeyRing, keyRingFrom, readKeyRing } from './sealing/sealing.ts'

/** What the environment says, checked once at the start. `.env.example` tells what each is for. */
export type Config = {
  mode: 'production' | 'demo' | 'test'
  databaseUrl: string
  payloadSecret: string
  /** Without a slash at the end. */
  publicUrl: string
  /** Absent only outside production: mail is captured then. */
  smtpUrl?: string
  mailFrom: string
  /** Whether the server sends the mail itself, or a worker of its own does. */
  mailSender: 'inside' | 'separate'
  /** Seals evidence files and the secrets in mail that waits. */
  keys: KeyRing
  evidenceFolder: string
  /** Where captured mail is kept. */
  mailboxFile: string
  port: number
  host?: string
  /** Proxies before this server whose X-Forwarded-For is believed. */
  trustProxyHops: number
}

/** Every line is one thing to mend. */
export class ConfigurationError extends Error {
  constructor(readonly lines: string[]) {
    super(lines.join('\n'))
  }
}

const weakSecret = /^(change|secret|password|test|default|(.)\2+$)/i

const environment = z.object({
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
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s/]+/, 'SMTP_URL must start with smtp:// or smtps:// and name the mail server')
    .optional(),
  MAIL_FROM: z.string().min(3).optional(),
  MAIL_SENDER: z.enum(['inside', 'separate'], 'MAIL_SENDER must be inside or separate').default('inside'),
  SEALING_KEYS: z
    .string()
    .optional()
    .transform((text, context) => {
      try {
        return text === undefined ? undefined : readKeyRing(text)
      } catch (error) {
        context.addIssue({ code: 'custom', message: `SEALING_KEYS ${(error as Error).message}` })
        return undefined
      }
    }),
  EVIDENCE_FOLDER: z.string().default('media/evidence'),
  MAILBOX_FILE: z.string().default('data/mailbox.jsonl'),
  PORT: z.coerce
    .number('PORT must be a number')
    .int()
    .min(0)
    .max(65_535, 'PORT must be at most 65535')
    .default(3000),
  HOST: z.string().optional(),
  TRUST_PROXY_HOPS: z.coerce.number('TRUST_PROXY_HOPS must be a number').int().min(0).max(10).default(0),
})

type Environment = Record<string, string | undefined>

/** What production demands on top; found apart, so that everything to mend is named at once. */
function productionFaults(env: Environment): string[] {
  if ((env.APP_MODE ?? 'production') !== 'production') return []
  const faults: string[] = []
  if (!env.SMTP_URL)
    faults.push('SMTP_URL is missing: the mail server, like smtp://user:password@mail.example:587')
  if (weakSecret.test(env.PAYLOAD_SECRET ?? ''))
    faults.push('PAYLOAD_SECRET is a placeholder: use random characters')
  if (/^http:\/\/(?!localhost\b|127\.0\.0\.1\b)/i.test(env.PUBLIC_URL ?? ''))
    faults.push('PUBLIC_URL must start with https://')
  return faults
}

/** @throws ConfigurationError with one line for each missing or weak value */
export function loadConfig(given: Environment): Config {
  const env: Environment = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const read = environment.safeParse(env)
  const lines = read.success ? [] : read.error.issues.map(({ message }) => message)
  lines.push(...productionFaults(env))
  if (!read.success || lines.length) throw new ConfigurationError([...new Set(lines)])
  const values = read.data
  return {
    mode: values.APP_MODE,
    databaseUrl: values.DATABASE_URL,
    payloadSecret: values.PAYLOAD_SECRET,
    publicUrl: values.PUBLIC_URL.replace(/\/+$/, ''),
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM ?? `CalJOBS System Access <no-reply@${new URL(values.PUBLIC_URL).hostname}>`,
    mailSender: values.MAIL_SENDER,
    keys: values.SEALING_KEYS ?? keyRingFrom(values.PAYLOAD_SECRET),
    evidenceFolder: values.EVIDENCE_FOLDER,
    mailboxFile: values.MAILBOX_FILE,
    port: values.PORT,
    host: values.HOST,
    trustProxyHops: values.TRUST_PROXY_HOPS,
  }
}
