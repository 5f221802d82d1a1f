import type { CallInput } from '@guanjia/ui/api/call.ts'
import { useSend } from '../kit/send.ts'

type Body = CallInput<'complaints.actOnComplaint'>['body']

/** Sends an act on a complaint; true when it is done. What stood against it is in `error`. */
export function useComplaintAct(caseId: string) {
  const { send, isBusy, error, reset } = useSend('complaints.actOnComplaint', caseId, ['complaints', 'cases', 'platform'])
  return { isBusy, error, reset, send: async (body: Body): Promise<boolean> => (await send({ params: { id: caseId }, body }).catch(() => null)) !== null }
}
