import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

describe('a phone that sends in the background', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('navigator', { onLine: true })
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined, removeItem: () => undefined })
    vi.stubGlobal('window', new EventTarget())
    vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  it('tries again when it said it would, not each time that something else is answered', async () => {
    const { noteAnswer } = await import('../kit/connection.ts')
    const { sendState, startSending, subscribeSending } = await import('./background.ts')
    let tries = 0
    let wasSending = false
    const leave = subscribeSending(() => {
      const { isSending } = sendState()
      if (isSending && !wasSending) tries++
      wasSending = isSending
    })
    // Nothing can be read from this phone, so each try fails on the phone itself.
    const stop = startSending('account')
    await vi.waitFor(() => expect(sendState().nextAt).not.toBeNull())
    expect(tries).toBe(1)
    for (let i = 0; i < 5; i++) {
      noteAnswer(false)
      noteAnswer(true)
      await vi.advanceTimersByTimeAsync(10)
    }
    expect(tries).toBe(1)
    await vi.advanceTimersByTimeAsync(sendState().nextAt! - Date.now())
    expect(tries).toBe(2)
    leave()
    stop()
  })
})
