import { z } from 'zod'
import { ERRORS, type ErrorCode, type FieldError, type Locale, type Problem } from '@guanjia/contract'
import { isConnectionLost, sqlState } from '../database/database.ts'
import { AppError } from '../errors.ts'
import { errorTitle } from '../i18n/words.ts'

/** What the database refuses although no use case foresaw it: still the caller's mistake, never a 500. */
const SQL_CODES: Record<string, ErrorCode> = {
  '23505': 'already_exists',
  '23503': 'rule_broken',
  '23514': 'rule_broken',
  '23502': 'invalid_request',
  '23P01': 'rule_broken',
  '22021': 'invalid_request',
  '22P05': 'invalid_request',
  '22003': 'invalid_request',
  '22P02': 'invalid_request',
  '54000': 'invalid_request',
}

/** The disk of the files or of the database is full, or the quota used up. */
function isOutOfSpace(error: unknown): boolean {
  return sqlState(error) === '53100' || ['ENOSPC', 'EDQUOT', 'EFBIG'].includes((error as { code?: string } | null)?.code ?? '')
}

/** Any failure as an expected one; null when it is a defect of ours. */
export function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error
  if (isConnectionLost(error)) return new AppError('unavailable', 'The database is not reachable right now')
  if (isOutOfSpace(error)) return new AppError('unavailable', 'No space is left on the disk; nothing was changed')
  const code = SQL_CODES[sqlState(error) ?? '']
  if (code) return new AppError(code)
  const status = (error as { statusCode?: number }).statusCode
  if (status === 413) return new AppError('payload_too_large')
  if (status === 415) return new AppError('unsupported_media')
  if (status !== undefined && status >= 400 && status < 500) return new AppError('invalid_request')
  return null
}

/** The one translator from failures to RFC 9457 problem details, worded in the caller's language. */
export function problemOf(error: AppError | null, requestId: string, locale: Locale): Problem {
  const code = error?.code ?? 'internal'
  const detail = error && error.message !== error.code ? error.message : undefined
  return {
    type: `urn:guanjia:problem:${code}`,
    title: errorTitle(code, locale),
    status: ERRORS[code],
    code,
    ...(detail === undefined ? {} : { detail }),
    requestId,
    ...(error?.errors ? { errors: error.errors } : {}),
    ...error?.extra,
  }
}

const LOCALE_ERRORS = { 'zh-CN': z.locales.zhCN().localeError, 'zh-TW': z.locales.zhTW().localeError, en: z.locales.en().localeError }

/** Parses one part of a request. Throws `invalid_request` naming every wrong field by JSON pointer (`/unitId`, `?limit`, `:id`). */
export function parsePart<S extends z.ZodType>(schema: S, value: unknown, part: 'body' | 'query' | 'params', locale: Locale): z.output<S> {
  const parsed = schema.safeParse(value, { error: LOCALE_ERRORS[locale] })
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.flatMap((issue) => fieldErrors(issue, part))
  throw new AppError('invalid_request', errors.map((e) => `${e.pointer}: ${e.message}`).join('; ').slice(0, 1000), errors.slice(0, 100))
}

function fieldErrors(issue: z.core.$ZodIssue, part: 'body' | 'query' | 'params'): FieldError[] {
  const path = issue.path.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'))
  const pointer = part === 'body' ? `/${path.join('/')}` : part === 'query' ? `?${path[0] ?? ''}${path.slice(1).map((key) => `[${key}]`).join('')}` : `:${path.join('.')}`
  return [{ pointer, message: issue.message }]
}

/** The caller's language: Accept-Language if we speak it, otherwise simplified Chinese. */
export function localeOf(header: string | undefined): Locale {
  const wanted = header?.toLowerCase() ?? ''
  if (wanted.startsWith('en')) return 'en'
  if (/^zh-(tw|hk|mo|hant)/.test(wanted)) return 'zh-TW'
  return 'zh-CN'
}
