import type { Endpoint, Locale } from '@guanjia/contract'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../auth/actor.ts'
import type { CtxStart } from '../ctx.ts'
import { AppError } from '../errors.ts'

/**
 * Whether somebody may call an operation at all, asked wherever one is carried out: for a request, for an act on many records, for a file
 * that is written in the background. Use cases narrow it. Throws `not_signed_in`, `sign_in.unfinished`, `not_permitted`.
 */
export function mustBeOpenTo({ access, isBeforeFinished, isForPeople }: Endpoint, actor: Actor | null): void {
  if (access === 'public') return
  if (!actor) throw new AppError('not_signed_in')
  if (actor.isUnfinished && !isBeforeFinished) throw new AppError('sign_in.unfinished')
  if (actor.isKey && isForPeople) throw new AppError('not_permitted', 'for people, not for keys')
  if (access !== 'signed_in') actor.mustBeAbleTo(access)
}

/** Who acts by a request, in which language and from which device. */
export function startOf(request: FastifyRequest, actor: Actor, locale: Locale): CtxStart {
  const device = request.headers['x-device'] ?? request.headers['user-agent']
  return { actor, locale, requestId: request.id, device: typeof device === 'string' ? device.slice(0, 200) : null }
}
