import { ProblemError, urlOf } from '@guanjia/ui'
import type { ErrorCode, Problem } from '@guanjia/contract/errors.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'

/**
 * Uploads one file and tells how much has left: `onProgress` gets 0 … 1. The id is made by the caller, so that a retry stores the file
 * once. Throws ProblemError, or an AbortError when the signal ends it. By XMLHttpRequest, because `fetch` does not tell what it has sent.
 */
export function uploadFile(file: File, id: string, onProgress: (part: number) => void, signal: AbortSignal): Promise<FileRef> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const form = new FormData()
    form.set('id', id)
    form.set('file', file, file.name)
    request.open('POST', urlOf('platform.uploadFile'))
    request.setRequestHeader('accept-language', document.documentElement.lang)
    request.responseType = 'json'
    request.upload.addEventListener('progress', ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress(loaded / total)
    })
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) return resolve(request.response as FileRef)
      const problem = request.response as Problem | null
      reject(new ProblemError((problem?.code ?? 'unavailable') as ErrorCode, problem, problem?.detail ?? `HTTP ${request.status}`))
    })
    request.addEventListener('error', () => reject(new ProblemError('offline', null, 'No answer from the server')))
    request.addEventListener('abort', () => reject(new DOMException('The upload was stopped', 'AbortError')))
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}
