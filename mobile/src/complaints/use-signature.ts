import { useRef, useState } from 'react'
import { isProblem, upload } from '@guanjia/ui/api/call.ts'
import { noteAnswer } from '../kit/connection.ts'
import { recordId } from '../kit/ids.ts'
import { signaturePicture } from '../kit/signature-pad.tsx'
import type { Stroke } from '../kit/strokes.ts'

/** A signature that is being drawn. The same drawing is sent under the same id, so that a second try stores it once. */
export function useSignature() {
  const [strokes, setStrokes] = useState<Stroke[]>([])
  const id = useRef(recordId())
  return {
    strokes,
    change: (next: Stroke[]): void => {
      id.current = recordId()
      setStrokes(next)
    },
    /** Uploads it as a picture and returns its file id. */
    settle: async (): Promise<string> => {
      try {
        const stored = await upload(await signaturePicture(strokes), 'signature.png', id.current)
        noteAnswer(true)
        return stored.id
      } catch (problem) {
        noteAnswer(!isProblem(problem, 'offline'))
        throw problem
      }
    },
  }
}
