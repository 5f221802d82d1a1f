import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import { ProblemError, isProblem } from '@guanjia/ui/api/call.ts'
import { useT, type T } from '@guanjia/ui/i18n/index.ts'
import { Empty } from './empty.tsx'

/** An error in the person's words, chosen by its code; wrong fields are named in the language that we asked the server for. */
export function problemText(t: T, error: unknown): string {
  if (!(error instanceof ProblemError)) return t('mobile.problem.unknown')
  const { code, problem } = error
  const text = t(`error.${code}` as 'error.offline', { defaultValue: t('mobile.problem.unknown') })
  if (code === 'invalid_request' && problem?.errors?.length) return [text, ...problem.errors.map(({ message }) => message)].join(' · ')
  return text
}

/** What the server says about these helps: rules have no words of their own yet, and of a refused text it names the words. */
const SAID_BY_THE_SERVER: readonly string[] = ['rule_broken', 'language.not_allowed']

/** The error beside the button that caused it. `isKept` says that what was typed is safe. */
export function ProblemNote({ error, isKept = false }: { error: unknown; isKept?: boolean }) {
  const t = useT()
  if (!error) return null
  const requestId = error instanceof ProblemError && error.code === 'internal' ? error.problem?.requestId : undefined
  const detail = error instanceof ProblemError && SAID_BY_THE_SERVER.includes(error.code) ? error.problem?.detail : undefined
  const isOffline = error instanceof ProblemError && error.code === 'offline'
  return (
    <p className="problem" role="alert">
      {problemText(t, error)}
      {isKept && isOffline && <small>{t('mobile.offline.saved')}</small>}
      {detail && <small>{detail}</small>}
      {requestId && <small>{t('mobile.problem.requestId', { id: requestId })}</small>}
    </p>
  )
}

/** When a whole screen can't stand. */
export function WholePageProblem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT()
  const [, navigate] = useLocation()
  // Asking again would not help; home does.
  const isElsewhere = isProblem(error, 'not_found', 'not_permitted')
  return (
    <div role="alert">
      <Empty
        sign="!"
        title={problemText(t, error)}
        act={
          isElsewhere ? (
            <Button color="primary" onClick={() => navigate('/', { replace: true })}>
              {t('mobile.notFound.act')}
            </Button>
          ) : (
            onRetry && (
              <Button color="primary" fill="outline" onClick={onRetry}>
                {t('mobile.retry')}
              </Button>
            )
          )
        }
      />
    </div>
  )
}
