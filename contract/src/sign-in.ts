import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { RoleKey } from './grants.ts'
import { SHORTEST_PASSWORD } from './password-rule.ts'
import { PERMISSIONS } from './permissions.ts'
import { Session } from './sessions.ts'
import { Id, IdParams, Instant, Ref, itemsOf, text } from './shared.ts'

/** What belongs to a person alone: no key of another system gets there. */
const personal = { access: 'signed_in', isForPeople: true } as const

export const SecondFactor = z.object({
  isOn: z.boolean(), since: Instant.nullable(),
  /** A role of the person asks for it. */
  isRequired: z.boolean(), recoveryCodesLeft: z.number().int(),
}).meta({ id: 'SecondFactor' })
const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })
export const getSecondFactor = endpoint({ ...personal, method: 'GET', path: '/second-factor', summary: 'Whether my sign-in has a second factor', isBeforeFinished: true, response: SecondFactor })
export const beginSecondFactor = endpoint({
  ...personal, method: 'POST', path: '/second-factor', summary: 'Make a new secret for an authenticator app; it counts once a code of it was typed', isBeforeFinished: true, hasSecret: true,
  body: z.object({ password: z.string().min(1).max(200) }), response: z.object({ secret: z.string(), uri: z.string() }), errors: ['wrong_login', 'too_many_attempts', 'action_not_allowed'],
})
export const confirmSecondFactor = endpoint({
  ...personal, method: 'POST', path: '/second-factor/confirmation', summary: 'Switch the second factor on by a code; answers the recovery codes, once', isBeforeFinished: true, hasSecret: true,
  body: z.object({ code: text(20, 6) }), response: RecoveryCodes, errors: ['sign_in.wrong_code', 'action_not_allowed'],
})
export const actOnSecondFactor = endpoint({
  ...personal, method: 'POST', path: '/second-factor/actions', summary: 'Switch the second factor off, or make new recovery codes', hasSecret: true,
  body: z.object({ action: z.enum(['remove', 'new_codes']), password: z.string().min(1).max(200) }), response: RecoveryCodes, errors: ['wrong_login', 'too_many_attempts', 'action_not_allowed', 'rule_broken'],
})

/** How strict the house is with its accounts. */
export const SecurityPolicy = z.object({
  /** Characters of a newly chosen password; those from before stay valid. */
  passwordLength: z.number().int().min(SHORTEST_PASSWORD).max(64),
  /** How long a session may rest unused: at a desk, and in the app of a phone. */
  idleMinutes: z.number().int().min(15).max(1440), phoneIdleMinutes: z.number().int().min(15).max(20_160),
  /** What one account may store in 24 hours. */
  uploadMibADay: z.number().int().min(50).max(1_000_000),
  version: z.number().int(),
}).meta({ id: 'SecurityPolicy' })
export type SecurityPolicy = z.infer<typeof SecurityPolicy>
export const getSecurityPolicy = endpoint({ method: 'GET', path: '/security-policy', summary: 'Length of passwords, rest of sessions, daily storage', access: 'sign_in:manage', response: SecurityPolicy })
export const changeSecurityPolicy = endpoint({ method: 'PUT', path: '/security-policy', summary: 'Change how strict the house is with its accounts', access: 'sign_in:manage', body: SecurityPolicy, response: SecurityPolicy, errors: ['not_permitted', 'stale_version'] })
export const storageUse = endpoint({
  method: 'GET', path: '/storage-use', summary: 'What accounts have stored, who stored most in the last day first', access: 'sign_in:manage', errors: ['not_permitted'],
  response: z.object({ bytes: z.number().int(), files: z.number().int(), items: z.array(z.object({ account: Ref, bytes: z.number().int(), bytesOfDay: z.number().int(), files: z.number().int() })) }),
})

/** Who sits here is asked again before something that nobody else may see: the password, or a code of the second factor. */
export const proveSelf = endpoint({
  ...personal, method: 'POST', path: '/my-proof', summary: 'Prove again who I am, by password or second factor; a miss counts like one of signing in',
  body: z.object({ password: z.string().min(1).max(200).optional(), code: text(20, 6).optional() }).refine(({ password, code }) => (password === undefined) !== (code === undefined), { path: ['password'], error: 'one of them' }),
  response: z.object({ provedAt: Instant }), errors: ['wrong_login', 'sign_in.wrong_code', 'too_many_attempts', 'action_not_allowed'],
})

/** A sign-in of a colleague, as who manages people sees it. */
export const AccountSafety = z.object({
  login: z.string(), hasSecondFactor: z.boolean(), needsSecondFactor: z.boolean(), mustChangePassword: z.boolean(),
  /** Until when too many misses keep the login closed. */
  lockedUntil: Instant.nullable(),
  sessions: z.array(z.object({ id: Id, device: z.string(), address: z.string(), method: z.enum(['password', 'code', 'oidc']), startedAt: Instant, lastSeenAt: Instant.nullable(), expiresAt: Instant })),
}).meta({ id: 'AccountSafety' })
export type AccountSafety = z.infer<typeof AccountSafety>
export const getAccountSafety = endpoint({ method: 'GET', path: '/employees/{id}/sign-in', summary: 'How a colleague signs in, and where they are signed in', access: 'people:manage', params: IdParams, response: AccountSafety, errors: ['not_found', 'not_permitted'] })
export const actOnAccount = endpoint({
  method: 'POST', path: '/employees/{id}/sign-in/actions', summary: 'Temporary password, end sessions, unlock, take the second factor off', access: 'people:manage', params: IdParams, hasSecret: true,
  body: z.discriminatedUnion('action', [
    z.object({ action: z.literal('reset_password') }),
    /** Without a session: all of them. */
    z.object({ action: z.literal('end_sessions'), sessionId: Id.optional() }),
    z.object({ action: z.literal('unlock') }),
    z.object({ action: z.literal('remove_second_factor'), reason: text(200, 1) }),
  ]),
  /** `password`: shown this once; it works for three days and only to choose another. */
  response: z.object({ password: z.string().nullable(), safety: AccountSafety }), errors: ['not_found', 'not_permitted', 'action_not_allowed'],
})

