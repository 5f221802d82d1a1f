import { useRef, useState } from 'react'
import { isProblem, upload } from '@guanjia/ui/api/call.ts'
import { noteAnswer } from './connection.ts'
import { recordId } from './ids.ts'
import { signaturePicture } from './signature-pad.tsx'
import type { Stroke } from './strokes.ts'

/** Uploads a signature as a picture under an id of the caller, so that a second try stores it once. Returns the file's id. */
export async function sendSignature(strokes: readonly Stroke[], id: string): Promise<string> {
  try {
    const stored = await upload(await signaturePicture(strokes), 'signature.png', id)
    noteAnswer(true)
    return stored.id
  } catch (problem) {
    noteAnswer(!isProblem(problem, 'offline'))
    throw problem
  }
}

/** A signature that is being drawn on this screen; what is drawn anew goes under an id of its own. */
export function useSignature() {
  const [strokes, setStrokes] = useState<Stroke[]>([])
  const [isSending, setSending] = useState(false)
  const id = useRef(recordId())
  return {
    strokes,
    isSending,
    change: (next: Stroke[]): void => {
      id.current = recordId()
      setStrokes(next)
    },
    /** Uploads it and returns its file id. */
    settle: async (): Promise<string> => {
      setSending(true)
      try {
        return await sendSignature(strokes, id.current)
      } finally {
        setSending(false)
      }
    },
  }
}
