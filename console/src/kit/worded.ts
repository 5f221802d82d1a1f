import i18next from 'i18next'
import { ProblemError, isProblem, type T } from '@guanjia/ui'

/** Values and names of the record help everybody; English sentences only those who chose English. */
function isReadable(message: string): boolean {
  return i18next.language === 'en' || !/[a-z]{2,} [a-z]{2,}/i.test(message) || /\p{Script=Han}/u.test(message)
}

/**
 * The same problem with every field error in the words of its code: “已有相同的记录：3-2-1201” beside the field instead of a bare `3-2-1201`.
 * What the form itself checks (`invalid_request`) keeps its own message; `own` words some fields better than their code does, by
 * pointer with `#` for the places of a list: `/phones/#/number`.
 */
export function worded(error: unknown, t: T, own: Record<string, string> = {}): unknown {
  if (!isProblem(error) || error.code === 'invalid_request' || error.code === 'offline' || !error.problem?.errors?.length) return error
  const general = t(`error.${error.code}`)
  const errors = error.problem.errors.map(({ pointer, message }) => {
    const what = own[pointer.replaceAll(/\/\d+/g, '/#')] ?? general
    return { pointer, message: message && isReadable(message) ? t('shell.wrong', { what, detail: message }) : what }
  })
  return new ProblemError(error.code, { ...error.problem, errors }, error.message)
}

/** Runs an act and words what it throws. */
export async function inWords<R>(t: T, act: () => Promise<R>, own?: Record<string, string>): Promise<R> {
  try {
    return await act()
  } catch (error) {
    throw worded(error, t, own)
  }
}
