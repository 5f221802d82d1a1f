import { resolve } from 'node:path'
import { z } from 'zod'

const flag = (fallback: '0' | '1') => z.enum(['0', '1']).default(fallback).transform((value) => value === '1')

const Env = z.object({
  /** An own PostgreSQL ≥ 15, as a role that may create tables and roles; without it the embedded server starts. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** A streaming replica of it, for reports; same roles and passwords. */
  DATABASE_REPLICA_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** How far behind the replica may be, in seconds, before reports read from the primary. */
  GUANJIA_REPLICA_LAG: z.coerce.number().min(0).default(30),
  /** How long a stopping server goes on answering, in milliseconds, so that a proxy notices first. */
  GUANJIA_DRAIN_MS: z.coerce.number().int().min(0).max(60_000).default(500),
  GUANJIA_DATA: z.string().min(1).default('data'),
  GUANJIA_DEMO: flag('1'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  /** Connections of one server process to the database. */
  GUANJIA_POOL: z.coerce.number().int().min(2).max(200).default(16),
  /** Largest upload in MiB. */
  GUANJIA_UPLOAD_MIB: z.coerce.number().int().min(1).max(500).default(30),
  SESSION_DAYS: z.coerce.number().int().min(1).max(365).default(14),
  /** 64 hex digits or a whole key ring; encrypts identity papers. Without it a key file is made in the data folder at the first start. */
  GUANJIA_KEY: z.string().regex(/^([0-9a-f]{64}|\s*\{[\s\S]*\}\s*)$/i).optional(),
  /** A key file elsewhere, such as a mounted secret. */
  GUANJIA_KEY_FILE: z.string().min(1).optional(),
  /** Shows the codes of phone sign-in on the screen instead of sending them: for trying out, never with real residents. */
  GUANJIA_SHOW_CODES: flag('0'),
  /** The address at which people reach the server, such as https://guanjia.example.com; messages and calendars link to it. */
  GUANJIA_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Lets mail servers, gateways and webhooks stand at private addresses and speak plain HTTP: for networks of the house. */
  GUANJIA_PRIVATE_TARGETS: flag('0'),
  /** Files in a bucket that speaks S3 (MinIO, OSS, COS, AWS …) instead of the data folder; `npm run cli -- files move` brings the old ones there. */
  GUANJIA_S3_BUCKET: z.string().min(1).optional(),
  GUANJIA_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  GUANJIA_S3_REGION: z.string().min(1).default('us-east-1'),
  GUANJIA_S3_KEY_ID: z.string().min(1).optional(),
  GUANJIA_S3_SECRET: z.string().min(1).optional(),
  /** `1` for MinIO and its like, `0` for OSS, COS and AWS. */
  GUANJIA_S3_PATH_STYLE: flag('0'),
  GUANJIA_S3_PREFIX: z.string().regex(/^([\w.-]+\/)*$/).default(''),
  /** How long another server may take to answer. */
  GUANJIA_OUTSIDE_SECONDS: z.coerce.number().min(0.1).max(60).default(15),
  /** Requests a minute of one account or API key, and without a session of one address; 0: as many as come. Counted by each process. */
  GUANJIA_RATE: z.coerce.number().int().min(0).optional(),
  GUANJIA_RATE_ADDRESS: z.coerce.number().int().min(0).optional(),
  /** Where backups go; better on another disk. Beside the data without it. */
  GUANJIA_BACKUPS: z.string().min(1).optional(),
  /** Set when the server stands behind TLS, so that the cookie is marked Secure. */
  GUANJIA_SECURE_COOKIE: flag('0'),
})

export interface Config {
  databaseUrl: string | undefined
  replicaUrl: string | undefined
  replicaLagSeconds: number
  drainMs: number
  dataFolder: string
  backupFolder: string
  /** Requests a minute; 0 for no limit. */
  rates: { account: number; address: number }
  loadsDemo: boolean
  host: string
  port: number
  logLevel: z.infer<typeof Env>['LOG_LEVEL']
  /** Answers are checked against the contract; on in tests and development. */
  checksResponses: boolean
  poolSize: number
  uploadBytes: number
  sessionDays: number
  key: string | undefined
  keyFile: string | undefined
  hasSecureCookie: boolean
  publicUrl: string | undefined
  allowsPrivateTargets: boolean
  outsideSeconds: number
  s3: S3Config | undefined
  showsPhoneCodes: boolean
}

interface S3Config {
  bucket: string
  endpoint: string | undefined
  region: string
  keyId: string
  secret: string
  pathStyle: boolean
  prefix: string
}

/** A bucket without its key would fail at the first upload: it fails at the start. */
function s3Of(e: z.infer<typeof Env>): S3Config | undefined {
  if (e.GUANJIA_S3_BUCKET === undefined) return undefined
  if (e.GUANJIA_S3_KEY_ID === undefined || e.GUANJIA_S3_SECRET === undefined) throw new Error('Bad environment:\nGUANJIA_S3_BUCKET needs GUANJIA_S3_KEY_ID and GUANJIA_S3_SECRET')
  return {
    bucket: e.GUANJIA_S3_BUCKET, endpoint: e.GUANJIA_S3_ENDPOINT, region: e.GUANJIA_S3_REGION, keyId: e.GUANJIA_S3_KEY_ID, secret: e.GUANJIA_S3_SECRET, pathStyle: e.GUANJIA_S3_PATH_STYLE, prefix: e.GUANJIA_S3_PREFIX,
  }
}

/** The only reader of the environment. Throws one error that names every bad variable. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = Env.safeParse(env)
  if (!parsed.success) throw new Error(`Bad environment:\n${z.prettifyError(parsed.error)}`)
  const e = parsed.data
  return {
    databaseUrl: e.DATABASE_URL,
    replicaUrl: e.DATABASE_REPLICA_URL,
    replicaLagSeconds: e.GUANJIA_REPLICA_LAG,
    drainMs: e.GUANJIA_DRAIN_MS,
    dataFolder: resolve(e.GUANJIA_DATA),
    backupFolder: resolve(e.GUANJIA_BACKUPS ?? `${e.GUANJIA_DATA}/backups`),
    // Tests and measurements send as much as they can.
    rates: { account: e.GUANJIA_RATE ?? (e.NODE_ENV === 'test' ? 0 : 3000), address: e.GUANJIA_RATE_ADDRESS ?? (e.NODE_ENV === 'test' ? 0 : 600) },
    loadsDemo: e.GUANJIA_DEMO,
    host: e.HOST,
    port: e.PORT,
    logLevel: e.LOG_LEVEL,
    checksResponses: e.NODE_ENV !== 'production',
    poolSize: e.GUANJIA_POOL,
    uploadBytes: e.GUANJIA_UPLOAD_MIB * 1024 * 1024,
    sessionDays: e.SESSION_DAYS,
    key: e.GUANJIA_KEY,
    keyFile: e.GUANJIA_KEY_FILE === undefined ? undefined : resolve(e.GUANJIA_KEY_FILE),
    hasSecureCookie: e.GUANJIA_SECURE_COOKIE,
    publicUrl: e.GUANJIA_URL?.replace(/\/$/, ''),
    allowsPrivateTargets: e.GUANJIA_PRIVATE_TARGETS,
    outsideSeconds: e.GUANJIA_OUTSIDE_SECONDS,
    s3: s3Of(e),
    showsPhoneCodes: e.GUANJIA_SHOW_CODES,
  }
}

/** The environment of a command that works on the same installation in a process of its own. */
export function environmentOf(config: Config): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, GUANJIA_KEY: _key, GUANJIA_KEY_FILE: _keyFile, ...others } = process.env
  return {
    ...others,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    GUANJIA_DATA: config.dataFolder,
    GUANJIA_BACKUPS: config.backupFolder,
    ...(config.databaseUrl === undefined ? {} : { DATABASE_URL: config.databaseUrl }),
    ...(config.key === undefined ? {} : { GUANJIA_KEY: config.key }),
    ...(config.keyFile === undefined ? {} : { GUANJIA_KEY_FILE: config.keyFile }),
  }
}
