import { useRef, useState } from 'react'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { whyNotKept } from '../inspections/doing.ts'
import { recordId } from '../kit/ids.ts'
import { toast } from '../kit/toast.tsx'
import type { Work } from './operations.ts'
import { putInOutbox } from './store.ts'

const LONGEST_TITLE = 60

interface Done {
  /** One id for what is on the screen, also when the phone had no room the first time. */
  id?: string
  title: string
  work: Work
  photos?: Parameters<typeof putInOutbox>[2]
  /** Where the draft lies that goes in the same breath. */
  draft?: string | null
}

/** Hands what was done over to the outbox, once however often it is tapped, and says so; or why the phone could not keep it. */
export function useHandOver(siteId: string) {
  const t = useT()
  const { account } = useSession()
  const isRunning = useRef(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  /** Whether it lies in the outbox now. */
  async function handOver({ id = recordId(), title, work, photos = [], draft = null }: Done, words: string): Promise<boolean> {
    if (isRunning.current) return false
    isRunning.current = true
    setBusy(true)
    setProblem(null)
    try {
      await putInOutbox(account.id, { id, siteId, title: title.slice(0, LONGEST_TITLE), pictureIds: photos.map((photo) => photo.id), work }, photos, draft)
      toast(words)
      return true
    } catch (error) {
      setProblem(whyNotKept(t, error))
      return false
    } finally {
      isRunning.current = false
      setBusy(false)
    }
  }
  return { handOver, isBusy, problem, setProblem, accountId: account.id }
}
