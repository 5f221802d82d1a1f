import { organization, people, residents, roles, sessions, signIn as access, structure } from '@guanjia/contract'
import { rawRoute, route, type Exchange, type Route } from '../../platform/http/route.ts'
import { exportList } from '../../platform/records/export.ts'
import { AppError } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { tokenOf } from '../../platform/http/server.ts'
import { createApiKey, listApiKeys, revokeApiKey } from './api-keys/api-keys.ts'
import type { Authenticator, SignedIn } from './authenticate.ts'
import { actOnCertificate, changeCertificate, createCertificate, listCertificates } from './certificates.ts'
import { changeCompetence, createCompetence, listCompetences } from './competences.ts'
import { createEmployee, listEmployees, setShift } from './employees.ts'
import { employeesFile, substitutionsFile } from './export-employees.ts'
import { planCertificateExport } from './export-certificates.ts'
import { endOwnSession, listOwnSessions } from './own-sessions.ts'
import { requestPhoneCode } from './phone-codes.ts'
import { openPhoneSession } from './phone-sign-in.ts'
import { actOnRole, changeRole, createRole } from './roles/change-roles.ts'
import { getRole, listRoles, roleTimeline } from './roles/list-roles.ts'
import { changeEmployee, employeeTimeline, getEmployee } from './profile.ts'
import { addReadyPositions } from './posts.ts'
import { placeOf } from './sign-in/devices.ts'
import { changeOwnAccount, describeSession, setSessionCookie, signIn, signOut } from './sessions.ts'
import { setUp, setupState } from './setup.ts'
import { actOnAccount, getAccountSafety } from './sign-in/account-safety.ts'
import { beginOidc, openOidcSession, signInOptions } from './sign-in/oidc.ts'
import { getOidcProvider, saveOidcProvider, testOidcProvider } from './sign-in/oidc-settings.ts'
import { changeSecurityPolicy, getSecurityPolicy, storageUse } from './sign-in/policy.ts'
import { proveSelf } from './sign-in/proof.ts'
import { actOnSecondFactor, beginSecondFactor, confirmSecondFactor, getSecondFactor } from './sign-in/second-factor.ts'
import { createSubstitution, endSubstitution, listSubstitutions } from './substitutions.ts'

export function peopleRoutes(authenticator: Authenticator): Route[] {
  const current = async (exchange: Exchange): Promise<SignedIn> => {
    // It was used by the request already.
    const found = await authenticator.find(tokenOf(exchange.request) ?? '', '', false)
    if (!found) throw new AppError('not_signed_in')
    return found
  }
  const describe = (ctx: Ctx, signedIn: SignedIn): Promise<sessions.Session> => describeSession(ctx, ctx.actor.accountId!, signedIn)
  return [
    rawRoute(sessions.createSession, async (exchange, { body }) => {
      const made = await signIn(exchange.app, body, placeOf(exchange))
      setSessionCookie(exchange.app, exchange.reply, made.token)
      return made
    }),
    rawRoute(residents.requestPhoneCode, (exchange, { body }) => requestPhoneCode(exchange.app, body, exchange.request.ip)),
    rawRoute(residents.openPhoneSession, async (exchange, { body }) => {
      const answer = await openPhoneSession(exchange.app, body, placeOf(exchange))
      if (answer.outcome === 'signed_in') setSessionCookie(exchange.app, exchange.reply, answer.token)
      return answer
    }),
    route(residents.listOwnSessions, (ctx, _, exchange) => listOwnSessions(ctx, exchange)),
    route(residents.endOwnSession, (ctx, input) => endOwnSession(ctx, input, authenticator)),
    route(people.getEmployee, getEmployee),
    route(people.changeEmployee, changeEmployee),
    route(people.employeeTimeline, employeeTimeline),
    route(structure.addReadyPositions, addReadyPositions),
    route(access.getSecondFactor, getSecondFactor),
    route(access.beginSecondFactor, beginSecondFactor),
    route(access.confirmSecondFactor, (ctx, input) => confirmSecondFactor(ctx, input, authenticator)),
    route(access.actOnSecondFactor, actOnSecondFactor),
    rawRoute(access.proveSelf, (exchange, { body }, actor) => proveSelf(exchange.app, actor!, body, exchange.request.ip)),
    route(access.getAccountSafety, getAccountSafety),
    route(access.actOnAccount, (ctx, input) => actOnAccount(ctx, input, authenticator)),
    route(access.getSecurityPolicy, getSecurityPolicy),
    route(access.changeSecurityPolicy, changeSecurityPolicy),
    route(access.storageUse, storageUse),
    route(access.getOidcProvider, getOidcProvider),
    route(access.saveOidcProvider, saveOidcProvider),
    route(access.testOidcProvider, testOidcProvider),
    rawRoute(access.signInOptions, (exchange) => signInOptions(exchange.app)),
    rawRoute(access.beginOidc, (exchange, input) => beginOidc(exchange.app, input, exchange.reply)),
    rawRoute(access.openOidcSession, async (exchange, input) => {
      const made = await openOidcSession(exchange, input, placeOf(exchange))
      setSessionCookie(exchange.app, exchange.reply, made.token)
      return made
    }),
    route(access.listApiKeys, listApiKeys),
    route(access.createApiKey, createApiKey),
    route(access.revokeApiKey, (ctx, input) => revokeApiKey(ctx, input, authenticator)),
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
    rawRoute(people.exportCertificates, (exchange, { query }, actor) => exportList(exchange, actor!, query.format, (ctx) => planCertificateExport(ctx, query))),
    route(people.createCertificate, createCertificate),
    route(people.changeCertificate, changeCertificate),
    route(people.actOnCertificate, actOnCertificate),
    route(sessions.currentSession, async (ctx, _, exchange) => describe(ctx, await current(exchange))),
    route(sessions.endSession, (ctx, _, exchange) => signOut(ctx, exchange, authenticator)),
    route(sessions.changeOwnAccount, async (ctx, { body }, exchange) => changeOwnAccount(ctx, body, await current(exchange), authenticator)),
    rawRoute(sessions.setupState, (exchange) => setupState(exchange.app)),
    rawRoute(sessions.setup, async (exchange, { body }) => {
      const made = await setUp(exchange.app, body, placeOf(exchange))
      setSessionCookie(exchange.app, exchange.reply, made.token)
      return made
    }),
    route(organization.listEmployees, listEmployees),
    employeesFile,
    route(organization.createEmployee, createEmployee),
    route(organization.setShift, setShift),
    substitutionsFile,
    route(organization.listSubstitutions, listSubstitutions),
    route(organization.createSubstitution, createSubstitution),
    route(organization.endSubstitution, endSubstitution),
  ]
}
