import pg from 'pg'
import pino, { type LoggerOptions } from 'pino'

/**
 * How the server logs: JSON lines with a time, no bodies, no headers. Failures of the database are told by code and place only, because
 * its own words quote the values: `Key (phone)=(138…) already exists`.
 */
export function logOptions(level: string): LoggerOptions {
  return {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['req.headers.authorization', 'req.headers.cookie', 'password', 'token', '*.password', '*.token'],
    serializers: { err: presentFailure },
  }
}

/** What may be said of a failure without repeating anybody's data. */
export function presentFailure(error: unknown): unknown {
  if (error instanceof pg.DatabaseError) {
    const { code, severity, schema, table, column, constraint, routine } = error
    return { type: 'DatabaseError', code, severity, schema, table, column, constraint, routine, stack: framesOf(error) }
  }
  if (!(error instanceof Error)) return { type: typeof error }
  const cause = error.cause === undefined ? {} : { cause: presentFailure(error.cause) }
  return { type: error.name, message: error.message.slice(0, 500), code: (error as { code?: string }).code, stack: framesOf(error), ...cause }
}

/** Where it happened, without the message that stands above. */
function framesOf(error: Error): string | undefined {
  return error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).join('\n')
}