export const OidcProvider = z.object({
  label: z.string(), issuer: z.string(), clientId: z.string(), hasSecret: z.boolean(), consoleUrl: z.string(), redirectUri: z.string(), loginClaim: z.string(),
  provision: z.object({ role: RoleKey, siteId: Id.nullable() }).nullable(), isActive: z.boolean(), version: z.number().int(),
}).meta({ id: 'OidcProvider' })
export type OidcProvider = z.infer<typeof OidcProvider>
const Url = z.url({ protocol: /^https?$/ }).max(300)
const OidcFacts = z.object({
  label: text(40, 1), issuer: Url, clientId: text(200, 1), consoleUrl: Url, loginClaim: z.string().regex(/^[\w:/.-]{1,80}$/).default('preferred_username'),
  /** Left out: the one that is kept. */
  clientSecret: z.string().min(1).max(500).optional(),
  provision: z.object({ role: RoleKey, siteId: Id.nullable() }).nullable().default(null), isActive: z.boolean().default(false),
})
export const getOidcProvider = endpoint({ method: 'GET', path: '/oidc-provider', summary: 'The single sign-on of the company', access: 'sign_in:manage', response: z.object({ provider: OidcProvider.nullable() }) })
export const saveOidcProvider = endpoint({
  method: 'PUT', path: '/oidc-provider', summary: 'Set up the single sign-on', access: 'sign_in:manage', body: OidcFacts.extend({ version: z.number().int().optional() }), response: OidcProvider,
  errors: ['stale_version', 'rule_broken', 'not_found', 'not_permitted'],
})
export const testOidcProvider = endpoint({
  method: 'POST', path: '/oidc-provider/test', summary: 'Ask the provider for what it offers', access: 'sign_in:manage', body: OidcFacts.pick({ issuer: true, clientId: true }),
  response: z.object({ works: z.boolean(), problem: z.string().nullable(), authorizationEndpoint: z.string().nullable() }), errors: ['rule_broken'],
})
export const signInOptions = endpoint({ method: 'GET', path: '/sign-in-options', summary: 'What the sign-in page offers', access: 'public', response: z.object({ oidc: z.array(z.object({ id: Id, label: z.string() })) }) })
export const beginOidc = endpoint({
  method: 'POST', path: '/oidc-attempts', summary: 'Begin a single sign-on: where to send the browser', access: 'public', body: z.object({ organizationId: Id }), response: z.object({ url: z.string() }),
  errors: ['not_found', 'unavailable'],
})
export const openOidcSession = endpoint({
  method: 'POST', path: '/oidc-sessions', summary: 'End a single sign-on with what the provider sent back', access: 'public',
  body: z.object({ code: text(4000, 1), state: text(500, 1), iss: text(500).optional(), device: text(200).optional() }), response: z.object({ token: z.string(), session: Session }),
  errors: ['sign_in.oidc_refused', 'sign_in.oidc_unknown', 'unavailable'],
})

export const ApiKey = z.object({
  id: Id, name: z.string(), beginning: z.string(), permissions: z.array(z.enum(PERMISSIONS)), sites: z.array(Ref).nullable(), perMinute: z.number().int(), answerable: Ref,
  createdAt: Instant, createdBy: Ref.nullable(), expiresAt: Instant, revokedAt: Instant.nullable(), lastUsedAt: Instant.nullable(), lastAddress: z.string(), state: z.enum(['active', 'expired', 'revoked', 'idle']),
}).meta({ id: 'ApiKey' })
export type ApiKey = z.infer<typeof ApiKey>
export const listApiKeys = endpoint({ method: 'GET', path: '/api-keys', summary: 'Keys of other systems', access: 'api_keys:manage', response: itemsOf(ApiKey) })
export const createApiKey = endpoint({
  method: 'POST', path: '/api-keys', summary: 'New key; the token is shown this once', access: 'api_keys:manage', hasSecret: true,
  body: z.object({
    name: text(50, 1), permissions: z.array(z.enum(PERMISSIONS)).min(1).max(PERMISSIONS.length), siteIds: z.array(Id).min(1).max(200).nullable(), answerableId: Id,
    expiresAt: Instant, perMinute: z.number().int().min(1).max(6000).default(300),
  }),
  response: z.object({ token: z.string(), key: ApiKey }), errors: ['not_found', 'not_permitted', 'already_exists', 'rule_broken'],
})
export const revokeApiKey = endpoint({ method: 'POST', path: '/api-keys/{id}/revocation', summary: 'End a key at once', access: 'api_keys:manage', params: IdParams, response: ApiKey, errors: ['not_found', 'action_not_allowed'] })
