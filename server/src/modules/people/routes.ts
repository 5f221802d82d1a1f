import { organization, people, residents, roles, sessions, structure } from '@guanjia/contract'
import { rawRoute, route, type Exchange, type Route } from '../../platform/http/route.ts'
import { AppError } from '../../platform/errors.ts'
import { tokenOf } from '../../platform/http/server.ts'
import type { Authenticator } from './authenticate.ts'
import { actOnCertificate, changeCertificate, createCertificate, listCertificates } from './certificates.ts'
import { changeCompetence, createCompetence, listCompetences } from './competences.ts'
import { createEmployee, listEmployees, setShift } from './employees.ts'
import { endOwnSession, listOwnSessions } from './own-sessions.ts'
import { requestPhoneCode } from './phone-codes.ts'
import { openPhoneSession } from './phone-sign-in.ts'
import { actOnRole, changeRole, createRole } from './roles/change-roles.ts'
import { getRole, listRoles, roleTimeline } from './roles/list-roles.ts'
import { changeEmployee, employeeTimeline, getEmployee } from './profile.ts'
import { addReadyPositions } from './posts.ts'
import { changeOwnAccount, describeSession, setSessionCookie, signIn, signOut } from './sessions.ts'
import { setUp, setupState } from './setup.ts'
import { createSubstitution, endSubstitution, listSubstitutions } from './substitutions.ts'

export function peopleRoutes(authenticator: Authenticator): Route[] {
  const expiry = async (exchange: Exchange): Promise<Date> => {
    const found = await authenticator.find(tokenOf(exchange.request) ?? '')
    if (!found) throw new AppError('not_signed_in')
    return found.expiresAt
  }
  const deviceOf = (exchange: Exchange): string => exchange.request.headers['user-agent'] ?? ''
  return [
    rawRoute(sessions.createSession, async (exchange, { body }) => {
      const made = await signIn(exchange.app, body, deviceOf(exchange))
      setSessionCookie(exchange.app, exchange.reply, made.token)
      return made
    }),
    rawRoute(residents.requestPhoneCode, (exchange, { body }) => requestPhoneCode(exchange.app, body, exchange.request.ip)),
    rawRoute(residents.openPhoneSession, async (exchange, { body }) => {
      const answer = await openPhoneSession(exchange.app, body, deviceOf(exchange))
      if (answer.outcome === 'signed_in') setSessionCookie(exchange.app, exchange.reply, answer.token)
      return answer
    }),
    route(residents.listOwnSessions, (ctx, _, exchange) => listOwnSessions(ctx, exchange)),
    route(residents.endOwnSession, (ctx, input) => endOwnSession(ctx, input, authenticator)),
    route(people.getEmployee, getEmployee),
    route(people.changeEmployee, changeEmployee),
    route(people.employeeTimeline, employeeTimeline),
    route(structure.addReadyPositions, addReadyPositions),
    route(roles.listRoles, listRoles),
    route(roles.getRole, getRole),
    route(roles.roleTimeline, roleTimeline),
    route(roles.createRole, createRole),
    route(roles.changeRole, changeRole),
    route(roles.actOnRole, actOnRole),
    route(people.listCompetences, listCompetences),
    route(people.createCompetence, createCompetence),
    route(people.changeCompetence, changeCompetence),
    route(people.listCertificates, listCertificates),
    route(people.createCertificate, createCertificate),
    route(people.changeCertificate, changeCertificate),
    route(people.actOnCertificate, actOnCertificate),
    route(sessions.currentSession, async (ctx, _, exchange) => describeSession(ctx, ctx.actor.accountId!, await expiry(exchange))),
    route(sessions.endSession, (ctx, _, exchange) => signOut(ctx, exchange, authenticator)),
    route(sessions.changeOwnAccount, async (ctx, { body }, exchange) => changeOwnAccount(ctx, body, await expiry(exchange), authenticator)),
    rawRoute(sessions.setupState, (exchange) => setupState(exchange.app)),
    rawRoute(sessions.setup, async (exchange, { body }) => {
      const made = await setUp(exchange.app, body, deviceOf(exchange))
      setSessionCookie(exchange.app, exchange.reply, made.token)
      return made
    }),
    route(organization.listEmployees, listEmployees),
    route(organization.createEmployee, createEmployee),
    route(organization.setShift, setShift),
    route(organization.listSubstitutions, listSubstitutions),
    route(organization.createSubstitution, createSubstitution),
    route(organization.endSubstitution, endSubstitution),
  ]
}
