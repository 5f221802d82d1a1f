import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Grant } from './grants.ts'
import { PERMISSIONS, ROLES } from './permissions.ts'
import { LONGEST_PASSWORD } from './password-rule.ts'
import { Id, Instant, Locale, Ref, text } from './shared.ts'

export const Session = z.object({
  account: z.object({ id: Id, login: z.string(), name: z.string(), locale: Locale }),
  organization: Ref,
  employeeId: Id.nullable(),
  personId: Id.nullable(),
  roles: z.array(Grant),
  permissions: z.array(z.enum(PERMISSIONS)),
  sites: z.array(Ref.extend({ kind: z.string(), timeZone: z.string() })),
  /** The resident's own units; empty for staff. */
  units: z.array(z.object({ id: Id, siteId: Id, code: z.string(), role: z.string() })),
  expiresAt: Instant,
  /** What must be done before anything else opens. */
  unfinished: z.enum(['password', 'second_factor']).nullable(),
  isDemo: z.boolean(),
  /** What the organisation asks of a new password, and after how many minutes unused this session ends. */
  passwordLength: z.number().int(), idleMinutes: z.number().int(),
}).meta({ id: 'Session' })
export type Session = z.infer<typeof Session>

/** What somebody signs in to: a desk that a shift shares, or a phone that one carries. */
const App = z.enum(['console', 'phone'])

export const createSession = endpoint({
  method: 'POST', path: '/sessions', summary: 'Sign in; the token works as bearer and is set as a cookie', access: 'public',
  body: z.object({ login: text(100, 1), password: z.string().min(1).max(200), device: text(200).optional(), app: App.default('console'),
    /** Of the authenticator app, or a recovery code; asked for by `sign_in.code_needed`. */
    code: text(20).optional() }),
  response: z.object({ token: z.string(), session: Session }),
  errors: ['wrong_login', 'too_many_attempts', 'sign_in.code_needed', 'sign_in.wrong_code', 'sign_in.password_expired'],
})
export const currentSession = endpoint({ method: 'GET', path: '/sessions/current', summary: 'Who am I, what may I do', access: 'signed_in', isForPeople: true, isBeforeFinished: true, response: Session })
export const endSession = endpoint({ method: 'DELETE', path: '/sessions/current', summary: 'Sign out', access: 'signed_in', isForPeople: true, isBeforeFinished: true, kind: 'empty' })
export const changeOwnAccount = endpoint({
  method: 'PATCH', path: '/sessions/current', summary: 'Change own language or password', access: 'signed_in', isForPeople: true, isBeforeFinished: true,
  body: z.object({ locale: Locale.optional(), password: z.object({ old: z.string().max(200), new: z.string().min(1).max(LONGEST_PASSWORD) }).optional() }),
  response: Session, errors: ['wrong_login', 'too_many_attempts', 'password.too_weak'],
})

/** First run: an empty database offers to make the organisation and its administrator, once. */
export const setupState = endpoint({
  method: 'GET', path: '/setup', summary: 'Is this a new installation', access: 'public',
  response: z.object({ needsSetup: z.boolean(), isDemo: z.boolean(), demoLogins: z.array(z.object({ login: z.string(), name: z.string(), role: z.enum(ROLES) })),
    /** A phone with which a resident of the demo signs in by code. */
    demoPhone: z.string().nullable(),
    /** How the house wants to serve, for the sign-in page; null where several houses share the installation. */
    house: z.object({ name: z.string(), slogan: z.string(), servicePhilosophy: z.array(z.string()) }).nullable() }),
})
export const setup = endpoint({
  method: 'POST', path: '/setup', summary: 'Make the organisation, its first site and its administrator', access: 'public',
  body: z.object({
    organizationName: text(100, 1), siteName: text(100, 1), siteKind: z.enum(['residential', 'office', 'commercial', 'sales_office']).default('residential'),
    timeZone: z.string().max(60).default('Asia/Shanghai'), locale: Locale.default('zh-CN'),
    administrator: z.object({ name: text(50, 1), login: text(100, 3), password: z.string().min(1).max(LONGEST_PASSWORD) }),
  }),
  response: z.object({ token: z.string(), session: Session }), errors: ['setup.done', 'password.too_weak'],
})
