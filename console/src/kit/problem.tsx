import { Alert, App, Button, type FormInstance } from 'antd'
import i18next from 'i18next'
import { isProblem, useT, type T } from '@guanjia/ui'
import { byField } from './field-errors.ts'

/** Details of the server are mostly English; they help only those who can read them beside the words of the code. */
function isReadable(text: string): boolean {
  return i18next.language === 'en' || /\p{Script=Han}/u.test(text)
}

/** A failure in the words of the screen: by code first, the server's detail as the second sentence. */
export function problemWords(error: unknown, t: T): { title: string; detail: string | undefined } {
  if (!isProblem(error)) return { title: t('error.internal'), detail: error instanceof Error ? error.message : undefined }
  const title = t(`error.${error.code}` as 'error.offline', { defaultValue: error.message })
  const said = error.problem?.detail
  return { title, detail: said && said !== title && isReadable(said) ? said : undefined }
}

/** What went wrong, what to do, and a way to try again. Shows nothing without an error. */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT()
  if (!error) return null
  const { title, detail } = problemWords(error, t)
  const requestId = isProblem(error, 'internal') ? error.problem?.requestId : undefined
  // What is not there or not allowed does not change by asking again.
  const retries = onRetry !== undefined && !isProblem(error, 'not_found', 'not_permitted')
  return (
    <Alert
      type={isProblem(error, 'stale_version', 'someone_was_faster', 'work_order.taken') ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={title}
      description={
        detail || requestId ? (
          <>
            {detail}
            {requestId && <div className="gj-small gj-quiet">{t('shell.requestId', { id: requestId })}</div>}
          </>
        ) : undefined
      }
      action={
        retries && (
          <Button size="small" onClick={onRetry}>
            {t('shell.retry')}
          </Button>
        )
      }
    />
  )
}

/** `const complain = useComplain()`: a short notice for failures of one-click acts. */
export function useComplain(): (error: unknown) => void {
  const { notification } = App.useApp()
  const t = useT()
  return (error) => {
    const { title, detail } = problemWords(error, t)
    notification.error({ title, description: detail, placement: 'topRight', duration: 6 })
  }
}

/**
 * Puts the server's field errors beside the fields of a form (`/rating/score` → `['rating','score']`) and moves to the first.
 * Gives back whether every error found its field; if not, show the problem above the form as well.
 */
export function showFieldErrors(form: FormInstance, error: unknown): boolean {
  if (!isProblem(error) || !error.problem?.errors?.length) return false
  const { title } = problemWords(error, i18next.t)
  const errors = error.problem.errors.map(({ pointer, message }) => ({ pointer, message: isReadable(message) ? message : title }))
  // The fields on screen, also those that nobody has filled in yet.
  const { fields, hasOthers } = byField(errors, form.getFieldsError().map(({ name }) => name))
  form.setFields(fields)
  if (fields[0]) form.scrollToField(fields[0].name, { focus: true })
  return !hasOthers
}
